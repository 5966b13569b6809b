-- The lines that a running subscription had before its days, slots or quantities were changed, and the last date on which
-- they were in force: its dates until then are what they were, and are worth what they were.
create table subscription_former_lines (
  subscription integer not null references subscriptions on delete cascade,
  until_date date not null,
  meal_slot integer references meal_slots,
  address integer references customer_addresses,
  quantity integer not null check (quantity between 1 and 1000),
  selected_days text[] not null check (cardinality(selected_days) > 0
    and selected_days <@ array['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']),
  unique nulls not distinct (subscription, until_date, meal_slot)
);
create index subscription_former_lines_address_idx on subscription_former_lines (address);

grant select, insert on subscription_former_lines to kitchen_app;
