-- What keeps sign-in safe. The same tables stand in the control database.

-- Tries with a wrong password, counted by whom they were on and from where, for an hour from the first of them. A try is
-- counted before its password is checked, so that a hundred at once are not a hundred checks.
create table sign_in_failures (
  subject text primary key,
  failures integer not null,
  since timestamptz not null,
  locked_until timestamptz
);
create index sign_in_failures_since_idx on sign_in_failures (since);

-- Browsers and apps that have signed in before: a lock-out that strangers cause does not reach them. Several people may
-- share one.
create table known_devices (
  account integer not null references accounts on delete cascade,
  secret_hash text not null,
  last_used_at timestamptz not null,
  primary key (account, secret_hash)
);
create index known_devices_secret_hash_idx on known_devices (secret_hash);

create table password_resets (
  account integer primary key references accounts on delete cascade,
  secret_hash text not null unique,
  expires_at timestamptz not null
);

-- What a key may do: all that its account may, or only look.
alter table api_keys add scope text not null default 'full' check (scope in ('full', 'read'));

grant select, insert, update, delete on sign_in_failures, known_devices, password_resets to kitchen_app;
