-- What a package promises beyond its price: a trial, renewal by itself, notice; and what becomes of a contract that is
-- changed or ended before its end.

alter table meal_packages
  -- The first days of a customer's first subscription to it are free.
  add trial_days integer not null default 0 check (trial_days between 0 and 366),
  -- A month begins on the day of the month on which the first one began, or on the last where there is none (domain rule 4).
  add billing text not null default 'days' check (billing in ('days', 'month')),
  add auto_renew boolean not null default false,
  add renew_notice_days integer not null default 7 check (renew_notice_days between 0 and 90),
  add notice_days integer not null default 0 check (notice_days between 0 and 366);

-- Copied when it is agreed, like the other policies of a package.
alter table subscriptions
  -- The last free day.
  add trial_until date,
  add billing text not null default 'days' check (billing in ('days', 'month')),
  add auto_renew boolean not null default false,
  -- By so many days it renews itself when it is priced by the meal; otherwise by its next period.
  add renew_days integer check (renew_days > 0),
  add renew_notice_days integer not null default 7 check (renew_notice_days between 0 and 90),
  add notice_days integer not null default 0 check (notice_days between 0 and 366),
  -- The end that its customer was told of.
  add reminded_end date,
  -- Of one that was ended early: the end by which the period it ends in was priced, so that the meals that are left keep their worth.
  add priced_until date check (priced_until >= end_date),
  -- The day on which its end was decided before its time, by notice or by a change of plan.
  add ended_early_on date,
  -- The one that a change of plan ended for this one to begin.
  add continues integer unique references subscriptions on delete set null,
  add check (not auto_renew or renew_days is not null);
create index subscriptions_renewal_idx on subscriptions (end_date) where status = 'active' and auto_renew and archived_at is null;

-- Who has tried which package. One that was never activated gives its trial to the next.
create table package_trials (
  customer integer not null references customers,
  meal_package integer not null references meal_packages,
  subscription integer references subscriptions on delete set null,
  primary key (customer, meal_package)
);
create index package_trials_subscription_idx on package_trials (subscription);

-- What a contract that ended early gave back of an invoice, once.
create table subscription_credits (
  subscription integer not null references subscriptions on delete cascade,
  invoice integer not null references invoices,
  meals integer not null check (meals > 0),
  amount amount not null check (amount > 0),
  created_at timestamptz not null default kitchen_now(),
  primary key (subscription, invoice)
);
create index subscription_credits_invoice_idx on subscription_credits (invoice);

-- Why a day differs, where somebody has to say so.
alter table subscription_overrides add reason text not null default '';

grant select, insert, update, delete on package_trials to kitchen_app;
grant select, insert on subscription_credits to kitchen_app;
