-- Every database has these; only a sandbox has rows in them.

-- Where the clock was sent. It goes there step by step, so a move may be under way: one at a time.
create table clock_moves (
  id integer generated always as identity primary key,
  from_at timestamptz not null default kitchen_now(),
  to_at timestamptz not null,
  moved_by integer references accounts,
  finished_at timestamptz,
  check (to_at > from_at)
);
create unique index clock_moves_open_key on clock_moves ((finished_at is null)) where finished_at is null;

-- What would have left a kitchen. A link in it opens nothing but the sandbox that it is kept in.
create table sandbox_messages (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('mail', 'webhook', 'payment')),
  recipient text not null,
  subject text not null,
  text text not null,
  at timestamptz not null default kitchen_now()
);
create index sandbox_messages_at_idx on sandbox_messages (at);

grant select, insert, update on clock_moves to kitchen_app;
grant select, insert on sandbox_messages to kitchen_app;

-- A table with this comment stays behind when a kitchen is copied: whose kitchen it is, its time and its log, what opens
-- its doors, and what it owes to others. A later table of such things gets the comment in its own migration.
do $$ declare name text; begin
  foreach name in array array[
    'schema_migrations', 'identity', 'clock', 'stream', 'outbox', 'jobs_done', 'idempotency_keys', 'sessions', 'api_keys',
    'stream_tickets', 'invitations', 'sign_in_failures', 'known_devices', 'password_resets', 'clock_moves', 'sandbox_messages'
  ] loop
    execute format('comment on table %I is %L', name, 'stays behind');
  end loop;
end $$;
