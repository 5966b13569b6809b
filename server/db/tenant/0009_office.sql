-- People who ask to become customers.
create table registration_requests (
  id integer generated always as identity primary key,
  name text not null,
  contact_number text not null,
  address text not null,
  meal_selection text not null check (meal_selection in ('lunch', 'dinner')),
  meal_type text not null check (meal_type in ('veg', 'nonveg')),
  quantity integer not null check (quantity >= 0),
  status text not null default 'pending' check (status in ('pending', 'approved', 'rejected')),
  admin_notes text,
  rejection_reason text,
  customer integer references customers,
  archived_at timestamptz,
  created_at timestamptz not null default kitchen_now(),
  processed_at timestamptz,
  processed_by integer references accounts,
  check ((status = 'approved') = (customer is not null))
);
create index registration_requests_created_at_idx on registration_requests (created_at, id) where archived_at is null;
create index registration_requests_status_idx on registration_requests (status, created_at, id) where archived_at is null;

alter table notifications
  add sent boolean not null default false,
  add sent_at timestamptz;
create index notifications_created_at_idx on notifications (created_at, id);
grant delete on notifications to kitchen_app;
grant select, insert, update, delete on registration_requests to kitchen_app;

-- Retired for good: its names are free, and nobody switches it on again.
alter table accounts add archived_at timestamptz;
create index accounts_date_joined_idx on accounts (date_joined, id) where role <> 'customer' and archived_at is null;
