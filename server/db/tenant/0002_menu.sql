create table categories (
  id integer generated always as identity primary key,
  name text not null,
  description text not null default '',
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table menu_items (
  id integer generated always as identity primary key,
  name text not null,
  description text not null,
  price amount not null check (price >= 0),
  image text,
  calories integer not null default 0 check (calories >= 0),
  allergens jsonb not null default '[]',
  category integer not null references categories,
  diet_type text not null default 'both' check (diet_type in ('veg', 'nonveg', 'both')),
  is_available boolean not null default true,
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
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
  created_at timestamptz not null default now()
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
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (menu_date, meal_slot, diet_type)
);

create table daily_menu_items (
  id integer generated always as identity primary key,
  daily_menu integer not null references daily_menus on delete cascade,
  master_item integer not null references menu_items,
  override_price amount check (override_price >= 0),
  portion_label text not null default '',
  portion_limit integer check (portion_limit >= 0),
  portions_sold integer not null default 0 check (portions_sold >= 0),
  sort_order integer not null default 0,
  created_at timestamptz not null default now(),
  check (portions_sold <= portion_limit)
);
create index daily_menu_items_daily_menu_idx on daily_menu_items (daily_menu, sort_order, id);
create index daily_menu_items_master_item_idx on daily_menu_items (master_item);

grant select, insert, update, delete on categories, menu_items, meal_slots, daily_menus, daily_menu_items to kitchen_app;
