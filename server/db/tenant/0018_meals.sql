-- What lies beside a subscription's contract and decides, together with it, which date has which meal
-- (features/meals/calendar.ts): the slots it is served in, pauses, skips, overrides of one day, and the kitchen's closures.

-- What a meal that is not eaten gives: a later date, its worth in the wallet, a voucher, or nothing.
create domain gives as text check (value in ('extend', 'credit', 'voucher', 'nothing'));

alter table meal_packages
  add pricing text not null default 'period' check (pricing in ('period', 'meal')),
  add skip_gives gives not null default 'extend',
  add skip_quota integer check (skip_quota >= 0),
  add pause_gives gives not null default 'extend',
  add closure_gives gives not null default 'extend',
  add voucher_days integer not null default 30 check (voucher_days between 1 and 366);

-- Copied when it is agreed: a package that is edited later changes nothing for who has it.
alter table subscriptions
  add pricing text not null default 'period' check (pricing in ('period', 'meal')),
  add skip_gives gives not null default 'extend',
  add skip_quota integer check (skip_quota >= 0),
  add pause_gives gives not null default 'extend',
  add closure_gives gives not null default 'extend',
  add voucher_days integer not null default 30 check (voucher_days between 1 and 366),
  -- The last date with a meal, those that were moved behind the end included; null while nobody can say. Derived, for lists and jobs.
  add ends_on date;
update subscriptions set ends_on = end_date;

-- When a meal locks: at its slot's cut-off, and without one when its day begins. From that instant on it is locked.
create function meal_locks_at(service_date date, slot integer) returns timestamptz language sql stable
  return coalesce((select cutoff_at(service_date, s.cutoff_days_before, s.cutoff_time) from meal_slots s where s.id = slot),
    service_date::timestamp at time zone current_setting('TimeZone'));

-- Several slots, each with an address, a quantity and days of its own. Without a row here the subscription's own fields
-- are its only slot.
create table subscription_slots (
  subscription integer not null references subscriptions on delete cascade,
  meal_slot integer not null references meal_slots,
  address integer references customer_addresses,
  quantity integer not null check (quantity between 1 and 1000),
  selected_days text[] not null check (cardinality(selected_days) > 0
    and selected_days <@ array['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']),
  primary key (subscription, meal_slot)
);
create index subscription_slots_address_idx on subscription_slots (address);

-- Where a slot's food goes: by what the slot is called, else to the lunch address before the dinner address (contract 7.1).
create view subscription_lines as
  select subscription, meal_slot, address, quantity, selected_days from subscription_slots
  union all
  select s.id, s.time_slot,
    case when slot.name || ' ' || slot.code ilike '%dinner%' and slot.name || ' ' || slot.code not ilike '%lunch%'
      then coalesce(s.dinner_address, s.lunch_address) else coalesce(s.lunch_address, s.dinner_address) end, 1, s.selected_days
  from subscriptions s left join meal_slots slot on slot.id = s.time_slot
  where not exists (select from subscription_slots own where own.subscription = s.id);

create table subscription_pauses (
  id integer generated always as identity primary key,
  subscription integer not null references subscriptions on delete cascade,
  from_date date not null,
  -- Open until somebody resumes.
  until_date date,
  -- All of them without one.
  meal_slot integer references meal_slots,
  gives gives not null,
  reason text not null default '',
  created_by integer references accounts,
  created_at timestamptz not null default kitchen_now(),
  check (until_date >= from_date)
);
create index subscription_pauses_subscription_idx on subscription_pauses (subscription);
create unique index subscription_pauses_open_key on subscription_pauses (subscription, coalesce(meal_slot, 0)) where until_date is null;

create table subscription_skips (
  subscription integer not null references subscriptions on delete cascade,
  date date not null,
  meal_slot integer references meal_slots,
  gives gives not null,
  -- The kitchen's doing, which costs no quota.
  by_kitchen boolean not null default false,
  -- Eaten on another date instead, so that it gives nothing else.
  moved_to date,
  reason text not null default '',
  created_by integer references accounts,
  created_at timestamptz not null default kitchen_now(),
  unique nulls not distinct (subscription, date, meal_slot)
);

create table subscription_overrides (
  subscription integer not null references subscriptions on delete cascade,
  date date not null,
  meal_slot integer references meal_slots,
  quantity integer check (quantity between 1 and 1000),
  address integer references customer_addresses,
  dish integer references menu_items,
  -- What the dish costs more (or less) a portion than the meal that was agreed.
  difference amount,
  -- A meal on a day that has none by the contract: for this price a portion (zero is a gift), or that of another date.
  extra_price amount check (extra_price >= 0),
  stands_for date,
  special_instructions text,
  created_by integer references accounts,
  created_at timestamptz not null default kitchen_now(),
  check ((dish is null) = (difference is null)),
  check (extra_price is null or stands_for is null),
  unique nulls not distinct (subscription, date, meal_slot)
);
create index subscription_overrides_address_idx on subscription_overrides (address);

create table closures (
  id integer generated always as identity primary key,
  from_date date not null,
  until_date date not null,
  meal_slot integer references meal_slots,
  reason text not null,
  -- Without one each subscription's own policy decides.
  gives gives,
  created_by integer references accounts,
  created_at timestamptz not null default kitchen_now(),
  undone_at timestamptz,
  check (until_date >= from_date)
);
create index closures_until_date_idx on closures (until_date, from_date) where undone_at is null;

-- What became of the worth of a meal that was paid in advance and not eaten, once its cut-off had passed. Each meal once.
create table missed_meals (
  subscription integer not null references subscriptions on delete cascade,
  date date not null,
  meal_slot integer references meal_slots,
  reason text not null check (reason in ('skipped', 'paused', 'closed')),
  gives gives not null,
  amount amount not null check (amount >= 0),
  settled_at timestamptz not null default kitchen_now(),
  unique nulls not distinct (subscription, date, meal_slot)
);

-- What the wallet pays for a meal at its cut-off beyond what was paid with the invoice; negative: what it gets back then.
alter table orders add difference amount;

grant select, insert, update, delete on subscription_slots, subscription_skips, subscription_overrides to kitchen_app;
grant select, insert, update, delete on subscription_pauses to kitchen_app;
grant select, insert, update on closures to kitchen_app;
grant select, insert on missed_meals to kitchen_app;
grant select on subscription_lines to kitchen_app;
