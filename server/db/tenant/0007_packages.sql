-- What a kitchen sells by the week or the month.

create table menus (
  id integer generated always as identity primary key,
  name text not null,
  description text not null default '',
  price amount not null check (price >= 0),
  is_active boolean not null default true,
  archived_at timestamptz,
  created_at timestamptz not null default kitchen_now(),
  updated_at timestamptz not null default kitchen_now()
);

create table menu_dishes (
  menu integer not null references menus on delete cascade,
  menu_item integer not null references menu_items,
  primary key (menu, menu_item)
);
create index menu_dishes_menu_item_idx on menu_dishes (menu_item);

-- "price" is that of one period of duration_days.
create table meal_packages (
  id integer generated always as identity primary key,
  name text not null,
  description text not null default '',
  price amount not null check (price >= 0),
  currency text not null default '',
  diet_type text not null default 'both' check (diet_type in ('veg', 'nonveg', 'both')),
  duration text not null default 'monthly' check (duration in ('weekly', 'monthly', 'custom')),
  duration_days integer not null default 30 check (duration_days >= 0),
  meals_per_day integer not null default 2 check (meals_per_day >= 0),
  portion_label text not null default '',
  sort_order integer not null default 0,
  is_active boolean not null default true,
  archived_at timestamptz,
  created_at timestamptz not null default kitchen_now(),
  updated_at timestamptz not null default kitchen_now()
);

create table package_menus (
  meal_package integer not null references meal_packages on delete cascade,
  menu integer not null references menus,
  primary key (meal_package, menu)
);
create index package_menus_menu_idx on package_menus (menu);

grant select, insert, update, delete on menus, menu_dishes, meal_packages, package_menus to kitchen_app;
