create table subscriptions (
  id integer generated always as identity primary key,
  customer integer not null references customers,
  status text not null default 'pending' check (status in ('pending', 'active', 'paused', 'expired', 'cancelled')),
  start_date date not null,
  end_date date not null,
  time_slot integer references meal_slots,
  meal_package integer references meal_packages,
  lunch_address integer references customer_addresses,
  dinner_address integer references customer_addresses,
  -- English day names, Monday first.
  selected_days text[] not null check (cardinality(selected_days) > 0
    and selected_days <@ array['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']),
  payment_mode text not null default 'wallet' check (payment_mode in ('wallet', 'card', 'cash')),
  diet_type text not null default 'nonveg' check (diet_type in ('veg', 'nonveg')),
  want_notifications boolean not null default true,
  dietary_preferences text not null default '',
  special_instructions text not null default '',
  -- What was agreed: the price of one period of period_days (0: the whole term is one), or without period_days of one meal.
  price amount not null check (price >= 0),
  period_days integer check (period_days >= 0),
  cost_per_meal amount not null check (cost_per_meal >= 0),
  total_cost amount not null check (total_cost >= 0),
  -- When it became active first; what is resumed later is not billed again.
  activated_at timestamptz,
  archived_at timestamptz,
  created_at timestamptz not null default kitchen_now(),
  updated_at timestamptz not null default kitchen_now(),
  check (end_date >= start_date)
);
create index subscriptions_start_date_idx on subscriptions (start_date, id) where archived_at is null;
create index subscriptions_status_idx on subscriptions (status, start_date, id) where archived_at is null;
create index subscriptions_customer_idx on subscriptions (customer);
create index subscriptions_end_date_idx on subscriptions (end_date)
  where status = any (array['pending', 'active', 'paused']);
create index subscriptions_time_slot_idx on subscriptions (time_slot)
  where status = any (array['pending', 'active', 'paused']);
create index subscriptions_lunch_address_idx on subscriptions (lunch_address);
create index subscriptions_dinner_address_idx on subscriptions (dinner_address);
create index subscriptions_meal_package_idx on subscriptions (meal_package);

create table subscription_menus (
  subscription integer not null references subscriptions on delete cascade,
  menu integer not null references menus,
  primary key (subscription, menu)
);
create index subscription_menus_menu_idx on subscription_menus (menu);

alter table orders
  add archived_at timestamptz,
  add foreign key (subscription) references subscriptions,
  drop constraint orders_payment_mode_check,
  -- "invoice": paid with its subscription's invoice, not by itself.
  add constraint orders_payment_mode_check check (payment_mode in ('wallet', 'card', 'cash', 'invoice'));
-- A subscription has one meal for a date and slot, however often it is generated. A cancelled one may be made anew.
create unique index orders_delivery_date_key on orders (subscription, delivery_date, meal_slot) nulls not distinct
  where subscription is not null and status <> 'cancelled';
create index orders_created_at_idx on orders (created_at);
alter table order_lines
  drop constraint order_lines_price_source_check,
  add constraint order_lines_price_source_check check (price_source in ('menu_item', 'daily_menu', 'subscription'));

-- The last number given in each series. Taking the next one locks its row, so that numbers have neither gaps nor twins.
create table counters (
  series text primary key,
  last integer not null
);

create table invoices (
  id integer generated always as identity primary key,
  invoice_number text not null unique,
  customer integer not null references customers,
  subscription integer references subscriptions,
  period_start date,
  period_end date,
  date date not null default kitchen_today(),
  due_date date not null,
  total amount not null check (total > 0),
  status text not null default 'pending' check (status in ('pending', 'paid', 'failed', 'refunded')),
  notes text not null default '',
  paid_at timestamptz,
  created_at timestamptz not null default kitchen_now(),
  check ((status = 'paid') = (paid_at is not null) or status = 'refunded'),
  -- A period is billed once, however often its subscription is resumed.
  unique (subscription, period_start)
);
create index invoices_date_idx on invoices (date, id);
create index invoices_status_idx on invoices (status, date, id);
create index invoices_customer_idx on invoices (customer, date, id);

create table invoice_items (
  id integer generated always as identity primary key,
  invoice integer not null references invoices on delete cascade,
  menu integer references menus,
  menu_name text not null,
  quantity numeric(10, 2) not null check (quantity > 0),
  unit_price amount not null,
  total_price amount not null
);
create index invoice_items_invoice_idx on invoice_items (invoice);

alter table ledger_transactions
  add invoice integer references invoices,
  drop constraint ledger_transactions_type_check,
  add constraint ledger_transactions_type_check check (type in
    ('credit', 'order_payment', 'order_refund', 'revenue', 'cash_sale', 'invoice_payment', 'invoice_refund'));
create index ledger_transactions_invoice_idx on ledger_transactions (invoice) where invoice is not null;

grant select, insert, update, delete on subscriptions, subscription_menus to kitchen_app;
grant select, insert, update on counters, invoices to kitchen_app;
grant select, insert on invoice_items to kitchen_app;

-- lpad cuts what is longer: the millionth number would have been another's.
alter table orders
  alter column order_number set expression as ('ORD-' || lpad(id::text, greatest(6, length(id::text)), '0'));
alter table top_ups
  alter column reference set expression as ('TOP-' || lpad(id::text, greatest(6, length(id::text)), '0'));
