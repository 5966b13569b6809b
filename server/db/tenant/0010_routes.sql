create table routes (
  id integer generated always as identity primary key,
  name text not null,
  zone integer not null references zones,
  description text,
  is_active boolean not null default true,
  archived_at timestamptz,
  created_at timestamptz not null default kitchen_now()
);
-- Named for the field of the answer that the loser of a race gets (platform/http/errors.ts).
create unique index routes_non_field_errors_key on routes (zone, lower(name)) where archived_at is null;

create table driver_routes (
  driver integer not null references drivers on delete cascade,
  route integer not null references routes on delete cascade,
  primary key (driver, route)
);
create index driver_routes_route_idx on driver_routes (route);

-- How many deliveries a zone takes on a weekday (0 is Monday), in a window; of one meal slot, or of all when none is named.
create table delivery_schedules (
  id integer generated always as identity primary key,
  zone integer not null references zones,
  day_of_week integer not null check (day_of_week between 0 and 6),
  start_time time not null,
  end_time time not null,
  meal_slot integer references meal_slots,
  max_deliveries integer not null default 50 check (max_deliveries >= 0),
  is_active boolean not null default true,
  archived_at timestamptz,
  check (end_time > start_time)
);
create unique index delivery_schedules_non_field_errors_key on delivery_schedules (zone, day_of_week, start_time)
  where archived_at is null;

-- Who carries an order: the one place that says so, decided before its delivery exists or with it. The wire knows an
-- order's delivery from its first day as "delivery status", by the order's id.
create table assignments (
  id integer generated always as identity primary key,
  "order" integer not null references orders on delete cascade,
  driver integer references drivers,
  assigned_at timestamptz not null default kitchen_now(),
  estimated_pickup_time time,
  estimated_delivery_time time,
  notes text
);
create unique index assignments_delivery_status_key on assignments ("order");
create index assignments_driver_idx on assignments (driver);
create index assignments_assigned_at_idx on assignments (assigned_at, id);

insert into assignments ("order", driver, assigned_at)
select "order", driver, created_at from deliveries where driver is not null order by id;
alter table deliveries
  drop column driver,
  add driver_notes text not null default '',
  add archived_at timestamptz;
create index deliveries_created_at_idx on deliveries (created_at, id) where archived_at is null;
alter table kitchen_tickets add archived_at timestamptz;

grant select, insert, update, delete on routes, driver_routes, delivery_schedules, assignments to kitchen_app;
