-- The control database: which kitchens there are, where each lives, and who runs the platform.

-- Databases and login roles of this installation are named "k" + tag + 12 digits, which tells them from those of another
-- installation on the same PostgreSQL server.
create table installation (
  tag text not null default left(gen_random_uuid()::text, 8) check (tag ~ '^[a-z0-9]{8}$'),
  only_row boolean primary key default true check (only_row)
);
insert into installation default values;

create table servers (
  id integer generated always as identity primary key,
  name text not null unique,
  created_at timestamptz not null default now()
);
insert into servers (name) values ('main');

create table plans (
  id integer generated always as identity primary key,
  name text not null,
  tier text not null default 'basic' check (tier in ('free', 'basic', 'pro', 'enterprise')),
  price_monthly numeric(10, 2) not null default 0,
  price_yearly numeric(10, 2) not null default 0,
  trial_days integer not null default 14 check (trial_days >= 0),
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index plans_tier_key on plans (tier) where is_active;

insert into plans (name, tier, price_monthly, price_yearly) values
  ('Free', 'free', 0, 0), ('Basic', 'basic', 99, 990), ('Pro', 'pro', 249, 2490), ('Enterprise', 'enterprise', 799, 7990);

-- "database" is at once the name of the tenant's database and of its login role; it never contains the slug.
create table tenants (
  id integer generated always as identity primary key,
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
  name text not null,
  state text not null default 'provisioning' check (state in ('provisioning', 'active', 'suspended')),
  server integer not null references servers,
  database text not null unique check (database ~ '^k[a-z0-9]{20}$'),
  plan integer references plans,
  time_zone text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  currency_digits integer not null check (currency_digits in (0, 2, 3)),
  schema_version integer not null default 0,
  schema_hash text,
  migration_error text,
  created_at timestamptz not null default now()
);
create unique index tenants_slug_key on tenants (lower(slug));

-- A sign-up is a saga: each step is recorded before the next one starts, so that whoever finds it can go on. "attempts"
-- is also the lease's number: who works under an older one has lost it and may record nothing more.
create table provisionings (
  id integer generated always as identity primary key,
  key text not null unique,
  tenant integer not null unique references tenants,
  step text not null default 'reserved' check (step in ('reserved', 'database', 'active')),
  admin_username text not null,
  admin_email text not null,
  admin_password_hash text,
  password_generated boolean not null,
  attempts integer not null default 1,
  error text,
  lease_until timestamptz not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index provisionings_open_idx on provisionings (lease_until) where finished_at is null;

-- Databases cloned ahead of need. A row is written before its database, so that no database is ever without one.
create table spare_databases (
  database text primary key check (database ~ '^k[a-z0-9]{20}$'),
  server integer not null references servers,
  template text not null,
  ready boolean not null default false,
  created_at timestamptz not null default now()
);
create index spare_databases_ready_idx on spare_databases (server, template) where ready;

-- Tenants that wrote lately: the relay's sweeper looks only here, never into a thousand idle databases.
create table dirty_tenants (
  tenant integer primary key references tenants on delete cascade,
  dirty_at timestamptz not null default now(),
  -- When one of the nodes last looked: they take turns.
  swept_at timestamptz not null default '-infinity'
);
