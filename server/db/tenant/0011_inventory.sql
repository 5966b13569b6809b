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
  -- The sum of the item's movements, which alone can change it.
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
create index inventory_items_low_stock_idx on inventory_items (name, id) where is_active and current_stock <= min_stock_level;

-- Every change of stock, with who and why.
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

-- A movement moves the stock, with the owner's right: the server itself may not write current_stock, nor change a movement.
create function move_stock() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update inventory_items set current_stock = current_stock + new.quantity, updated_at = kitchen_now()
  where id = new.item returning current_stock into new.stock_after;
  return new;
end $$;
create trigger stock_movements_move_stock before insert on stock_movements
  for each row execute function move_stock();

-- Until now a dish could name any number here, and there was nothing that it could have meant.
update menu_items set inventory_item_id = null where inventory_item_id is not null;
alter table menu_items add foreign key (inventory_item_id) references inventory_items;

grant select, insert, update on units to kitchen_app;
grant select,
  insert (name, description, unit, min_stock_level, cost_per_unit, supplier, is_active),
  update (name, description, unit, min_stock_level, cost_per_unit, supplier, is_active, updated_at)
  on inventory_items to kitchen_app;
grant select, insert (item, quantity, reason, actor) on stock_movements to kitchen_app;
