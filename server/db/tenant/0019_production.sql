-- What is cooked: each slot of each date is locked at its cut-off, meal by meal, and then has a production plan with versions.

-- Words that are matched with the allergens of dishes. Who is allergic is never given such a dish; what is disliked (words
-- or dish ids) is avoided where something else fits.
alter table customers
  add allergies jsonb not null default '[]' check (jsonb_typeof(allergies) = 'array'),
  add dislikes jsonb not null default '[]' check (jsonb_typeof(dislikes) = 'array');

-- Which dish was chosen for a meal of a subscription.
alter table order_lines add dish integer references menu_items;

-- For so many hours before the cut-off customers know that their wallet does not cover the next meals.
alter table settings add short_notice_hours integer not null default 6 check (short_notice_hours between 1 and 72);
grant update (short_notice_hours) on settings to kitchen_app;

create table production_slots (
  id integer generated always as identity primary key,
  date date not null,
  meal_slot integer references meal_slots,
  -- Running subscriptions up to this id have been looked at; null: all of them.
  looked_to integer default 0,
  -- When all of its meals were decided; null while that is being done, in turns.
  locked_at timestamptz,
  version integer not null default 0,
  check ((locked_at is null) = (version = 0)),
  unique nulls not distinct (date, meal_slot)
);
create index production_slots_open_idx on production_slots (date, id) where locked_at is null;

-- Versions are only added. Version 1 is what was locked.
create table production_plans (
  slot integer not null references production_slots on delete cascade,
  version integer not null,
  reason text not null,
  actor integer references accounts,
  created_at timestamptz not null default kitchen_now(),
  primary key (slot, version)
);

-- The meals of a plan, as they were written down. One that changes ends, and goes on as another row, so that a version
-- is what begins with it or before and does not end with it or before, and two versions differ by what begins or ends.
create table production_meals (
  id bigint generated always as identity primary key,
  slot integer not null references production_slots on delete cascade,
  "order" integer not null references orders on delete cascade,
  line integer not null,
  from_version integer not null,
  to_version integer,
  meal jsonb not null,
  check (to_version > from_version)
);
create index production_meals_slot_idx on production_meals (slot, from_version);
create index production_meals_order_idx on production_meals ("order");
create unique index production_meals_standing_key on production_meals (line) where to_version is null;

-- Meals that nobody may guess about: no dish fits, the wallet does not cover it, or its day went by without being cooked.
create table production_exceptions (
  id integer generated always as identity primary key,
  "order" integer not null references orders on delete cascade,
  kind text not null check (kind in ('dish', 'unpaid', 'uncooked')),
  reason text not null,
  created_at timestamptz not null default kitchen_now(),
  resolution text,
  resolved_by integer references accounts,
  resolved_at timestamptz,
  check ((resolution is null) = (resolved_at is null)),
  unique ("order", kind)
);

-- What customers wished after the lock, for the office to decide.
create table late_requests (
  id integer generated always as identity primary key,
  subscription integer not null references subscriptions on delete cascade,
  date date not null,
  meal_slot integer references meal_slots,
  kind text not null check (kind in ('skip', 'swap', 'quantity', 'address', 'unskip')),
  wish jsonb not null default '{}',
  status text not null default 'pending' check (status in ('pending', 'approved', 'rejected')),
  -- Who pays for the food that is cooked already.
  charge text check (charge in ('customer', 'kitchen')),
  explanation text not null default '',
  requested_by integer references accounts,
  created_at timestamptz not null default kitchen_now(),
  decided_by integer references accounts,
  decided_at timestamptz,
  check ((status = 'pending') = (decided_at is null))
);
create index late_requests_date_idx on late_requests (date desc, id desc);
create index late_requests_status_idx on late_requests (status, date desc, id desc);
create unique index late_requests_pending_key on late_requests (subscription, date, meal_slot, kind) nulls not distinct
  where status = 'pending';

-- Who was told that the wallet does not cover the meals of a date.
create table short_notices (
  customer integer not null references customers on delete cascade,
  date date not null,
  primary key (customer, date)
);

grant select, insert on production_slots, production_plans, production_meals, production_exceptions, late_requests, short_notices to kitchen_app;
grant update (looked_to, locked_at, version) on production_slots to kitchen_app;
grant update (to_version) on production_meals to kitchen_app;
grant update (resolution, resolved_by, resolved_at) on production_exceptions to kitchen_app;
grant update (wish, status, charge, explanation, decided_by, decided_at) on late_requests to kitchen_app;
-- A meal that is eaten after all was not missed.
grant delete on missed_meals to kitchen_app;

-- How far the meals of a date have been generated; null: all of them.
create table generated_dates (
  date date primary key,
  looked_to integer default 0,
  began_at timestamptz not null default kitchen_now()
);
grant select, insert, update, delete on generated_dates to kitchen_app;
