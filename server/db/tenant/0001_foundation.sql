-- What every kitchen's database holds before it sells anything. Written by the installation's owner; the kitchen's
-- own login role is a member of kitchen_app and has only what is granted to that role.

-- Which tenant this database belongs to. Every new connection reads it before it is used.
create table identity (
  tenant integer not null,
  only_row boolean primary key default true check (only_row)
);

create table settings (
  name text not null,
  time_zone text not null,
  currency text not null,
  currency_digits integer not null,
  tax_rate numeric(5, 2) not null default 0 check (tax_rate between 0 and 100),
  only_row boolean primary key default true check (only_row)
);

-- The kitchen's clock. Held only in tests and sandboxes; everything that asks for the time asks kitchen_now().
create table clock (
  held_at timestamptz,
  only_row boolean primary key default true check (only_row)
);
insert into clock default values;

create function kitchen_now() returns timestamptz language sql stable
  return coalesce((select held_at from clock), now());

-- Sessions run in the kitchen's time zone, so this is the date on the kitchen's wall.
create function kitchen_today() returns date language sql stable
  return kitchen_now()::date;

-- The instant at which a slot closes for a service date. A time in the skipped or the repeated hour of a clock change
-- means the later of the two readings: the customer is never cut short.
create function cutoff_at(service_date date, days_before integer, cutoff_time time) returns timestamptz
  language sql stable
  return (service_date - days_before + cutoff_time)::timestamp at time zone current_setting('TimeZone');

-- Money, always with the currency's digits: the scale is fixed when the kitchen is made (set_currency) and an amount
-- of any other scale is refused. Zero-, two- and three-digit currencies all read back as they go on the wire.
create domain amount as numeric check (abs(value) < 10000000000);

create procedure set_currency(digits integer) language plpgsql as $$
begin
  alter domain amount drop constraint if exists amount_digits;
  execute format('alter domain amount add constraint amount_digits check (scale(value) = %s)', digits);
end $$;

create table accounts (
  id integer generated always as identity primary key,
  username text not null,
  email text not null default '',
  password_hash text,
  first_name text not null default '',
  last_name text not null default '',
  role text not null check (role in ('admin', 'manager', 'staff', 'kitchen_staff', 'driver', 'customer')),
  is_active boolean not null default true,
  date_joined timestamptz not null default now(),
  last_login timestamptz
);
create unique index accounts_username_key on accounts (lower(username));
create unique index accounts_email_key on accounts (lower(email)) where email <> '';

create table sessions (
  id uuid primary key,
  account integer not null references accounts on delete cascade,
  generation integer not null default 1,
  rotated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  created_at timestamptz not null default now()
);
create index sessions_account_idx on sessions (account);
create index sessions_expires_at_idx on sessions (expires_at);

create table api_keys (
  id uuid primary key,
  account integer not null references accounts on delete cascade,
  name text not null,
  secret_hash text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  created_at timestamptz not null default now()
);

-- Answers kept for seven days so that a repeated request replays them. The row commits with its effect.
create table idempotency_keys (
  account integer not null references accounts on delete cascade,
  key text not null,
  request_hash text not null,
  status integer,
  body text,
  created_at timestamptz not null default kitchen_now(),
  primary key (account, key)
);
create index idempotency_keys_created_at_idx on idempotency_keys (created_at);

-- Events, written in the transaction of what happened. The relay stamps "seq" afterwards, in one order for all readers.
create table outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  type text not null,
  data jsonb not null,
  at timestamptz not null default kitchen_now(),
  seq bigint unique
);
create index outbox_unstamped_idx on outbox (id) where seq is null;

-- "epoch" changes when this log is no longer the continuation of what a reader saw (restore, move, clone).
create table stream (
  epoch uuid not null default gen_random_uuid(),
  last_seq bigint not null default 0,
  only_row boolean primary key default true check (only_row)
);
insert into stream default values;

-- What an event's handler has done; written with its effect, so that a job that runs twice changes nothing.
create table jobs_done (
  event bigint not null,
  handler text not null,
  done_at timestamptz not null default now(),
  primary key (event, handler)
);
create index jobs_done_done_at_idx on jobs_done (done_at);

-- Short-lived, single-use passes to the live stream.
create table stream_tickets (
  secret_hash text primary key,
  session uuid not null references sessions on delete cascade,
  expires_at timestamptz not null
);
create index stream_tickets_session_idx on stream_tickets (session);

grant usage on schema public to kitchen_app;
grant select on identity, settings, clock to kitchen_app;
grant update (name, tax_rate) on settings to kitchen_app;
grant select, insert, update, delete on
  accounts, sessions, api_keys, idempotency_keys, outbox, stream, jobs_done, stream_tickets to kitchen_app;
