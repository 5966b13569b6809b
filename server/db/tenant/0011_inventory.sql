create table units (
  id integer generated always as identity primary key,
  name text not null,
  abbreviation text not null,
  category text not null check (category in ('weight', 'volume', 'unit', 'length')),
  -- How many of the category's base unit (kg, L, piece, m) one of this is.
  conversion_factor numeric(10, 4) not null default 1 check (conversion_factor > 0),
  archived_at timestamptz,
  created_at timestamptz not null default kitchen_now()
);

create table inventory_items (
  id integer generated always as identity primary key,
  name text not null,
  description text not null default '',
  unit integer not null references units,
  current_stock numeric(10, 2) not null default 0 check (current_stock >= 0),
  min_stock_level numeric(10, 2) not null default 0 check (min_stock_level >= 0),
  cost_per_unit amount not null check (cost_per_unit >= 0),
  supplier text not null default '',
  is_active boolean not null default true,
  created_at timestamptz not null default kitchen_now(),
  updated_at timestamptz not null default kitchen_now()
);
create index inventory_items_unit_idx on inventory_items (unit);
create index inventory_items_name_idx on inventory_items (name, id) where is_active;

-- Every change of stock, with who and why; the item's current_stock is the sum of its movements.
create table stock_movements (
  id bigint generated always as identity primary key,
  item integer not null references inventory_items,
  quantity numeric(10, 2) not null check (quantity <> 0),
  stock_after numeric(10, 2) not null check (stock_after >= 0),
  reason text not null default '',
  actor integer references accounts,
  created_at timestamptz not null default kitchen_now()
);
create index stock_movements_item_idx on stock_movements (item, id);

alter table menu_items add foreign key (inventory_item_id) references inventory_items;

grant select, insert, update on units, inventory_items to kitchen_app;
grant select, insert on stock_movements to kitchen_app;
