-- What the platform sells to kitchens, and what they used.

alter table plans
  add description text not null default '',
  -- 0 is unlimited.
  add max_menu_items integer not null default 100 check (max_menu_items >= 0),
  add max_staff_users integer not null default 15 check (max_staff_users >= 0),
  add max_customers integer not null default 1000 check (max_customers >= 0),
  add max_orders_per_month integer not null default 50000 check (max_orders_per_month >= 0),
  add has_inventory_management boolean not null default false,
  add has_delivery_tracking boolean not null default false,
  add has_customer_app boolean not null default false,
  add has_analytics boolean not null default false,
  add has_whatsapp_notifications boolean not null default false,
  add has_multi_branch boolean not null default false,
  add features jsonb not null default '{}',
  add archived_at timestamptz,
  add constraint plans_prices_check check (price_monthly >= 0 and price_yearly >= 0);
drop index plans_tier_key;

update plans set max_menu_items = 30, max_staff_users = 3, max_customers = 50, max_orders_per_month = 500, has_customer_app = true where tier = 'free';
update plans set has_customer_app = true, has_delivery_tracking = true, has_inventory_management = true where tier = 'basic';
update plans set max_menu_items = 500, max_staff_users = 50, max_customers = 10000, max_orders_per_month = 200000,
  has_customer_app = true, has_delivery_tracking = true, has_inventory_management = true, has_analytics = true where tier = 'pro';
update plans set max_menu_items = 0, max_staff_users = 0, max_customers = 0, max_orders_per_month = 0,
  has_customer_app = true, has_delivery_tracking = true, has_inventory_management = true, has_analytics = true,
  has_whatsapp_notifications = true, has_multi_branch = true where tier = 'enterprise';

-- A deleted kitchen keeps its row and its database; its slug is free again.
alter table tenants drop constraint tenants_state_check,
  add constraint tenants_state_check check (state in ('provisioning', 'active', 'suspended', 'deleted')),
  add deleted_at timestamptz,
  add constraint tenants_deleted_check check ((state = 'deleted') = (deleted_at is not null));
drop index tenants_slug_key;
create unique index tenants_slug_key on tenants (lower(slug)) where state <> 'deleted';

-- The one place that says which plan a kitchen is on. One without a row has no plan, and so no limits.
create table tenant_subscriptions (
  id integer generated always as identity primary key,
  tenant integer not null references tenants on delete cascade,
  plan integer not null references plans,
  status text not null default 'trial' check (status in ('trial', 'active', 'past_due', 'cancelled', 'suspended')),
  billing_cycle text not null default 'monthly' check (billing_cycle in ('monthly', 'yearly')),
  current_period_start date not null,
  current_period_end date not null,
  trial_end date,
  next_invoice_date date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (current_period_end >= current_period_start)
);
create unique index tenant_subscriptions_tenant_key on tenant_subscriptions (tenant);
create index tenant_subscriptions_plan_idx on tenant_subscriptions (plan);
insert into tenant_subscriptions (tenant, plan, current_period_start, current_period_end, trial_end, next_invoice_date)
  select t.id, p.id, current_date, current_date + p.trial_days, current_date + p.trial_days, current_date + p.trial_days
  from tenants t join plans p on p.id = t.plan;
alter table tenants drop column plan;

-- The last number given in each series. Taking the next one locks its row, so that numbers have neither gaps nor twins.
create table counters (
  series text primary key,
  last integer not null
);

create table tenant_invoices (
  id integer generated always as identity primary key,
  invoice_number text not null unique,
  tenant integer not null references tenants,
  amount numeric(10, 2) not null check (amount >= 0),
  tax_amount numeric(10, 2) not null default 0 check (tax_amount >= 0),
  total numeric(10, 2) not null check (total >= 0),
  status text not null default 'pending' check (status in ('draft', 'pending', 'paid', 'overdue', 'cancelled')),
  period_start date not null,
  period_end date not null,
  due_date date not null,
  paid_at timestamptz,
  notes text not null default '',
  -- A deleted invoice keeps its number: the series has no gaps and gives none twice.
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  check (period_end >= period_start),
  check ((status = 'paid') = (paid_at is not null))
);
create index tenant_invoices_tenant_idx on tenant_invoices (tenant, created_at);
create index tenant_invoices_status_idx on tenant_invoices (status, created_at);

-- One row per kitchen and month, counted from the kitchen's own database.
create table tenant_usage (
  id integer generated always as identity primary key,
  tenant integer not null references tenants on delete cascade,
  period date not null check (extract(day from period) = 1),
  order_count integer not null default 0,
  customer_count integer not null default 0,
  staff_count integer not null default 0,
  menu_item_count integer not null default 0,
  subscription_count integer not null default 0,
  revenue numeric(14, 2) not null default 0,
  created_at timestamptz not null default now(),
  unique (tenant, period)
);

-- Hosts of their own by which kitchens are reached, once DNS has shown that they own them.
create table tenant_domains (
  id integer generated always as identity primary key,
  tenant integer not null references tenants on delete cascade,
  domain text not null check (domain = lower(domain)),
  token text not null,
  verified_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index tenant_domains_domain_key on tenant_domains (domain);
create index tenant_domains_tenant_idx on tenant_domains (tenant);
