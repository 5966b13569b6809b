-- People who sign in. The same tables stand in every tenant's database, so that one piece of code signs in both.

create table accounts (
  id integer generated always as identity primary key,
  username text not null,
  email text not null default '',
  password_hash text,
  first_name text not null default '',
  last_name text not null default '',
  role text not null,
  is_active boolean not null default true,
  date_joined timestamptz not null default now(),
  last_login timestamptz
);
create unique index accounts_username_key on accounts (lower(username));
create unique index accounts_email_key on accounts (lower(email)) where email <> '';

-- One row per sign-in. "generation" counts the refresh tokens handed out; an older one than the last is a replay.
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

alter table accounts add constraint accounts_role_check check (role = 'superuser');
