create table orders (
  id integer generated always as identity primary key,
  order_number text not null generated always as ('ORD-' || lpad(id::text, 6, '0')) stored unique,
  customer integer not null references customers,
  subscription integer,
  meal_slot integer references meal_slots,
  address integer references customer_addresses,
  order_date date not null default kitchen_today(),
  delivery_date date not null,
  status text not null check (status in ('pending', 'confirmed', 'preparing', 'ready', 'delivered', 'cancelled')),
  payment_mode text not null check (payment_mode in ('wallet', 'card', 'cash')),
  quantity integer not null check (quantity > 0),
  tax amount not null check (tax >= 0),
  total amount not null check (total >= 0),
  currency text not null,
  special_instructions text not null default '',
  created_at timestamptz not null default kitchen_now(),
  updated_at timestamptz not null default kitchen_now()
);
create index orders_delivery_date_idx on orders (delivery_date, id);
create index orders_customer_idx on orders (customer, delivery_date, id);
create index orders_status_idx on orders (status, delivery_date, id);

-- Name, price and tax as they were when the order was placed; later edits of the menu change nothing here.
create table order_lines (
  id integer generated always as identity primary key,
  "order" integer not null references orders on delete cascade,
  daily_menu_item integer references daily_menu_items on delete set null,
  name text not null,
  portion_label text not null default '',
  quantity integer not null check (quantity > 0),
  unit_price amount not null check (unit_price >= 0),
  price_source text not null check (price_source in ('menu_item', 'daily_menu')),
  tax_rate numeric(5, 2) not null,
  tax amount not null,
  total amount not null
);
create index order_lines_order_idx on order_lines ("order");
create index order_lines_daily_menu_item_idx on order_lines (daily_menu_item);

create table kitchen_tickets (
  id integer generated always as identity primary key,
  order_id integer not null unique references orders on delete cascade,
  status text not null default 'queued' check (status in ('queued', 'claimed', 'preparing', 'ready', 'cancelled')),
  assigned_to integer references accounts,
  preparation_start_time timestamptz,
  preparation_end_time timestamptz,
  notes text not null default '',
  created_at timestamptz not null default kitchen_now(),
  updated_at timestamptz not null default kitchen_now()
);

create table deliveries (
  id integer generated always as identity primary key,
  "order" integer not null unique references orders on delete cascade,
  driver integer references drivers,
  status text not null default 'pending' check (status in ('pending', 'in_transit', 'delivered', 'failed')),
  delivery_address text not null default '',
  pickup_time timestamptz,
  delivery_time timestamptz,
  notes text not null default '',
  created_at timestamptz not null default kitchen_now(),
  updated_at timestamptz not null default kitchen_now()
);
create index deliveries_driver_idx on deliveries (driver, status);
create index deliveries_status_idx on deliveries (status, created_at, id);

alter table ledger_transactions add foreign key ("order") references orders;

-- Every move of an order, its ticket or its delivery: who, when, and why.
create table moves (
  id bigint generated always as identity primary key,
  "order" integer not null references orders on delete cascade,
  machine text not null check (machine in ('order', 'ticket', 'delivery')),
  from_status text not null,
  to_status text not null,
  actor integer references accounts,
  reason text not null default '',
  at timestamptz not null default kitchen_now()
);
create index moves_order_idx on moves ("order");

grant select, insert, update, delete on orders, order_lines, kitchen_tickets, deliveries to kitchen_app;
grant select, insert on moves to kitchen_app;

create table notifications (
  id integer generated always as identity primary key,
  customer integer not null references customers,
  message text not null,
  priority text not null default 'medium' check (priority in ('low', 'medium', 'high', 'urgent')),
  read boolean not null default false,
  read_at timestamptz,
  created_at timestamptz not null default kitchen_now()
);
create index notifications_customer_idx on notifications (customer, created_at desc, id desc);
grant select, insert, update on notifications to kitchen_app;
