-- Payments that customers make online, through the provider of the kitchen's choice.

-- What only the provider may know is sealed for this kitchen (platform/sealed.ts); the endings are what people may see.
create table payment_settings (
  only_row boolean primary key default true check (only_row),
  provider text not null check (provider in ('manual', 'stripe')),
  publishable_key text,
  sealed_secret_key text,
  key_ending text,
  sealed_webhook_secret text,
  webhook_ending text,
  check (provider = 'manual' or (sealed_secret_key is not null and sealed_webhook_secret is not null)),
  check ((sealed_secret_key is null) = (key_ending is null)),
  check ((sealed_webhook_secret is null) = (webhook_ending is null))
);

-- One that a provider takes care of is not the office's to confirm, and an abandoned one expires.
alter table top_ups
  add column provider text not null default 'manual' check (provider in ('manual', 'stripe')),
  drop constraint top_ups_status_check,
  add constraint top_ups_status_check check (status in ('pending', 'confirmed', 'expired')),
  drop constraint top_ups_check,
  add constraint top_ups_check check ((status = 'confirmed') = (confirmed_at is not null)),
  add constraint top_ups_confirmed_by_check
    check ((confirmed_by is not null) = (status = 'confirmed' and provider = 'manual'));

-- refunded_amount counts refunds from the moment that they are asked for, so that no two of them share the same money.
create table payments (
  id integer generated always as identity primary key,
  purpose text not null generated always as (case when invoice is null then 'top_up' else 'invoice' end) stored,
  customer integer not null references customers,
  top_up integer unique references top_ups,
  invoice integer references invoices,
  provider text not null check (provider in ('stripe')),
  -- The provider's name for it, once there is a checkout.
  reference text unique,
  idempotency_key uuid not null default gen_random_uuid(),
  amount amount not null check (amount > 0),
  currency text not null,
  status text not null default 'pending' check (status in
    ('pending', 'succeeded', 'failed', 'expired', 'mismatch', 'partially_refunded', 'refunded')),
  -- Where the money was booked: an invoice that was paid otherwise meanwhile leaves it in the wallet.
  booked_to text check (booked_to in ('wallet', 'invoice')),
  refunded_amount amount not null,
  checkout_url text,
  created_at timestamptz not null default kitchen_now(),
  settled_at timestamptz,
  check ((top_up is null) <> (invoice is null)),
  check (refunded_amount between 0 and amount),
  check ((booked_to is not null) = (status = any (array['succeeded', 'partially_refunded', 'refunded']))),
  check (status <> 'refunded' or refunded_amount = amount),
  check (refunded_amount = 0 or status = any (array['partially_refunded', 'refunded']))
);
create index payments_status_idx on payments (status, id);
create index payments_customer_idx on payments (customer, id);
create index payments_provider_idx on payments (provider, id);
create index payments_invoice_idx on payments (invoice) where invoice is not null;
create index payments_pending_idx on payments (created_at) where status = 'pending';

create table payment_refunds (
  id integer generated always as identity primary key,
  payment integer not null references payments,
  amount amount not null check (amount > 0),
  status text not null default 'pending' check (status in ('pending', 'succeeded', 'failed')),
  reason text not null,
  idempotency_key uuid not null unique default gen_random_uuid(),
  -- The provider's name for it, once the provider knows of it.
  reference text unique,
  -- Who refunds at the provider itself does not ask whether the wallet covers it: then its customer owes it.
  taken_from text not null check (taken_from in ('wallet', 'receivable')),
  attempts integer not null default 0,
  created_by integer references accounts,
  created_at timestamptz not null default kitchen_now(),
  settled_at timestamptz
);
create index payment_refunds_payment_idx on payment_refunds (payment, id);
create index payment_refunds_pending_idx on payment_refunds (created_at) where status = 'pending';

-- What providers told us, by their own numbers. An event that is here is not taken again.
create table payment_events (
  provider text not null,
  id text not null,
  type text not null,
  -- Which of the provider's things the event is about; null for what is no affair of ours.
  about text,
  payload_digest text not null,
  attempts integer not null default 0,
  received_at timestamptz not null default kitchen_now(),
  processed_at timestamptz,
  primary key (provider, id)
);
create index payment_events_unprocessed_idx on payment_events (received_at) where processed_at is null;

grant select, insert, update on payment_settings to kitchen_app;
grant select, insert on payments, payment_refunds, payment_events to kitchen_app;
grant update (reference, checkout_url, status, booked_to, refunded_amount, settled_at) on payments to kitchen_app;
grant update (reference, status, attempts, settled_at) on payment_refunds to kitchen_app;
grant update (attempts, processed_at) on payment_events to kitchen_app;

-- A copy of a kitchen takes no payments (0017_sandbox.sql).
comment on table payment_settings is 'stays behind';
