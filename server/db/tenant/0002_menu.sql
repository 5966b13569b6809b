create table categories (
  id integer generated always as identity primary key,
  name text not null,
  description text not null default '',
  archived_at timestamptz,
  created_at timestamptz not null default kitchen_now(),
  updated_at timestamptz not null default kitchen_now()
);

create table menu_items (
  id integer generated always as identity primary key,
  name text not null,
  description text not null,
  price amount not null check (price >= 0),
  -- The name of a stored file; the address in front of it is the server's.
  image text,
  calories integer not null default 0 check (calories >= 0),
  allergens jsonb not null default '[]',
  category integer not null references categories,
  diet_type text not null default 'both' check (diet_type in ('veg', 'nonveg', 'both')),
  is_available boolean not null default true,
  inventory_item_id integer,
  archived_at timestamptz,
  created_at timestamptz not null default kitchen_now(),
  updated_at timestamptz not null default kitchen_now()
);
create index menu_items_category_idx on menu_items (category);
create index menu_items_created_at_idx on menu_items (created_at, id);

create table meal_slots (
  id integer generated always as identity primary key,
  name text not null,
  code text not null,
  cutoff_time time,
  cutoff_days_before integer not null default 0 check (cutoff_days_before between 0 and 30),
  sort_order integer not null default 0,
  is_active boolean not null default true,
  archived_at timestamptz,
  created_at timestamptz not null default kitchen_now()
);
create unique index meal_slots_code_key on meal_slots (lower(code)) where archived_at is null;

create table daily_menus (
  id integer generated always as identity primary key,
  menu_date date not null,
  meal_slot integer not null references meal_slots,
  diet_type text not null default 'nonveg' check (diet_type in ('veg', 'nonveg')),
  status text not null default 'draft' check (status in ('draft', 'published', 'closed')),
  notes text not null default '',
  created_by integer references accounts,
  archived_at timestamptz,
  created_at timestamptz not null default kitchen_now(),
  updated_at timestamptz not null default kitchen_now(),
  check (archived_at is null or status = 'closed')
);
-- Named for the field of the answer that the loser of a race gets (platform/http/errors.ts).
create unique index daily_menus_non_field_errors_key on daily_menus (menu_date, meal_slot, diet_type) where archived_at is null;
create index daily_menus_meal_slot_idx on daily_menus (meal_slot, menu_date);

create table daily_menu_items (
  id integer generated always as identity primary key,
  daily_menu integer not null references daily_menus on delete cascade,
  master_item integer not null references menu_items,
  override_price amount check (override_price >= 0),
  portion_label text not null default '',
  portion_limit integer check (portion_limit >= 0),
  portions_sold integer not null default 0 check (portions_sold >= 0),
  sort_order integer not null default 0,
  created_at timestamptz not null default kitchen_now(),
  check (portions_sold <= portion_limit),
  unique (daily_menu, master_item)
);
create index daily_menu_items_master_item_idx on daily_menu_items (master_item);

grant select, insert, update, delete on categories, menu_items, meal_slots, daily_menus, daily_menu_items to kitchen_app;
