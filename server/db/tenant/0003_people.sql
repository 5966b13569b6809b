create table zones (
  id integer generated always as identity primary key,
  name text not null,
  description text,
  delivery_fee amount not null check (delivery_fee >= 0),
  estimated_delivery_time integer not null default 30 check (estimated_delivery_time >= 0),
  is_active boolean not null default true,
  archived_at timestamptz,
  created_at timestamptz not null default kitchen_now()
);
create unique index zones_name_key on zones (lower(name)) where archived_at is null;

create table customers (
  id integer generated always as identity primary key,
  account integer not null unique references accounts,
  name text not null default '',
  phone text,
  -- Who a phone belongs to is decided by its digits, however it is written.
  phone_digits text generated always as (regexp_replace(phone, '\D', '', 'g')) stored,
  emirates_id text not null default '',
  zone integer references zones,
  loyalty_points integer not null default 0,
  loyalty_tier text not null default 'BRONZE' check (loyalty_tier in ('BRONZE', 'SILVER', 'GOLD')),
  preferred_communication text not null default 'whatsapp'
    check (preferred_communication in ('whatsapp', 'sms', 'email', 'none')),
  archived_at timestamptz,
  created_at timestamptz not null default kitchen_now(),
  updated_at timestamptz not null default kitchen_now()
);
create unique index customers_phone_key on customers (phone_digits) where archived_at is null;
create index customers_created_at_idx on customers (created_at, id) where archived_at is null;

create table customer_addresses (
  id integer generated always as identity primary key,
  customer integer not null references customers,
  street text,
  city text,
  building_name text,
  floor_number text,
  flat_number text,
  zone integer references zones,
  is_default boolean not null default false,
  status text not null default 'pending' check (status in ('pending', 'active', 'rejected')),
  admin_notes text,
  reason text not null default '',
  archived_at timestamptz,
  created_at timestamptz not null default kitchen_now(),
  updated_at timestamptz not null default kitchen_now()
);
create index customer_addresses_customer_idx on customer_addresses (customer);
create index customer_addresses_created_at_idx on customer_addresses (created_at, id) where archived_at is null;
create unique index customer_addresses_default_key on customer_addresses (customer)
  where is_default and status = 'active' and archived_at is null;

create table drivers (
  id integer generated always as identity primary key,
  account integer unique references accounts,
  name text not null,
  phone text not null,
  vehicle_number text,
  vehicle_type text,
  is_active boolean not null default true,
  archived_at timestamptz,
  created_at timestamptz not null default kitchen_now()
);
create unique index drivers_phone_key on drivers (phone) where archived_at is null;

create table driver_zones (
  driver integer not null references drivers on delete cascade,
  zone integer not null references zones on delete cascade,
  primary key (driver, zone)
);

create index driver_zones_zone_idx on driver_zones (zone);

-- One-time links by which somebody sets the first password of the account that was made for them.
create table invitations (
  account integer primary key references accounts on delete cascade,
  secret_hash text not null unique,
  expires_at timestamptz not null
);

grant select, insert, update, delete on
  zones, customers, customer_addresses, drivers, driver_zones, invitations to kitchen_app;
