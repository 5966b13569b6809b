create table zones (
  id integer generated always as identity primary key,
  name text not null,
  description text,
  delivery_fee amount not null check (delivery_fee >= 0),
  estimated_delivery_time integer not null default 30 check (estimated_delivery_time >= 0),
  is_active boolean not null default true,
  archived_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index zones_name_key on zones (lower(name)) where archived_at is null;

create table customers (
  id integer generated always as identity primary key,
  account integer not null unique references accounts,
  name text not null default '',
  phone text,
  emirates_id text not null default '',
  zone integer references zones,
  loyalty_points integer not null default 0,
  loyalty_tier text not null default 'BRONZE' check (loyalty_tier in ('BRONZE', 'SILVER', 'GOLD')),
  preferred_communication text not null default 'whatsapp'
    check (preferred_communication in ('whatsapp', 'sms', 'email', 'none')),
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index customers_phone_key on customers (phone) where phone is not null and archived_at is null;

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
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index customer_addresses_customer_idx on customer_addresses (customer);
create unique index customer_addresses_default_key on customer_addresses (customer)
  where is_default and status = 'active' and archived_at is null;

create table drivers (
  id integer generated always as identity primary key,
  account integer unique references accounts,
  name text not null,
  phone text not null,
  email text not null default '',
  vehicle_number text,
  vehicle_type text,
  is_active boolean not null default true,
  archived_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index drivers_phone_key on drivers (phone) where archived_at is null;

create table driver_zones (
  driver integer not null references drivers on delete cascade,
  zone integer not null references zones on delete cascade,
  primary key (driver, zone)
);

grant select, insert, update, delete on zones, customers, customer_addresses, drivers, driver_zones to kitchen_app;
