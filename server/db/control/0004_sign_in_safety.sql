-- What keeps sign-in safe. The same tables stand in every tenant's database.

-- Wrong passwords, counted by whom they were tried on and from where.
create table sign_in_failures (
  subject text primary key,
  failures integer not null,
  locked_until timestamptz,
  updated_at timestamptz not null default now()
);

-- Browsers and apps that have signed in before: a lock-out that strangers cause does not reach them.
create table known_devices (
  secret_hash text primary key,
  account integer not null references accounts on delete cascade,
  last_used_at timestamptz not null default now()
);
create index known_devices_account_idx on known_devices (account);

create table password_resets (
  account integer primary key references accounts on delete cascade,
  secret_hash text not null unique,
  expires_at timestamptz not null
);
