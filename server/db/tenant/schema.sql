-- domains
domain amount numeric CHECK ((abs(VALUE) < ('10000000000'::bigint)::numeric))
domain gives text CHECK ((VALUE = ANY (ARRAY['extend'::text, 'credit'::text, 'voucher'::text, 'nothing'::text])))

-- tables
accounts.id integer not null generated always as identity
accounts.username text not null
accounts.email text not null default ''::text
accounts.password_hash text
accounts.first_name text not null default ''::text
accounts.last_name text not null default ''::text
accounts.role text not null
accounts.is_active boolean not null default true
accounts.date_joined timestamp with time zone not null default now()
accounts.last_login timestamp with time zone
accounts.archived_at timestamp with time zone
api_keys.id uuid not null
api_keys.account integer not null
api_keys.name text not null
api_keys.secret_hash text not null
api_keys.expires_at timestamp with time zone not null
api_keys.revoked_at timestamp with time zone
api_keys.created_at timestamp with time zone not null default now()
api_keys.scope text not null default 'full'::text
assignments.id integer not null generated always as identity
assignments.order integer not null
assignments.driver integer
assignments.assigned_at timestamp with time zone not null default kitchen_now()
assignments.estimated_pickup_time time without time zone
assignments.estimated_delivery_time time without time zone
assignments.notes text
categories.id integer not null generated always as identity
categories.name text not null
categories.description text not null default ''::text
categories.archived_at timestamp with time zone
categories.created_at timestamp with time zone not null default kitchen_now()
categories.updated_at timestamp with time zone not null default kitchen_now()
clock.held_at timestamp with time zone
clock.only_row boolean not null default true
clock_moves.id integer not null generated always as identity
clock_moves.from_at timestamp with time zone not null default kitchen_now()
clock_moves.to_at timestamp with time zone not null
clock_moves.moved_by integer
clock_moves.finished_at timestamp with time zone
closures.id integer not null generated always as identity
closures.from_date date not null
closures.until_date date not null
closures.meal_slot integer
closures.reason text not null
closures.gives gives
closures.created_by integer
closures.created_at timestamp with time zone not null default kitchen_now()
closures.undone_at timestamp with time zone
closures.moves_to date
counters.series text not null
counters.last integer not null
credit_note_items.id integer not null generated always as identity
credit_note_items.credit_note integer not null
credit_note_items.item integer not null
credit_note_items.menu_name text not null
credit_note_items.quantity numeric(10,2)
credit_note_items.tax amount not null
credit_note_items.gross amount not null
credit_note_items.net amount not null generated always as ((gross)::numeric - (tax)::numeric)
credit_notes.id integer not null generated always as identity
credit_notes.credit_note_number text not null
credit_notes.invoice integer not null
credit_notes.customer integer not null
credit_notes.date date not null default kitchen_today()
credit_notes.reason text not null
credit_notes.tax_rate numeric(5,2) not null default 0
credit_notes.tax amount not null default no_money()
credit_notes.total amount not null
credit_notes.net amount not null generated always as ((total)::numeric - (tax)::numeric)
credit_notes.returned_amount amount not null default no_money()
credit_notes.created_by integer
credit_notes.created_at timestamp with time zone not null default kitchen_now()
customer_addresses.id integer not null generated always as identity
customer_addresses.customer integer not null
customer_addresses.street text
customer_addresses.city text
customer_addresses.building_name text
customer_addresses.floor_number text
customer_addresses.flat_number text
customer_addresses.zone integer
customer_addresses.is_default boolean not null default false
customer_addresses.status text not null default 'pending'::text
customer_addresses.admin_notes text
customer_addresses.reason text not null default ''::text
customer_addresses.archived_at timestamp with time zone
customer_addresses.created_at timestamp with time zone not null default kitchen_now()
customer_addresses.updated_at timestamp with time zone not null default kitchen_now()
customers.id integer not null generated always as identity
customers.account integer not null
customers.name text not null default ''::text
customers.phone text
customers.phone_digits text generated always as regexp_replace(phone, '\D'::text, ''::text, 'g'::text)
customers.emirates_id text not null default ''::text
customers.zone integer
customers.loyalty_points integer not null default 0
customers.loyalty_tier text not null default 'BRONZE'::text
customers.preferred_communication text not null default 'whatsapp'::text
customers.archived_at timestamp with time zone
customers.created_at timestamp with time zone not null default kitchen_now()
customers.updated_at timestamp with time zone not null default kitchen_now()
customers.allergies jsonb not null default '[]'::jsonb
customers.dislikes jsonb not null default '[]'::jsonb
daily_menu_items.id integer not null generated always as identity
daily_menu_items.daily_menu integer not null
daily_menu_items.master_item integer not null
daily_menu_items.override_price amount
daily_menu_items.portion_label text not null default ''::text
daily_menu_items.portion_limit integer
daily_menu_items.portions_sold integer not null default 0
daily_menu_items.sort_order integer not null default 0
daily_menu_items.created_at timestamp with time zone not null default kitchen_now()
daily_menus.id integer not null generated always as identity
daily_menus.menu_date date not null
daily_menus.meal_slot integer not null
daily_menus.diet_type text not null default 'nonveg'::text
daily_menus.status text not null default 'draft'::text
daily_menus.notes text not null default ''::text
daily_menus.created_by integer
daily_menus.archived_at timestamp with time zone
daily_menus.created_at timestamp with time zone not null default kitchen_now()
daily_menus.updated_at timestamp with time zone not null default kitchen_now()
deliveries.id integer not null generated always as identity
deliveries.order integer not null
deliveries.status text not null default 'pending'::text
deliveries.delivery_address text not null default ''::text
deliveries.pickup_time timestamp with time zone
deliveries.delivery_time timestamp with time zone
deliveries.notes text not null default ''::text
deliveries.created_at timestamp with time zone not null default kitchen_now()
deliveries.updated_at timestamp with time zone not null default kitchen_now()
deliveries.driver_notes text not null default ''::text
deliveries.archived_at timestamp with time zone
delivery_schedules.id integer not null generated always as identity
delivery_schedules.zone integer not null
delivery_schedules.day_of_week integer not null
delivery_schedules.start_time time without time zone not null
delivery_schedules.end_time time without time zone not null
delivery_schedules.meal_slot integer
delivery_schedules.max_deliveries integer not null default 50
delivery_schedules.is_active boolean not null default true
delivery_schedules.archived_at timestamp with time zone
driver_routes.driver integer not null
driver_routes.route integer not null
driver_zones.driver integer not null
driver_zones.zone integer not null
drivers.id integer not null generated always as identity
drivers.account integer
drivers.name text not null
drivers.phone text not null
drivers.vehicle_number text
drivers.vehicle_type text
drivers.is_active boolean not null default true
drivers.archived_at timestamp with time zone
drivers.created_at timestamp with time zone not null default kitchen_now()
ended_shares.invoice integer not null
ended_shares.times integer not null default 1
generated_dates.date date not null
generated_dates.looked_to integer default 0
generated_dates.began_at timestamp with time zone not null default kitchen_now()
idempotency_keys.account integer not null
idempotency_keys.key text not null
idempotency_keys.request_hash text not null
idempotency_keys.status integer
idempotency_keys.body text
idempotency_keys.created_at timestamp with time zone not null default kitchen_now()
identity.tenant integer not null
identity.only_row boolean not null default true
inventory_items.id integer not null generated always as identity
inventory_items.name text not null
inventory_items.description text not null default ''::text
inventory_items.unit integer not null
inventory_items.current_stock numeric(10,2) not null default 0
inventory_items.min_stock_level numeric(10,2) not null default 0
inventory_items.cost_per_unit amount not null
inventory_items.supplier text not null default ''::text
inventory_items.is_active boolean not null default true
inventory_items.created_at timestamp with time zone not null default kitchen_now()
inventory_items.updated_at timestamp with time zone not null default kitchen_now()
invitations.account integer not null
invitations.secret_hash text not null
invitations.expires_at timestamp with time zone not null
invoice_items.id integer not null generated always as identity
invoice_items.invoice integer not null
invoice_items.menu integer
invoice_items.menu_name text not null
invoice_items.quantity numeric(10,2) not null
invoice_items.unit_price amount not null
invoice_items.total_price amount not null
invoice_items.prices_include_tax boolean not null default true
invoice_items.tax_rate numeric(5,2) not null default 0
invoice_items.tax amount not null default no_money()
invoice_items.net amount not null generated always as 
CASE
    WHEN prices_include_tax THEN ((total_price)::numeric - (tax)::numeric)
    ELSE (total_price)::numeric
END
invoice_items.gross amount not null generated always as 
CASE
    WHEN prices_include_tax THEN (total_price)::numeric
    ELSE ((total_price)::numeric + (tax)::numeric)
END
invoice_payments.id integer not null generated always as identity
invoice_payments.invoice integer not null
invoice_payments.amount amount not null
invoice_payments.method text not null
invoice_payments.reference text not null default ''::text
invoice_payments.received_on date not null default kitchen_today()
invoice_payments.created_by integer
invoice_payments.created_at timestamp with time zone not null default kitchen_now()
invoice_reminders.invoice integer not null
invoice_reminders.stage integer not null
invoice_reminders.created_at timestamp with time zone not null default kitchen_now()
invoices.id integer not null generated always as identity
invoices.invoice_number text not null
invoices.customer integer not null
invoices.subscription integer
invoices.period_start date
invoices.period_end date
invoices.date date not null default kitchen_today()
invoices.due_date date not null
invoices.total amount not null
invoices.status text not null default 'pending'::text
invoices.notes text not null default ''::text
invoices.paid_at timestamp with time zone
invoices.created_at timestamp with time zone not null default kitchen_now()
invoices.tax_rate numeric(5,2) not null default 0
invoices.tax amount not null default no_money()
invoices.net amount not null generated always as ((total)::numeric - (tax)::numeric)
invoices.paid_amount amount not null default no_money()
invoices.credited_amount amount not null default no_money()
invoices.returned_amount amount not null default no_money()
invoices.open_amount amount not null generated always as ((((total)::numeric - (paid_amount)::numeric) - (credited_amount)::numeric) + (returned_amount)::numeric)
invoices.seller_name text not null default ''::text
invoices.seller_address text not null default ''::text
invoices.seller_tax_number text not null default ''::text
invoices.buyer_name text not null default ''::text
invoices.buyer_address text not null default ''::text
invoices.language text not null default 'en'::text
invoices.second_language text
jobs_done.event bigint not null
jobs_done.handler text not null
jobs_done.done_at timestamp with time zone not null default now()
kitchen_tickets.id integer not null generated always as identity
kitchen_tickets.order_id integer not null
kitchen_tickets.status text not null default 'queued'::text
kitchen_tickets.assigned_to integer
kitchen_tickets.preparation_start_time timestamp with time zone
kitchen_tickets.preparation_end_time timestamp with time zone
kitchen_tickets.notes text not null default ''::text
kitchen_tickets.created_at timestamp with time zone not null default kitchen_now()
kitchen_tickets.updated_at timestamp with time zone not null default kitchen_now()
kitchen_tickets.archived_at timestamp with time zone
known_devices.account integer not null
known_devices.secret_hash text not null
known_devices.last_used_at timestamp with time zone not null
late_requests.id integer not null generated always as identity
late_requests.subscription integer not null
late_requests.date date not null
late_requests.meal_slot integer
late_requests.kind text not null
late_requests.wish jsonb not null default '{}'::jsonb
late_requests.status text not null default 'pending'::text
late_requests.charge text
late_requests.explanation text not null default ''::text
late_requests.requested_by integer
late_requests.created_at timestamp with time zone not null default kitchen_now()
late_requests.decided_by integer
late_requests.decided_at timestamp with time zone
ledger_entries.id bigint not null generated always as identity
ledger_entries.transaction bigint not null
ledger_entries.account text not null
ledger_entries.customer integer
ledger_entries.amount amount not null
ledger_entries.version integer
ledger_entries.balance_after amount
ledger_entries.promo_grant integer
ledger_entries.at timestamp with time zone not null default kitchen_now()
ledger_entries.driver integer
ledger_transactions.id bigint not null generated always as identity
ledger_transactions.type text not null
ledger_transactions.explanation text not null
ledger_transactions.order integer
ledger_transactions.created_by integer
ledger_transactions.created_at timestamp with time zone not null default kitchen_now()
ledger_transactions.invoice integer
ledger_transactions.reverses bigint
meal_packages.id integer not null generated always as identity
meal_packages.name text not null
meal_packages.description text not null default ''::text
meal_packages.price amount not null
meal_packages.currency text not null default ''::text
meal_packages.diet_type text not null default 'both'::text
meal_packages.duration text not null default 'monthly'::text
meal_packages.duration_days integer not null default 30
meal_packages.meals_per_day integer not null default 2
meal_packages.portion_label text not null default ''::text
meal_packages.sort_order integer not null default 0
meal_packages.is_active boolean not null default true
meal_packages.archived_at timestamp with time zone
meal_packages.created_at timestamp with time zone not null default kitchen_now()
meal_packages.updated_at timestamp with time zone not null default kitchen_now()
meal_packages.pricing text not null default 'period'::text
meal_packages.skip_gives gives not null default 'extend'::text
meal_packages.skip_quota integer
meal_packages.pause_gives gives not null default 'extend'::text
meal_packages.closure_gives gives not null default 'extend'::text
meal_packages.voucher_days integer not null default 30
meal_packages.trial_days integer not null default 0
meal_packages.billing text not null default 'days'::text
meal_packages.auto_renew boolean not null default false
meal_packages.renew_notice_days integer not null default 7
meal_packages.notice_days integer not null default 0
meal_slots.id integer not null generated always as identity
meal_slots.name text not null
meal_slots.code text not null
meal_slots.cutoff_time time without time zone
meal_slots.cutoff_days_before integer not null default 0
meal_slots.sort_order integer not null default 0
meal_slots.is_active boolean not null default true
meal_slots.archived_at timestamp with time zone
meal_slots.created_at timestamp with time zone not null default kitchen_now()
menu_dishes.menu integer not null
menu_dishes.menu_item integer not null
menu_items.id integer not null generated always as identity
menu_items.name text not null
menu_items.description text not null
menu_items.price amount not null
menu_items.image text
menu_items.calories integer not null default 0
menu_items.allergens jsonb not null default '[]'::jsonb
menu_items.category integer not null
menu_items.diet_type text not null default 'both'::text
menu_items.is_available boolean not null default true
menu_items.inventory_item_id integer
menu_items.archived_at timestamp with time zone
menu_items.created_at timestamp with time zone not null default kitchen_now()
menu_items.updated_at timestamp with time zone not null default kitchen_now()
menus.id integer not null generated always as identity
menus.name text not null
menus.description text not null default ''::text
menus.price amount not null
menus.is_active boolean not null default true
menus.archived_at timestamp with time zone
menus.created_at timestamp with time zone not null default kitchen_now()
menus.updated_at timestamp with time zone not null default kitchen_now()
missed_meals.subscription integer not null
missed_meals.date date not null
missed_meals.meal_slot integer
missed_meals.reason text not null
missed_meals.gives gives not null
missed_meals.amount amount not null
missed_meals.settled_at timestamp with time zone not null default kitchen_now()
missed_meals.waits boolean not null default false
moves.id bigint not null generated always as identity
moves.order integer not null
moves.machine text not null
moves.from_status text not null
moves.to_status text not null
moves.actor integer
moves.reason text not null default ''::text
moves.at timestamp with time zone not null default kitchen_now()
notifications.id integer not null generated always as identity
notifications.customer integer not null
notifications.message text not null
notifications.priority text not null default 'medium'::text
notifications.read boolean not null default false
notifications.read_at timestamp with time zone
notifications.created_at timestamp with time zone not null default kitchen_now()
notifications.sent boolean not null default false
notifications.sent_at timestamp with time zone
order_lines.id integer not null generated always as identity
order_lines.order integer not null
order_lines.daily_menu_item integer
order_lines.name text not null
order_lines.portion_label text not null default ''::text
order_lines.quantity integer not null
order_lines.unit_price amount not null
order_lines.price_source text not null
order_lines.tax_rate numeric(5,2) not null
order_lines.tax amount not null
order_lines.total amount not null
order_lines.dish integer
order_refunds.id integer not null generated always as identity
order_refunds.order integer not null
order_refunds.line integer not null
order_refunds.quantity integer not null
order_refunds.total amount not null
order_refunds.tax amount not null
order_refunds.withdrawn boolean not null
order_refunds.destination text not null
order_refunds.reason text not null
order_refunds.created_by integer not null
order_refunds.created_at timestamp with time zone not null default kitchen_now()
orders.id integer not null generated always as identity
orders.order_number text not null generated always as ('ORD-'::text || lpad((id)::text, GREATEST(6, length((id)::text)), '0'::text))
orders.customer integer not null
orders.subscription integer
orders.meal_slot integer
orders.address integer
orders.order_date date not null default kitchen_today()
orders.delivery_date date not null
orders.status text not null
orders.payment_mode text not null
orders.quantity integer not null
orders.tax amount not null
orders.total amount not null
orders.currency text not null
orders.special_instructions text not null default ''::text
orders.created_at timestamp with time zone not null default kitchen_now()
orders.updated_at timestamp with time zone not null default kitchen_now()
orders.archived_at timestamp with time zone
orders.difference amount
outbox.id bigint not null generated always as identity
outbox.topic text not null
outbox.type text not null
outbox.data jsonb not null
outbox.at timestamp with time zone not null default kitchen_now()
outbox.seq bigint
package_menus.meal_package integer not null
package_menus.menu integer not null
package_trials.customer integer not null
package_trials.meal_package integer not null
package_trials.subscription integer
password_resets.account integer not null
password_resets.secret_hash text not null
password_resets.expires_at timestamp with time zone not null
payment_events.provider text not null
payment_events.id text not null
payment_events.type text not null
payment_events.about text
payment_events.payload_digest text not null
payment_events.attempts integer not null default 0
payment_events.received_at timestamp with time zone not null default kitchen_now()
payment_events.processed_at timestamp with time zone
payment_refunds.id integer not null generated always as identity
payment_refunds.payment integer not null
payment_refunds.amount amount not null
payment_refunds.status text not null default 'pending'::text
payment_refunds.reason text not null
payment_refunds.idempotency_key uuid not null default gen_random_uuid()
payment_refunds.reference text
payment_refunds.taken_from text not null
payment_refunds.attempts integer not null default 0
payment_refunds.created_by integer
payment_refunds.created_at timestamp with time zone not null default kitchen_now()
payment_refunds.settled_at timestamp with time zone
payment_settings.only_row boolean not null default true
payment_settings.provider text not null
payment_settings.publishable_key text
payment_settings.sealed_secret_key text
payment_settings.key_ending text
payment_settings.sealed_webhook_secret text
payment_settings.webhook_ending text
payments.id integer not null generated always as identity
payments.purpose text not null generated always as 
CASE
    WHEN (invoice IS NULL) THEN 'top_up'::text
    ELSE 'invoice'::text
END
payments.customer integer not null
payments.top_up integer
payments.invoice integer
payments.provider text not null
payments.reference text
payments.idempotency_key uuid not null default gen_random_uuid()
payments.amount amount not null
payments.currency text not null
payments.status text not null default 'pending'::text
payments.booked_to text
payments.refunded_amount amount not null
payments.checkout_url text
payments.created_at timestamp with time zone not null default kitchen_now()
payments.settled_at timestamp with time zone
production_exceptions.id integer not null generated always as identity
production_exceptions.order integer not null
production_exceptions.kind text not null
production_exceptions.reason text not null
production_exceptions.created_at timestamp with time zone not null default kitchen_now()
production_exceptions.resolution text
production_exceptions.resolved_by integer
production_exceptions.resolved_at timestamp with time zone
production_meals.id bigint not null generated always as identity
production_meals.slot integer not null
production_meals.order integer not null
production_meals.line integer not null
production_meals.from_version integer not null
production_meals.to_version integer
production_meals.meal jsonb not null
production_plans.slot integer not null
production_plans.version integer not null
production_plans.reason text not null
production_plans.actor integer
production_plans.created_at timestamp with time zone not null default kitchen_now()
production_slots.id integer not null generated always as identity
production_slots.date date not null
production_slots.meal_slot integer
production_slots.looked_to integer default 0
production_slots.locked_at timestamp with time zone
production_slots.version integer not null default 0
production_slots.opened_at timestamp with time zone not null default kitchen_now()
promo_grants.id integer not null generated always as identity
promo_grants.customer integer not null
promo_grants.amount amount not null
promo_grants.remaining amount not null default no_money()
promo_grants.expires_on date
promo_grants.priority integer not null default 0
promo_grants.explanation text not null
promo_grants.created_by integer
promo_grants.created_at timestamp with time zone not null default kitchen_now()
registration_requests.id integer not null generated always as identity
registration_requests.name text not null
registration_requests.contact_number text not null
registration_requests.address text not null
registration_requests.meal_selection text not null
registration_requests.meal_type text not null
registration_requests.quantity integer not null
registration_requests.status text not null default 'pending'::text
registration_requests.admin_notes text
registration_requests.rejection_reason text
registration_requests.customer integer
registration_requests.archived_at timestamp with time zone
registration_requests.created_at timestamp with time zone not null default kitchen_now()
registration_requests.processed_at timestamp with time zone
registration_requests.processed_by integer
routes.id integer not null generated always as identity
routes.name text not null
routes.zone integer not null
routes.description text
routes.is_active boolean not null default true
routes.archived_at timestamp with time zone
routes.created_at timestamp with time zone not null default kitchen_now()
sandbox_messages.id integer not null generated always as identity
sandbox_messages.kind text not null
sandbox_messages.recipient text not null
sandbox_messages.subject text not null
sandbox_messages.text text not null
sandbox_messages.at timestamp with time zone not null default kitchen_now()
schema_migrations.version integer not null
schema_migrations.name text not null
schema_migrations.checksum text not null
schema_migrations.applied_at timestamp with time zone not null default now()
sessions.id uuid not null
sessions.account integer not null
sessions.generation integer not null default 1
sessions.rotated_at timestamp with time zone not null default now()
sessions.expires_at timestamp with time zone not null
sessions.revoked_at timestamp with time zone
sessions.created_at timestamp with time zone not null default now()
settings.name text not null
settings.time_zone text not null
settings.currency text not null
settings.currency_digits integer not null
settings.tax_rate numeric(5,2) not null default 0
settings.only_row boolean not null default true
settings.prices_include_tax boolean not null default true
settings.legal_name text not null default ''::text
settings.address text not null default ''::text
settings.tax_number text not null default ''::text
settings.invoice_language text not null default 'en'::text
settings.second_language text
settings.short_notice_hours integer not null default 6
settings.day_starts_at time without time zone not null default '00:00:00'::time without time zone
short_notices.customer integer not null
short_notices.date date not null
sign_in_failures.subject text not null
sign_in_failures.failures integer not null
sign_in_failures.since timestamp with time zone not null
sign_in_failures.locked_until timestamp with time zone
stock_movements.id bigint not null generated always as identity
stock_movements.item integer not null
stock_movements.quantity numeric(10,2) not null
stock_movements.stock_after numeric(10,2) not null
stock_movements.reason text not null default ''::text
stock_movements.actor integer
stock_movements.created_at timestamp with time zone not null default kitchen_now()
stream.epoch uuid not null default gen_random_uuid()
stream.last_seq bigint not null default 0
stream.only_row boolean not null default true
stream_tickets.secret_hash text not null
stream_tickets.session uuid not null
stream_tickets.expires_at timestamp with time zone not null
subscription_credits.subscription integer not null
subscription_credits.invoice integer not null
subscription_credits.meals integer not null
subscription_credits.amount amount not null
subscription_credits.created_at timestamp with time zone not null default kitchen_now()
subscription_former_lines.subscription integer not null
subscription_former_lines.until_date date not null
subscription_former_lines.meal_slot integer
subscription_former_lines.address integer
subscription_former_lines.quantity integer not null
subscription_former_lines.selected_days text[] not null
subscription_menus.subscription integer not null
subscription_menus.menu integer not null
subscription_overrides.subscription integer not null
subscription_overrides.date date not null
subscription_overrides.meal_slot integer
subscription_overrides.quantity integer
subscription_overrides.address integer
subscription_overrides.dish integer
subscription_overrides.difference amount
subscription_overrides.extra_price amount
subscription_overrides.stands_for date
subscription_overrides.special_instructions text
subscription_overrides.created_by integer
subscription_overrides.created_at timestamp with time zone not null default kitchen_now()
subscription_overrides.reason text not null default ''::text
subscription_pauses.id integer not null generated always as identity
subscription_pauses.subscription integer not null
subscription_pauses.from_date date not null
subscription_pauses.until_date date
subscription_pauses.meal_slot integer
subscription_pauses.gives gives not null
subscription_pauses.reason text not null default ''::text
subscription_pauses.created_by integer
subscription_pauses.created_at timestamp with time zone not null default kitchen_now()
subscription_skips.subscription integer not null
subscription_skips.date date not null
subscription_skips.meal_slot integer
subscription_skips.gives gives not null
subscription_skips.by_kitchen boolean not null default false
subscription_skips.moved_to date
subscription_skips.reason text not null default ''::text
subscription_skips.created_by integer
subscription_skips.created_at timestamp with time zone not null default kitchen_now()
subscription_skips.closure integer
subscription_slots.subscription integer not null
subscription_slots.meal_slot integer not null
subscription_slots.address integer
subscription_slots.quantity integer not null
subscription_slots.selected_days text[] not null
subscriptions.id integer not null generated always as identity
subscriptions.customer integer not null
subscriptions.status text not null default 'pending'::text
subscriptions.start_date date not null
subscriptions.end_date date not null
subscriptions.time_slot integer
subscriptions.meal_package integer
subscriptions.lunch_address integer
subscriptions.dinner_address integer
subscriptions.selected_days text[] not null
subscriptions.payment_mode text not null default 'wallet'::text
subscriptions.diet_type text not null default 'nonveg'::text
subscriptions.want_notifications boolean not null default true
subscriptions.dietary_preferences text not null default ''::text
subscriptions.special_instructions text not null default ''::text
subscriptions.price amount not null
subscriptions.period_days integer
subscriptions.cost_per_meal amount not null
subscriptions.total_cost amount not null
subscriptions.activated_at timestamp with time zone
subscriptions.archived_at timestamp with time zone
subscriptions.created_at timestamp with time zone not null default kitchen_now()
subscriptions.updated_at timestamp with time zone not null default kitchen_now()
subscriptions.pricing text not null default 'period'::text
subscriptions.skip_gives gives not null default 'extend'::text
subscriptions.skip_quota integer
subscriptions.pause_gives gives not null default 'extend'::text
subscriptions.closure_gives gives not null default 'extend'::text
subscriptions.voucher_days integer not null default 30
subscriptions.ends_on date
subscriptions.trial_until date
subscriptions.billing text not null default 'days'::text
subscriptions.auto_renew boolean not null default false
subscriptions.renew_days integer
subscriptions.renew_notice_days integer not null default 7
subscriptions.notice_days integer not null default 0
subscriptions.reminded_end date
subscriptions.priced_until date
subscriptions.ended_early_on date
subscriptions.continues integer
top_ups.id integer not null generated always as identity
top_ups.reference text not null generated always as ('TOP-'::text || lpad((id)::text, GREATEST(6, length((id)::text)), '0'::text))
top_ups.customer integer not null
top_ups.amount amount not null
top_ups.status text not null default 'pending'::text
top_ups.confirmed_by integer
top_ups.confirmed_at timestamp with time zone
top_ups.created_at timestamp with time zone not null default kitchen_now()
top_ups.provider text not null default 'manual'::text
units.id integer not null generated always as identity
units.name text not null
units.abbreviation text not null
units.category text not null
units.conversion_factor numeric(10,4) not null default 1
units.archived_at timestamp with time zone
units.created_at timestamp with time zone not null default kitchen_now()
wallet_freezes.id integer not null generated always as identity
wallet_freezes.customer integer not null
wallet_freezes.frozen boolean not null
wallet_freezes.reason text not null
wallet_freezes.created_by integer
wallet_freezes.created_at timestamp with time zone not null default kitchen_now()
wallets.customer integer not null
wallets.balance amount not null
wallets.credit_limit amount not null
wallets.version integer not null default 0
wallets.promo amount not null default no_money()
wallets.held amount not null default no_money()
wallets.frozen_at timestamp with time zone
zones.id integer not null generated always as identity
zones.name text not null
zones.description text
zones.delivery_fee amount not null
zones.estimated_delivery_time integer not null default 30
zones.is_active boolean not null default true
zones.archived_at timestamp with time zone
zones.created_at timestamp with time zone not null default kitchen_now()

-- constraints
accounts accounts_pkey PRIMARY KEY (id)
accounts accounts_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'manager'::text, 'staff'::text, 'kitchen_staff'::text, 'driver'::text, 'customer'::text])))
api_keys api_keys_account_fkey FOREIGN KEY (account) REFERENCES accounts(id) ON DELETE CASCADE
api_keys api_keys_pkey PRIMARY KEY (id)
api_keys api_keys_scope_check CHECK ((scope = ANY (ARRAY['full'::text, 'read'::text])))
assignments assignments_driver_fkey FOREIGN KEY (driver) REFERENCES drivers(id)
assignments assignments_order_fkey FOREIGN KEY ("order") REFERENCES orders(id) ON DELETE CASCADE
assignments assignments_pkey PRIMARY KEY (id)
categories categories_pkey PRIMARY KEY (id)
clock clock_only_row_check CHECK (only_row)
clock clock_pkey PRIMARY KEY (only_row)
clock_moves clock_moves_check CHECK ((to_at > from_at))
clock_moves clock_moves_moved_by_fkey FOREIGN KEY (moved_by) REFERENCES accounts(id)
clock_moves clock_moves_pkey PRIMARY KEY (id)
closures closures_check CHECK ((until_date >= from_date))
closures closures_check1 CHECK (((moves_to IS NULL) OR ((from_date = until_date) AND (moves_to <> from_date))))
closures closures_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id)
closures closures_meal_slot_fkey FOREIGN KEY (meal_slot) REFERENCES meal_slots(id)
closures closures_pkey PRIMARY KEY (id)
counters counters_pkey PRIMARY KEY (series)
credit_note_items credit_note_items_credit_note_fkey FOREIGN KEY (credit_note) REFERENCES credit_notes(id)
credit_note_items credit_note_items_gross_check CHECK (((gross)::numeric > (0)::numeric))
credit_note_items credit_note_items_item_fkey FOREIGN KEY (item) REFERENCES invoice_items(id)
credit_note_items credit_note_items_pkey PRIMARY KEY (id)
credit_note_items credit_note_items_quantity_check CHECK ((quantity > (0)::numeric))
credit_note_items credit_note_items_tax_check CHECK (((tax)::numeric >= (0)::numeric))
credit_notes credit_notes_check CHECK ((((returned_amount)::numeric >= (0)::numeric) AND ((returned_amount)::numeric <= (total)::numeric)))
credit_notes credit_notes_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id)
credit_notes credit_notes_credit_note_number_key UNIQUE (credit_note_number)
credit_notes credit_notes_customer_fkey FOREIGN KEY (customer) REFERENCES customers(id)
credit_notes credit_notes_invoice_fkey FOREIGN KEY (invoice) REFERENCES invoices(id)
credit_notes credit_notes_pkey PRIMARY KEY (id)
credit_notes credit_notes_tax_check CHECK (((tax)::numeric >= (0)::numeric))
credit_notes credit_notes_total_check CHECK (((total)::numeric > (0)::numeric))
customer_addresses customer_addresses_customer_fkey FOREIGN KEY (customer) REFERENCES customers(id)
customer_addresses customer_addresses_pkey PRIMARY KEY (id)
customer_addresses customer_addresses_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'active'::text, 'rejected'::text])))
customer_addresses customer_addresses_zone_fkey FOREIGN KEY (zone) REFERENCES zones(id)
customers customers_account_fkey FOREIGN KEY (account) REFERENCES accounts(id)
customers customers_account_key UNIQUE (account)
customers customers_allergies_check CHECK ((jsonb_typeof(allergies) = 'array'::text))
customers customers_dislikes_check CHECK ((jsonb_typeof(dislikes) = 'array'::text))
customers customers_loyalty_tier_check CHECK ((loyalty_tier = ANY (ARRAY['BRONZE'::text, 'SILVER'::text, 'GOLD'::text])))
customers customers_pkey PRIMARY KEY (id)
customers customers_preferred_communication_check CHECK ((preferred_communication = ANY (ARRAY['whatsapp'::text, 'sms'::text, 'email'::text, 'none'::text])))
customers customers_zone_fkey FOREIGN KEY (zone) REFERENCES zones(id)
daily_menu_items daily_menu_items_check CHECK ((portions_sold <= portion_limit))
daily_menu_items daily_menu_items_daily_menu_fkey FOREIGN KEY (daily_menu) REFERENCES daily_menus(id) ON DELETE CASCADE
daily_menu_items daily_menu_items_daily_menu_master_item_key UNIQUE (daily_menu, master_item)
daily_menu_items daily_menu_items_master_item_fkey FOREIGN KEY (master_item) REFERENCES menu_items(id)
daily_menu_items daily_menu_items_override_price_check CHECK (((override_price)::numeric >= (0)::numeric))
daily_menu_items daily_menu_items_pkey PRIMARY KEY (id)
daily_menu_items daily_menu_items_portion_limit_check CHECK ((portion_limit >= 0))
daily_menu_items daily_menu_items_portions_sold_check CHECK ((portions_sold >= 0))
daily_menus daily_menus_check CHECK (((archived_at IS NULL) OR (status = 'closed'::text)))
daily_menus daily_menus_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id)
daily_menus daily_menus_diet_type_check CHECK ((diet_type = ANY (ARRAY['veg'::text, 'nonveg'::text])))
daily_menus daily_menus_meal_slot_fkey FOREIGN KEY (meal_slot) REFERENCES meal_slots(id)
daily_menus daily_menus_pkey PRIMARY KEY (id)
daily_menus daily_menus_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text, 'closed'::text])))
deliveries deliveries_order_fkey FOREIGN KEY ("order") REFERENCES orders(id) ON DELETE CASCADE
deliveries deliveries_order_key UNIQUE ("order")
deliveries deliveries_pkey PRIMARY KEY (id)
deliveries deliveries_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'in_transit'::text, 'delivered'::text, 'failed'::text])))
delivery_schedules delivery_schedules_check CHECK ((end_time > start_time))
delivery_schedules delivery_schedules_day_of_week_check CHECK (((day_of_week >= 0) AND (day_of_week <= 6)))
delivery_schedules delivery_schedules_max_deliveries_check CHECK ((max_deliveries >= 0))
delivery_schedules delivery_schedules_meal_slot_fkey FOREIGN KEY (meal_slot) REFERENCES meal_slots(id)
delivery_schedules delivery_schedules_pkey PRIMARY KEY (id)
delivery_schedules delivery_schedules_zone_fkey FOREIGN KEY (zone) REFERENCES zones(id)
driver_routes driver_routes_driver_fkey FOREIGN KEY (driver) REFERENCES drivers(id) ON DELETE CASCADE
driver_routes driver_routes_pkey PRIMARY KEY (driver, route)
driver_routes driver_routes_route_fkey FOREIGN KEY (route) REFERENCES routes(id) ON DELETE CASCADE
driver_zones driver_zones_driver_fkey FOREIGN KEY (driver) REFERENCES drivers(id) ON DELETE CASCADE
driver_zones driver_zones_pkey PRIMARY KEY (driver, zone)
driver_zones driver_zones_zone_fkey FOREIGN KEY (zone) REFERENCES zones(id) ON DELETE CASCADE
drivers drivers_account_fkey FOREIGN KEY (account) REFERENCES accounts(id)
drivers drivers_account_key UNIQUE (account)
drivers drivers_pkey PRIMARY KEY (id)
ended_shares ended_shares_invoice_fkey FOREIGN KEY (invoice) REFERENCES invoices(id)
ended_shares ended_shares_pkey PRIMARY KEY (invoice)
generated_dates generated_dates_pkey PRIMARY KEY (date)
idempotency_keys idempotency_keys_account_fkey FOREIGN KEY (account) REFERENCES accounts(id) ON DELETE CASCADE
idempotency_keys idempotency_keys_pkey PRIMARY KEY (account, key)
identity identity_only_row_check CHECK (only_row)
identity identity_pkey PRIMARY KEY (only_row)
inventory_items inventory_items_cost_per_unit_check CHECK (((cost_per_unit)::numeric >= (0)::numeric))
inventory_items inventory_items_current_stock_check CHECK ((current_stock >= (0)::numeric))
inventory_items inventory_items_min_stock_level_check CHECK ((min_stock_level >= (0)::numeric))
inventory_items inventory_items_pkey PRIMARY KEY (id)
inventory_items inventory_items_unit_fkey FOREIGN KEY (unit) REFERENCES units(id)
invitations invitations_account_fkey FOREIGN KEY (account) REFERENCES accounts(id) ON DELETE CASCADE
invitations invitations_pkey PRIMARY KEY (account)
invitations invitations_secret_hash_key UNIQUE (secret_hash)
invoice_items invoice_items_invoice_fkey FOREIGN KEY (invoice) REFERENCES invoices(id) ON DELETE CASCADE
invoice_items invoice_items_menu_fkey FOREIGN KEY (menu) REFERENCES menus(id)
invoice_items invoice_items_pkey PRIMARY KEY (id)
invoice_items invoice_items_quantity_check CHECK ((quantity > (0)::numeric))
invoice_items invoice_items_tax_check CHECK (((tax)::numeric >= (0)::numeric))
invoice_payments invoice_payments_amount_check CHECK (((amount)::numeric > (0)::numeric))
invoice_payments invoice_payments_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id)
invoice_payments invoice_payments_invoice_fkey FOREIGN KEY (invoice) REFERENCES invoices(id)
invoice_payments invoice_payments_method_check CHECK ((method = ANY (ARRAY['cash'::text, 'card'::text, 'bank'::text, 'wallet'::text, 'gateway'::text])))
invoice_payments invoice_payments_pkey PRIMARY KEY (id)
invoice_reminders invoice_reminders_invoice_fkey FOREIGN KEY (invoice) REFERENCES invoices(id)
invoice_reminders invoice_reminders_pkey PRIMARY KEY (invoice, stage)
invoices invoices_check CHECK ((((status = 'paid'::text) = (paid_at IS NOT NULL)) OR (status = 'refunded'::text)))
invoices invoices_check1 CHECK ((((credited_amount)::numeric >= (0)::numeric) AND ((credited_amount)::numeric <= (total)::numeric)))
invoices invoices_check2 CHECK ((((returned_amount)::numeric >= (0)::numeric) AND ((returned_amount)::numeric <= (paid_amount)::numeric)))
invoices invoices_check3 CHECK (((status <> 'paid'::text) OR ((open_amount)::numeric = (0)::numeric)))
invoices invoices_customer_fkey FOREIGN KEY (customer) REFERENCES customers(id)
invoices invoices_invoice_number_key UNIQUE (invoice_number)
invoices invoices_open_amount_check CHECK (((open_amount)::numeric >= (0)::numeric))
invoices invoices_paid_amount_check CHECK (((paid_amount)::numeric >= (0)::numeric))
invoices invoices_pkey PRIMARY KEY (id)
invoices invoices_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'paid'::text, 'failed'::text, 'refunded'::text])))
invoices invoices_subscription_fkey FOREIGN KEY (subscription) REFERENCES subscriptions(id)
invoices invoices_subscription_period_start_key UNIQUE (subscription, period_start)
invoices invoices_tax_check CHECK (((tax)::numeric >= (0)::numeric))
invoices invoices_total_check CHECK (((total)::numeric > (0)::numeric))
jobs_done jobs_done_pkey PRIMARY KEY (event, handler)
kitchen_tickets kitchen_tickets_assigned_to_fkey FOREIGN KEY (assigned_to) REFERENCES accounts(id)
kitchen_tickets kitchen_tickets_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE
kitchen_tickets kitchen_tickets_order_id_key UNIQUE (order_id)
kitchen_tickets kitchen_tickets_pkey PRIMARY KEY (id)
kitchen_tickets kitchen_tickets_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'claimed'::text, 'preparing'::text, 'ready'::text, 'cancelled'::text])))
known_devices known_devices_account_fkey FOREIGN KEY (account) REFERENCES accounts(id) ON DELETE CASCADE
known_devices known_devices_pkey PRIMARY KEY (account, secret_hash)
late_requests late_requests_charge_check CHECK ((charge = ANY (ARRAY['customer'::text, 'kitchen'::text])))
late_requests late_requests_check CHECK (((status = 'pending'::text) = (decided_at IS NULL)))
late_requests late_requests_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id)
late_requests late_requests_kind_check CHECK ((kind = ANY (ARRAY['skip'::text, 'swap'::text, 'quantity'::text, 'address'::text, 'unskip'::text])))
late_requests late_requests_meal_slot_fkey FOREIGN KEY (meal_slot) REFERENCES meal_slots(id)
late_requests late_requests_pkey PRIMARY KEY (id)
late_requests late_requests_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES accounts(id)
late_requests late_requests_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'approved'::text, 'rejected'::text])))
late_requests late_requests_subscription_fkey FOREIGN KEY (subscription) REFERENCES subscriptions(id) ON DELETE CASCADE
ledger_entries ledger_entries_account_check CHECK ((account = ANY (ARRAY['wallet'::text, 'promo'::text, 'held'::text, 'receivable'::text, 'unearned'::text, 'sales'::text, 'tax'::text, 'promotions'::text, 'office'::text, 'bank'::text, 'gateway'::text, 'cash'::text])))
ledger_entries ledger_entries_amount_check CHECK (((amount)::numeric <> (0)::numeric))
ledger_entries ledger_entries_customer_check CHECK (((account = ANY (ARRAY['wallet'::text, 'promo'::text, 'held'::text])) = (customer IS NOT NULL)))
ledger_entries ledger_entries_customer_fkey FOREIGN KEY (customer) REFERENCES wallets(customer)
ledger_entries ledger_entries_customer_version_key UNIQUE (customer, version)
ledger_entries ledger_entries_driver_check CHECK (((driver IS NULL) OR (account = 'cash'::text)))
ledger_entries ledger_entries_driver_fkey FOREIGN KEY (driver) REFERENCES drivers(id)
ledger_entries ledger_entries_grant_check CHECK (((account = 'promo'::text) = (promo_grant IS NOT NULL)))
ledger_entries ledger_entries_grant_fkey FOREIGN KEY (promo_grant, customer) REFERENCES promo_grants(id, customer)
ledger_entries ledger_entries_link_check CHECK ((((version IS NULL) = (balance_after IS NULL)) AND ((account = ANY (ARRAY['wallet'::text, 'promo'::text])) = (version IS NOT NULL))))
ledger_entries ledger_entries_pkey PRIMARY KEY (id)
ledger_entries ledger_entries_transaction_fkey FOREIGN KEY (transaction) REFERENCES ledger_transactions(id)
ledger_transactions ledger_transactions_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id)
ledger_transactions ledger_transactions_invoice_fkey FOREIGN KEY (invoice) REFERENCES invoices(id)
ledger_transactions ledger_transactions_order_fkey FOREIGN KEY ("order") REFERENCES orders(id)
ledger_transactions ledger_transactions_pkey PRIMARY KEY (id)
ledger_transactions ledger_transactions_reverses_fkey FOREIGN KEY (reverses) REFERENCES ledger_transactions(id)
ledger_transactions ledger_transactions_reverses_key UNIQUE (reverses)
ledger_transactions ledger_transactions_type_check CHECK ((type = ANY (ARRAY['credit'::text, 'top_up'::text, 'grant'::text, 'expiry'::text, 'transfer'::text, 'adjustment'::text, 'reversal'::text, 'order_payment'::text, 'order_refund'::text, 'revenue'::text, 'cash_sale'::text, 'hold'::text, 'capture'::text, 'release'::text, 'meal_credit'::text, 'meal_credit_undone'::text, 'invoice_issue'::text, 'invoice_payment'::text, 'invoice_refund'::text, 'credit_note'::text, 'payment'::text, 'payment_refund'::text, 'hand_in'::text])))
meal_packages meal_packages_billing_check CHECK ((billing = ANY (ARRAY['days'::text, 'month'::text])))
meal_packages meal_packages_diet_type_check CHECK ((diet_type = ANY (ARRAY['veg'::text, 'nonveg'::text, 'both'::text])))
meal_packages meal_packages_duration_check CHECK ((duration = ANY (ARRAY['weekly'::text, 'monthly'::text, 'custom'::text])))
meal_packages meal_packages_duration_days_check CHECK ((duration_days >= 0))
meal_packages meal_packages_meals_per_day_check CHECK ((meals_per_day >= 0))
meal_packages meal_packages_notice_days_check CHECK (((notice_days >= 0) AND (notice_days <= 366)))
meal_packages meal_packages_pkey PRIMARY KEY (id)
meal_packages meal_packages_price_check CHECK (((price)::numeric >= (0)::numeric))
meal_packages meal_packages_pricing_check CHECK ((pricing = ANY (ARRAY['period'::text, 'meal'::text])))
meal_packages meal_packages_renew_notice_days_check CHECK (((renew_notice_days >= 0) AND (renew_notice_days <= 90)))
meal_packages meal_packages_skip_quota_check CHECK ((skip_quota >= 0))
meal_packages meal_packages_trial_days_check CHECK (((trial_days >= 0) AND (trial_days <= 366)))
meal_packages meal_packages_voucher_days_check CHECK (((voucher_days >= 1) AND (voucher_days <= 366)))
meal_slots meal_slots_cutoff_days_before_check CHECK (((cutoff_days_before >= 0) AND (cutoff_days_before <= 30)))
meal_slots meal_slots_pkey PRIMARY KEY (id)
menu_dishes menu_dishes_menu_fkey FOREIGN KEY (menu) REFERENCES menus(id) ON DELETE CASCADE
menu_dishes menu_dishes_menu_item_fkey FOREIGN KEY (menu_item) REFERENCES menu_items(id)
menu_dishes menu_dishes_pkey PRIMARY KEY (menu, menu_item)
menu_items menu_items_calories_check CHECK ((calories >= 0))
menu_items menu_items_category_fkey FOREIGN KEY (category) REFERENCES categories(id)
menu_items menu_items_diet_type_check CHECK ((diet_type = ANY (ARRAY['veg'::text, 'nonveg'::text, 'both'::text])))
menu_items menu_items_inventory_item_id_fkey FOREIGN KEY (inventory_item_id) REFERENCES inventory_items(id)
menu_items menu_items_pkey PRIMARY KEY (id)
menu_items menu_items_price_check CHECK (((price)::numeric >= (0)::numeric))
menus menus_pkey PRIMARY KEY (id)
menus menus_price_check CHECK (((price)::numeric >= (0)::numeric))
missed_meals missed_meals_amount_check CHECK (((amount)::numeric >= (0)::numeric))
missed_meals missed_meals_meal_slot_fkey FOREIGN KEY (meal_slot) REFERENCES meal_slots(id)
missed_meals missed_meals_reason_check CHECK ((reason = ANY (ARRAY['skipped'::text, 'paused'::text, 'closed'::text])))
missed_meals missed_meals_subscription_date_meal_slot_key UNIQUE NULLS NOT DISTINCT (subscription, date, meal_slot)
missed_meals missed_meals_subscription_fkey FOREIGN KEY (subscription) REFERENCES subscriptions(id) ON DELETE CASCADE
moves moves_actor_fkey FOREIGN KEY (actor) REFERENCES accounts(id)
moves moves_machine_check CHECK ((machine = ANY (ARRAY['order'::text, 'ticket'::text, 'delivery'::text])))
moves moves_order_fkey FOREIGN KEY ("order") REFERENCES orders(id) ON DELETE CASCADE
moves moves_pkey PRIMARY KEY (id)
notifications notifications_customer_fkey FOREIGN KEY (customer) REFERENCES customers(id)
notifications notifications_pkey PRIMARY KEY (id)
notifications notifications_priority_check CHECK ((priority = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'urgent'::text])))
order_lines order_lines_daily_menu_item_fkey FOREIGN KEY (daily_menu_item) REFERENCES daily_menu_items(id) ON DELETE SET NULL
order_lines order_lines_dish_fkey FOREIGN KEY (dish) REFERENCES menu_items(id)
order_lines order_lines_order_fkey FOREIGN KEY ("order") REFERENCES orders(id) ON DELETE CASCADE
order_lines order_lines_pkey PRIMARY KEY (id)
order_lines order_lines_price_source_check CHECK ((price_source = ANY (ARRAY['menu_item'::text, 'daily_menu'::text, 'subscription'::text])))
order_lines order_lines_quantity_check CHECK ((quantity >= 0))
order_lines order_lines_unit_price_check CHECK (((unit_price)::numeric >= (0)::numeric))
order_refunds order_refunds_check CHECK ((((tax)::numeric >= (0)::numeric) AND ((tax)::numeric <= (total)::numeric)))
order_refunds order_refunds_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id)
order_refunds order_refunds_destination_check CHECK ((destination = ANY (ARRAY['wallet'::text, 'source'::text])))
order_refunds order_refunds_line_fkey FOREIGN KEY (line) REFERENCES order_lines(id) ON DELETE CASCADE
order_refunds order_refunds_order_fkey FOREIGN KEY ("order") REFERENCES orders(id) ON DELETE CASCADE
order_refunds order_refunds_pkey PRIMARY KEY (id)
order_refunds order_refunds_quantity_check CHECK ((quantity > 0))
order_refunds order_refunds_total_check CHECK (((total)::numeric >= (0)::numeric))
orders orders_address_fkey FOREIGN KEY (address) REFERENCES customer_addresses(id)
orders orders_customer_fkey FOREIGN KEY (customer) REFERENCES customers(id)
orders orders_meal_slot_fkey FOREIGN KEY (meal_slot) REFERENCES meal_slots(id)
orders orders_order_number_key UNIQUE (order_number)
orders orders_payment_mode_check CHECK ((payment_mode = ANY (ARRAY['wallet'::text, 'card'::text, 'cash'::text, 'invoice'::text, 'hold'::text])))
orders orders_pkey PRIMARY KEY (id)
orders orders_quantity_check CHECK ((quantity > 0))
orders orders_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'confirmed'::text, 'preparing'::text, 'ready'::text, 'delivered'::text, 'cancelled'::text])))
orders orders_subscription_fkey FOREIGN KEY (subscription) REFERENCES subscriptions(id)
orders orders_tax_check CHECK (((tax)::numeric >= (0)::numeric))
orders orders_total_check CHECK (((total)::numeric >= (0)::numeric))
outbox outbox_pkey PRIMARY KEY (id)
outbox outbox_seq_key UNIQUE (seq)
package_menus package_menus_meal_package_fkey FOREIGN KEY (meal_package) REFERENCES meal_packages(id) ON DELETE CASCADE
package_menus package_menus_menu_fkey FOREIGN KEY (menu) REFERENCES menus(id)
package_menus package_menus_pkey PRIMARY KEY (meal_package, menu)
package_trials package_trials_customer_fkey FOREIGN KEY (customer) REFERENCES customers(id)
package_trials package_trials_meal_package_fkey FOREIGN KEY (meal_package) REFERENCES meal_packages(id)
package_trials package_trials_pkey PRIMARY KEY (customer, meal_package)
package_trials package_trials_subscription_fkey FOREIGN KEY (subscription) REFERENCES subscriptions(id) ON DELETE SET NULL
password_resets password_resets_account_fkey FOREIGN KEY (account) REFERENCES accounts(id) ON DELETE CASCADE
password_resets password_resets_pkey PRIMARY KEY (account)
password_resets password_resets_secret_hash_key UNIQUE (secret_hash)
payment_events payment_events_pkey PRIMARY KEY (provider, id)
payment_refunds payment_refunds_amount_check CHECK (((amount)::numeric > (0)::numeric))
payment_refunds payment_refunds_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id)
payment_refunds payment_refunds_idempotency_key_key UNIQUE (idempotency_key)
payment_refunds payment_refunds_payment_fkey FOREIGN KEY (payment) REFERENCES payments(id)
payment_refunds payment_refunds_pkey PRIMARY KEY (id)
payment_refunds payment_refunds_reference_key UNIQUE (reference)
payment_refunds payment_refunds_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'succeeded'::text, 'failed'::text])))
payment_refunds payment_refunds_taken_from_check CHECK ((taken_from = ANY (ARRAY['wallet'::text, 'receivable'::text])))
payment_settings payment_settings_check CHECK (((provider = 'manual'::text) OR ((sealed_secret_key IS NOT NULL) AND (sealed_webhook_secret IS NOT NULL))))
payment_settings payment_settings_check1 CHECK (((sealed_secret_key IS NULL) = (key_ending IS NULL)))
payment_settings payment_settings_check2 CHECK (((sealed_webhook_secret IS NULL) = (webhook_ending IS NULL)))
payment_settings payment_settings_only_row_check CHECK (only_row)
payment_settings payment_settings_pkey PRIMARY KEY (only_row)
payment_settings payment_settings_provider_check CHECK ((provider = ANY (ARRAY['manual'::text, 'stripe'::text])))
payments payments_amount_check CHECK (((amount)::numeric > (0)::numeric))
payments payments_booked_to_check CHECK ((booked_to = ANY (ARRAY['wallet'::text, 'invoice'::text])))
payments payments_check CHECK (((top_up IS NULL) <> (invoice IS NULL)))
payments payments_check1 CHECK ((((refunded_amount)::numeric >= (0)::numeric) AND ((refunded_amount)::numeric <= (amount)::numeric)))
payments payments_check2 CHECK (((booked_to IS NOT NULL) = (status = ANY (ARRAY['succeeded'::text, 'partially_refunded'::text, 'refunded'::text]))))
payments payments_check3 CHECK (((status <> 'refunded'::text) OR ((refunded_amount)::numeric = (amount)::numeric)))
payments payments_check4 CHECK ((((refunded_amount)::numeric = (0)::numeric) OR (status = ANY (ARRAY['partially_refunded'::text, 'refunded'::text]))))
payments payments_customer_fkey FOREIGN KEY (customer) REFERENCES customers(id)
payments payments_invoice_fkey FOREIGN KEY (invoice) REFERENCES invoices(id)
payments payments_pkey PRIMARY KEY (id)
payments payments_provider_check CHECK ((provider = 'stripe'::text))
payments payments_reference_key UNIQUE (reference)
payments payments_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'succeeded'::text, 'failed'::text, 'expired'::text, 'mismatch'::text, 'partially_refunded'::text, 'refunded'::text])))
payments payments_top_up_fkey FOREIGN KEY (top_up) REFERENCES top_ups(id)
payments payments_top_up_key UNIQUE (top_up)
production_exceptions production_exceptions_check CHECK (((resolution IS NULL) = (resolved_at IS NULL)))
production_exceptions production_exceptions_kind_check CHECK ((kind = ANY (ARRAY['dish'::text, 'unpaid'::text, 'uncooked'::text, 'unsafe'::text])))
production_exceptions production_exceptions_order_fkey FOREIGN KEY ("order") REFERENCES orders(id) ON DELETE CASCADE
production_exceptions production_exceptions_pkey PRIMARY KEY (id)
production_exceptions production_exceptions_resolved_by_fkey FOREIGN KEY (resolved_by) REFERENCES accounts(id)
production_meals production_meals_check CHECK ((to_version > from_version))
production_meals production_meals_order_fkey FOREIGN KEY ("order") REFERENCES orders(id) ON DELETE CASCADE
production_meals production_meals_pkey PRIMARY KEY (id)
production_meals production_meals_slot_fkey FOREIGN KEY (slot) REFERENCES production_slots(id) ON DELETE CASCADE
production_plans production_plans_actor_fkey FOREIGN KEY (actor) REFERENCES accounts(id)
production_plans production_plans_pkey PRIMARY KEY (slot, version)
production_plans production_plans_slot_fkey FOREIGN KEY (slot) REFERENCES production_slots(id) ON DELETE CASCADE
production_slots production_slots_check CHECK (((locked_at IS NULL) = (version = 0)))
production_slots production_slots_date_meal_slot_key UNIQUE NULLS NOT DISTINCT (date, meal_slot)
production_slots production_slots_meal_slot_fkey FOREIGN KEY (meal_slot) REFERENCES meal_slots(id)
production_slots production_slots_pkey PRIMARY KEY (id)
promo_grants promo_grants_amount_check CHECK (((amount)::numeric > (0)::numeric))
promo_grants promo_grants_check CHECK ((((remaining)::numeric >= (0)::numeric) AND ((remaining)::numeric <= (amount)::numeric)))
promo_grants promo_grants_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id)
promo_grants promo_grants_customer_fkey FOREIGN KEY (customer) REFERENCES wallets(customer)
promo_grants promo_grants_id_customer_key UNIQUE (id, customer)
promo_grants promo_grants_pkey PRIMARY KEY (id)
registration_requests registration_requests_check CHECK (((status = 'approved'::text) = (customer IS NOT NULL)))
registration_requests registration_requests_customer_fkey FOREIGN KEY (customer) REFERENCES customers(id)
registration_requests registration_requests_meal_selection_check CHECK ((meal_selection = ANY (ARRAY['lunch'::text, 'dinner'::text])))
registration_requests registration_requests_meal_type_check CHECK ((meal_type = ANY (ARRAY['veg'::text, 'nonveg'::text])))
registration_requests registration_requests_pkey PRIMARY KEY (id)
registration_requests registration_requests_processed_by_fkey FOREIGN KEY (processed_by) REFERENCES accounts(id)
registration_requests registration_requests_quantity_check CHECK ((quantity >= 0))
registration_requests registration_requests_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'approved'::text, 'rejected'::text])))
routes routes_pkey PRIMARY KEY (id)
routes routes_zone_fkey FOREIGN KEY (zone) REFERENCES zones(id)
sandbox_messages sandbox_messages_kind_check CHECK ((kind = ANY (ARRAY['mail'::text, 'webhook'::text, 'payment'::text])))
sandbox_messages sandbox_messages_pkey PRIMARY KEY (id)
schema_migrations schema_migrations_pkey PRIMARY KEY (version)
sessions sessions_account_fkey FOREIGN KEY (account) REFERENCES accounts(id) ON DELETE CASCADE
sessions sessions_pkey PRIMARY KEY (id)
settings settings_check CHECK ((second_language <> invoice_language))
settings settings_day_starts_at_check CHECK ((day_starts_at < '12:00:00'::time without time zone))
settings settings_only_row_check CHECK (only_row)
settings settings_pkey PRIMARY KEY (only_row)
settings settings_short_notice_hours_check CHECK (((short_notice_hours >= 1) AND (short_notice_hours <= 72)))
settings settings_tax_rate_check CHECK (((tax_rate >= (0)::numeric) AND (tax_rate <= (100)::numeric)))
short_notices short_notices_customer_fkey FOREIGN KEY (customer) REFERENCES customers(id) ON DELETE CASCADE
short_notices short_notices_pkey PRIMARY KEY (customer, date)
sign_in_failures sign_in_failures_pkey PRIMARY KEY (subject)
stock_movements stock_movements_actor_fkey FOREIGN KEY (actor) REFERENCES accounts(id)
stock_movements stock_movements_item_fkey FOREIGN KEY (item) REFERENCES inventory_items(id)
stock_movements stock_movements_pkey PRIMARY KEY (id)
stock_movements stock_movements_quantity_check CHECK ((quantity <> (0)::numeric))
stock_movements stock_movements_stock_after_check CHECK ((stock_after >= (0)::numeric))
stream stream_only_row_check CHECK (only_row)
stream stream_pkey PRIMARY KEY (only_row)
stream_tickets stream_tickets_pkey PRIMARY KEY (secret_hash)
stream_tickets stream_tickets_session_fkey FOREIGN KEY (session) REFERENCES sessions(id) ON DELETE CASCADE
subscription_credits subscription_credits_amount_check CHECK (((amount)::numeric > (0)::numeric))
subscription_credits subscription_credits_invoice_fkey FOREIGN KEY (invoice) REFERENCES invoices(id)
subscription_credits subscription_credits_meals_check CHECK ((meals > 0))
subscription_credits subscription_credits_pkey PRIMARY KEY (subscription, invoice)
subscription_credits subscription_credits_subscription_fkey FOREIGN KEY (subscription) REFERENCES subscriptions(id) ON DELETE CASCADE
subscription_former_lines subscription_former_lines_address_fkey FOREIGN KEY (address) REFERENCES customer_addresses(id)
subscription_former_lines subscription_former_lines_meal_slot_fkey FOREIGN KEY (meal_slot) REFERENCES meal_slots(id)
subscription_former_lines subscription_former_lines_quantity_check CHECK (((quantity >= 1) AND (quantity <= 1000)))
subscription_former_lines subscription_former_lines_selected_days_check CHECK (((cardinality(selected_days) > 0) AND (selected_days <@ ARRAY['Monday'::text, 'Tuesday'::text, 'Wednesday'::text, 'Thursday'::text, 'Friday'::text, 'Saturday'::text, 'Sunday'::text])))
subscription_former_lines subscription_former_lines_subscription_fkey FOREIGN KEY (subscription) REFERENCES subscriptions(id) ON DELETE CASCADE
subscription_former_lines subscription_former_lines_subscription_until_date_meal_slot_key UNIQUE NULLS NOT DISTINCT (subscription, until_date, meal_slot)
subscription_menus subscription_menus_menu_fkey FOREIGN KEY (menu) REFERENCES menus(id)
subscription_menus subscription_menus_pkey PRIMARY KEY (subscription, menu)
subscription_menus subscription_menus_subscription_fkey FOREIGN KEY (subscription) REFERENCES subscriptions(id) ON DELETE CASCADE
subscription_overrides subscription_overrides_address_fkey FOREIGN KEY (address) REFERENCES customer_addresses(id)
subscription_overrides subscription_overrides_check CHECK (((dish IS NULL) = (difference IS NULL)))
subscription_overrides subscription_overrides_check1 CHECK (((extra_price IS NULL) OR (stands_for IS NULL)))
subscription_overrides subscription_overrides_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id)
subscription_overrides subscription_overrides_dish_fkey FOREIGN KEY (dish) REFERENCES menu_items(id)
subscription_overrides subscription_overrides_extra_price_check CHECK (((extra_price)::numeric >= (0)::numeric))
subscription_overrides subscription_overrides_meal_slot_fkey FOREIGN KEY (meal_slot) REFERENCES meal_slots(id)
subscription_overrides subscription_overrides_quantity_check CHECK (((quantity >= 1) AND (quantity <= 1000)))
subscription_overrides subscription_overrides_subscription_date_meal_slot_key UNIQUE NULLS NOT DISTINCT (subscription, date, meal_slot)
subscription_overrides subscription_overrides_subscription_fkey FOREIGN KEY (subscription) REFERENCES subscriptions(id) ON DELETE CASCADE
subscription_pauses subscription_pauses_check CHECK ((until_date >= from_date))
subscription_pauses subscription_pauses_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id)
subscription_pauses subscription_pauses_meal_slot_fkey FOREIGN KEY (meal_slot) REFERENCES meal_slots(id)
subscription_pauses subscription_pauses_pkey PRIMARY KEY (id)
subscription_pauses subscription_pauses_subscription_fkey FOREIGN KEY (subscription) REFERENCES subscriptions(id) ON DELETE CASCADE
subscription_skips subscription_skips_closure_fkey FOREIGN KEY (closure) REFERENCES closures(id)
subscription_skips subscription_skips_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id)
subscription_skips subscription_skips_meal_slot_fkey FOREIGN KEY (meal_slot) REFERENCES meal_slots(id)
subscription_skips subscription_skips_subscription_date_meal_slot_key UNIQUE NULLS NOT DISTINCT (subscription, date, meal_slot)
subscription_skips subscription_skips_subscription_fkey FOREIGN KEY (subscription) REFERENCES subscriptions(id) ON DELETE CASCADE
subscription_slots subscription_slots_address_fkey FOREIGN KEY (address) REFERENCES customer_addresses(id)
subscription_slots subscription_slots_meal_slot_fkey FOREIGN KEY (meal_slot) REFERENCES meal_slots(id)
subscription_slots subscription_slots_pkey PRIMARY KEY (subscription, meal_slot)
subscription_slots subscription_slots_quantity_check CHECK (((quantity >= 1) AND (quantity <= 1000)))
subscription_slots subscription_slots_selected_days_check CHECK (((cardinality(selected_days) > 0) AND (selected_days <@ ARRAY['Monday'::text, 'Tuesday'::text, 'Wednesday'::text, 'Thursday'::text, 'Friday'::text, 'Saturday'::text, 'Sunday'::text])))
subscription_slots subscription_slots_subscription_fkey FOREIGN KEY (subscription) REFERENCES subscriptions(id) ON DELETE CASCADE
subscriptions subscriptions_billing_check CHECK ((billing = ANY (ARRAY['days'::text, 'month'::text])))
subscriptions subscriptions_check CHECK ((end_date >= start_date))
subscriptions subscriptions_check1 CHECK ((priced_until >= end_date))
subscriptions subscriptions_check2 CHECK (((NOT auto_renew) OR (renew_days IS NOT NULL)))
subscriptions subscriptions_continues_fkey FOREIGN KEY (continues) REFERENCES subscriptions(id) ON DELETE SET NULL
subscriptions subscriptions_continues_key UNIQUE (continues)
subscriptions subscriptions_cost_per_meal_check CHECK (((cost_per_meal)::numeric >= (0)::numeric))
subscriptions subscriptions_customer_fkey FOREIGN KEY (customer) REFERENCES customers(id)
subscriptions subscriptions_diet_type_check CHECK ((diet_type = ANY (ARRAY['veg'::text, 'nonveg'::text])))
subscriptions subscriptions_dinner_address_fkey FOREIGN KEY (dinner_address) REFERENCES customer_addresses(id)
subscriptions subscriptions_lunch_address_fkey FOREIGN KEY (lunch_address) REFERENCES customer_addresses(id)
subscriptions subscriptions_meal_package_fkey FOREIGN KEY (meal_package) REFERENCES meal_packages(id)
subscriptions subscriptions_notice_days_check CHECK (((notice_days >= 0) AND (notice_days <= 366)))
subscriptions subscriptions_payment_mode_check CHECK ((payment_mode = ANY (ARRAY['wallet'::text, 'card'::text, 'cash'::text])))
subscriptions subscriptions_period_days_check CHECK ((period_days >= 0))
subscriptions subscriptions_pkey PRIMARY KEY (id)
subscriptions subscriptions_price_check CHECK (((price)::numeric >= (0)::numeric))
subscriptions subscriptions_pricing_check CHECK ((pricing = ANY (ARRAY['period'::text, 'meal'::text])))
subscriptions subscriptions_renew_days_check CHECK ((renew_days > 0))
subscriptions subscriptions_renew_notice_days_check CHECK (((renew_notice_days >= 0) AND (renew_notice_days <= 90)))
subscriptions subscriptions_selected_days_check CHECK (((cardinality(selected_days) > 0) AND (selected_days <@ ARRAY['Monday'::text, 'Tuesday'::text, 'Wednesday'::text, 'Thursday'::text, 'Friday'::text, 'Saturday'::text, 'Sunday'::text])))
subscriptions subscriptions_skip_quota_check CHECK ((skip_quota >= 0))
subscriptions subscriptions_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'active'::text, 'paused'::text, 'expired'::text, 'cancelled'::text])))
subscriptions subscriptions_time_slot_fkey FOREIGN KEY (time_slot) REFERENCES meal_slots(id)
subscriptions subscriptions_total_cost_check CHECK (((total_cost)::numeric >= (0)::numeric))
subscriptions subscriptions_voucher_days_check CHECK (((voucher_days >= 1) AND (voucher_days <= 366)))
top_ups top_ups_amount_check CHECK (((amount)::numeric > (0)::numeric))
top_ups top_ups_check CHECK (((status = 'confirmed'::text) = (confirmed_at IS NOT NULL)))
top_ups top_ups_confirmed_by_check CHECK (((confirmed_by IS NOT NULL) = ((status = 'confirmed'::text) AND (provider = 'manual'::text))))
top_ups top_ups_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES accounts(id)
top_ups top_ups_customer_fkey FOREIGN KEY (customer) REFERENCES customers(id)
top_ups top_ups_pkey PRIMARY KEY (id)
top_ups top_ups_provider_check CHECK ((provider = ANY (ARRAY['manual'::text, 'stripe'::text])))
top_ups top_ups_reference_key UNIQUE (reference)
top_ups top_ups_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'confirmed'::text, 'expired'::text])))
units units_category_check CHECK ((category = ANY (ARRAY['weight'::text, 'volume'::text, 'unit'::text, 'length'::text])))
units units_conversion_factor_check CHECK ((conversion_factor > (0)::numeric))
units units_pkey PRIMARY KEY (id)
wallet_freezes wallet_freezes_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id)
wallet_freezes wallet_freezes_customer_fkey FOREIGN KEY (customer) REFERENCES wallets(customer)
wallet_freezes wallet_freezes_pkey PRIMARY KEY (id)
wallets wallet_not_overdrawn CHECK (((balance)::numeric >= (- (credit_limit)::numeric)))
wallets wallets_credit_limit_check CHECK (((credit_limit)::numeric >= (0)::numeric))
wallets wallets_customer_fkey FOREIGN KEY (customer) REFERENCES customers(id)
wallets wallets_held_check CHECK (((held)::numeric >= (0)::numeric))
wallets wallets_pkey PRIMARY KEY (customer)
wallets wallets_promo_check CHECK (((promo)::numeric >= (0)::numeric))
zones zones_delivery_fee_check CHECK (((delivery_fee)::numeric >= (0)::numeric))
zones zones_estimated_delivery_time_check CHECK ((estimated_delivery_time >= 0))
zones zones_pkey PRIMARY KEY (id)

-- indexes
CREATE INDEX accounts_date_joined_idx ON public.accounts USING btree (date_joined, id) WHERE ((role <> 'customer'::text) AND (archived_at IS NULL))
CREATE INDEX assignments_assigned_at_idx ON public.assignments USING btree (assigned_at, id)
CREATE INDEX assignments_driver_idx ON public.assignments USING btree (driver)
CREATE INDEX closures_until_date_idx ON public.closures USING btree (until_date, from_date) WHERE (undone_at IS NULL)
CREATE INDEX credit_note_items_credit_note_idx ON public.credit_note_items USING btree (credit_note)
CREATE INDEX credit_note_items_item_idx ON public.credit_note_items USING btree (item)
CREATE INDEX credit_notes_customer_idx ON public.credit_notes USING btree (customer, date, id)
CREATE INDEX credit_notes_date_idx ON public.credit_notes USING btree (date, id)
CREATE INDEX credit_notes_invoice_idx ON public.credit_notes USING btree (invoice, id)
CREATE INDEX customer_addresses_created_at_idx ON public.customer_addresses USING btree (created_at, id) WHERE (archived_at IS NULL)
CREATE INDEX customer_addresses_customer_idx ON public.customer_addresses USING btree (customer)
CREATE INDEX customers_created_at_idx ON public.customers USING btree (created_at, id) WHERE (archived_at IS NULL)
CREATE INDEX daily_menu_items_master_item_idx ON public.daily_menu_items USING btree (master_item)
CREATE INDEX daily_menus_meal_slot_idx ON public.daily_menus USING btree (meal_slot, menu_date)
CREATE INDEX deliveries_created_at_idx ON public.deliveries USING btree (created_at, id) WHERE (archived_at IS NULL)
CREATE INDEX deliveries_status_idx ON public.deliveries USING btree (status, created_at, id)
CREATE INDEX driver_routes_route_idx ON public.driver_routes USING btree (route)
CREATE INDEX driver_zones_zone_idx ON public.driver_zones USING btree (zone)
CREATE INDEX idempotency_keys_created_at_idx ON public.idempotency_keys USING btree (created_at)
CREATE INDEX inventory_items_low_stock_idx ON public.inventory_items USING btree (name, id) WHERE (is_active AND (current_stock <= min_stock_level))
CREATE INDEX inventory_items_name_idx ON public.inventory_items USING btree (name, id) WHERE is_active
CREATE INDEX inventory_items_unit_idx ON public.inventory_items USING btree (unit)
CREATE INDEX invoice_items_invoice_idx ON public.invoice_items USING btree (invoice)
CREATE INDEX invoice_payments_invoice_idx ON public.invoice_payments USING btree (invoice, id)
CREATE INDEX invoices_created_at_idx ON public.invoices USING btree (created_at)
CREATE INDEX invoices_customer_idx ON public.invoices USING btree (customer, date, id)
CREATE INDEX invoices_date_idx ON public.invoices USING btree (date, id)
CREATE INDEX invoices_due_date_idx ON public.invoices USING btree (due_date, id) WHERE (status = 'pending'::text)
CREATE INDEX invoices_status_idx ON public.invoices USING btree (status, date, id)
CREATE INDEX jobs_done_done_at_idx ON public.jobs_done USING btree (done_at)
CREATE INDEX known_devices_secret_hash_idx ON public.known_devices USING btree (secret_hash)
CREATE INDEX late_requests_date_idx ON public.late_requests USING btree (date DESC, id DESC)
CREATE INDEX late_requests_status_idx ON public.late_requests USING btree (status, date DESC, id DESC)
CREATE INDEX ledger_entries_driver_idx ON public.ledger_entries USING btree (driver, id) INCLUDE (amount) WHERE (driver IS NOT NULL)
CREATE INDEX ledger_entries_money_idx ON public.ledger_entries USING btree (at, id) INCLUDE (amount) WHERE (account = ANY (ARRAY['office'::text, 'cash'::text, 'bank'::text]))
CREATE INDEX ledger_entries_receivable_idx ON public.ledger_entries USING btree (transaction) INCLUDE (amount, at) WHERE (account = 'receivable'::text)
CREATE INDEX ledger_entries_transaction_idx ON public.ledger_entries USING btree (transaction)
CREATE INDEX ledger_transactions_created_at_idx ON public.ledger_transactions USING btree (created_at, id)
CREATE INDEX ledger_transactions_invoice_idx ON public.ledger_transactions USING btree (invoice) WHERE (invoice IS NOT NULL)
CREATE INDEX ledger_transactions_order_idx ON public.ledger_transactions USING btree ("order")
CREATE INDEX menu_dishes_menu_item_idx ON public.menu_dishes USING btree (menu_item)
CREATE INDEX menu_items_category_idx ON public.menu_items USING btree (category)
CREATE INDEX menu_items_created_at_idx ON public.menu_items USING btree (created_at, id)
CREATE INDEX missed_meals_waits_idx ON public.missed_meals USING btree (subscription) WHERE waits
CREATE INDEX moves_at_idx ON public.moves USING btree (at)
CREATE INDEX moves_order_idx ON public.moves USING btree ("order")
CREATE INDEX notifications_created_at_idx ON public.notifications USING btree (created_at, id)
CREATE INDEX notifications_customer_idx ON public.notifications USING btree (customer, created_at DESC, id DESC)
CREATE INDEX order_lines_daily_menu_item_idx ON public.order_lines USING btree (daily_menu_item)
CREATE INDEX order_lines_order_idx ON public.order_lines USING btree ("order")
CREATE INDEX order_refunds_line_idx ON public.order_refunds USING btree (line)
CREATE INDEX order_refunds_order_idx ON public.order_refunds USING btree ("order")
CREATE INDEX orders_created_at_idx ON public.orders USING btree (created_at)
CREATE INDEX orders_customer_idx ON public.orders USING btree (customer, delivery_date, id)
CREATE INDEX orders_delivery_date_idx ON public.orders USING btree (delivery_date, id)
CREATE INDEX orders_status_idx ON public.orders USING btree (status, delivery_date, id)
CREATE INDEX outbox_unstamped_idx ON public.outbox USING btree (id) WHERE (seq IS NULL)
CREATE INDEX package_menus_menu_idx ON public.package_menus USING btree (menu)
CREATE INDEX package_trials_subscription_idx ON public.package_trials USING btree (subscription)
CREATE INDEX payment_events_unprocessed_idx ON public.payment_events USING btree (received_at) WHERE (processed_at IS NULL)
CREATE INDEX payment_refunds_payment_idx ON public.payment_refunds USING btree (payment, id)
CREATE INDEX payment_refunds_pending_idx ON public.payment_refunds USING btree (created_at) WHERE (status = 'pending'::text)
CREATE INDEX payments_customer_idx ON public.payments USING btree (customer, id)
CREATE INDEX payments_invoice_idx ON public.payments USING btree (invoice) WHERE (invoice IS NOT NULL)
CREATE INDEX payments_pending_idx ON public.payments USING btree (created_at) WHERE (status = 'pending'::text)
CREATE INDEX payments_provider_idx ON public.payments USING btree (provider, id)
CREATE INDEX payments_status_idx ON public.payments USING btree (status, id)
CREATE INDEX production_exceptions_order_idx ON public.production_exceptions USING btree ("order")
CREATE INDEX production_meals_order_idx ON public.production_meals USING btree ("order")
CREATE INDEX production_meals_slot_idx ON public.production_meals USING btree (slot, from_version)
CREATE INDEX production_slots_open_idx ON public.production_slots USING btree (date, id) WHERE (locked_at IS NULL)
CREATE INDEX promo_grants_customer_idx ON public.promo_grants USING btree (customer, id)
CREATE INDEX promo_grants_expires_on_idx ON public.promo_grants USING btree (expires_on, id) WHERE ((remaining)::numeric > (0)::numeric)
CREATE INDEX registration_requests_created_at_idx ON public.registration_requests USING btree (created_at, id) WHERE (archived_at IS NULL)
CREATE INDEX registration_requests_status_idx ON public.registration_requests USING btree (status, created_at, id) WHERE (archived_at IS NULL)
CREATE INDEX sandbox_messages_at_idx ON public.sandbox_messages USING btree (at)
CREATE INDEX sessions_account_idx ON public.sessions USING btree (account)
CREATE INDEX sessions_expires_at_idx ON public.sessions USING btree (expires_at)
CREATE INDEX sign_in_failures_since_idx ON public.sign_in_failures USING btree (since)
CREATE INDEX stock_movements_item_idx ON public.stock_movements USING btree (item, id)
CREATE INDEX stream_tickets_session_idx ON public.stream_tickets USING btree (session)
CREATE INDEX subscription_credits_invoice_idx ON public.subscription_credits USING btree (invoice)
CREATE INDEX subscription_former_lines_address_idx ON public.subscription_former_lines USING btree (address)
CREATE INDEX subscription_menus_menu_idx ON public.subscription_menus USING btree (menu)
CREATE INDEX subscription_overrides_address_idx ON public.subscription_overrides USING btree (address)
CREATE INDEX subscription_pauses_subscription_idx ON public.subscription_pauses USING btree (subscription)
CREATE INDEX subscription_skips_closure_idx ON public.subscription_skips USING btree (closure) WHERE (closure IS NOT NULL)
CREATE INDEX subscription_slots_address_idx ON public.subscription_slots USING btree (address)
CREATE INDEX subscriptions_customer_idx ON public.subscriptions USING btree (customer)
CREATE INDEX subscriptions_dinner_address_idx ON public.subscriptions USING btree (dinner_address)
CREATE INDEX subscriptions_end_date_idx ON public.subscriptions USING btree (end_date) WHERE (status = ANY (ARRAY['pending'::text, 'active'::text, 'paused'::text]))
CREATE INDEX subscriptions_lunch_address_idx ON public.subscriptions USING btree (lunch_address)
CREATE INDEX subscriptions_meal_package_idx ON public.subscriptions USING btree (meal_package)
CREATE INDEX subscriptions_renewal_idx ON public.subscriptions USING btree (end_date) WHERE ((status = 'active'::text) AND auto_renew AND (archived_at IS NULL))
CREATE INDEX subscriptions_start_date_idx ON public.subscriptions USING btree (start_date, id) WHERE (archived_at IS NULL)
CREATE INDEX subscriptions_status_idx ON public.subscriptions USING btree (status, start_date, id) WHERE (archived_at IS NULL)
CREATE INDEX subscriptions_time_slot_idx ON public.subscriptions USING btree (time_slot) WHERE (status = ANY (ARRAY['pending'::text, 'active'::text, 'paused'::text]))
CREATE INDEX top_ups_customer_idx ON public.top_ups USING btree (customer)
CREATE INDEX top_ups_status_idx ON public.top_ups USING btree (status, id)
CREATE INDEX wallet_freezes_customer_idx ON public.wallet_freezes USING btree (customer)
CREATE UNIQUE INDEX accounts_email_key ON public.accounts USING btree (lower(email)) WHERE (email <> ''::text)
CREATE UNIQUE INDEX accounts_pkey ON public.accounts USING btree (id)
CREATE UNIQUE INDEX accounts_username_key ON public.accounts USING btree (lower(username))
CREATE UNIQUE INDEX api_keys_pkey ON public.api_keys USING btree (id)
CREATE UNIQUE INDEX assignments_delivery_status_key ON public.assignments USING btree ("order")
CREATE UNIQUE INDEX assignments_pkey ON public.assignments USING btree (id)
CREATE UNIQUE INDEX categories_pkey ON public.categories USING btree (id)
CREATE UNIQUE INDEX clock_moves_open_key ON public.clock_moves USING btree (((finished_at IS NULL))) WHERE (finished_at IS NULL)
CREATE UNIQUE INDEX clock_moves_pkey ON public.clock_moves USING btree (id)
CREATE UNIQUE INDEX clock_pkey ON public.clock USING btree (only_row)
CREATE UNIQUE INDEX closures_pkey ON public.closures USING btree (id)
CREATE UNIQUE INDEX counters_pkey ON public.counters USING btree (series)
CREATE UNIQUE INDEX credit_note_items_pkey ON public.credit_note_items USING btree (id)
CREATE UNIQUE INDEX credit_notes_credit_note_number_key ON public.credit_notes USING btree (credit_note_number)
CREATE UNIQUE INDEX credit_notes_pkey ON public.credit_notes USING btree (id)
CREATE UNIQUE INDEX customer_addresses_default_key ON public.customer_addresses USING btree (customer) WHERE (is_default AND (status = 'active'::text) AND (archived_at IS NULL))
CREATE UNIQUE INDEX customer_addresses_pkey ON public.customer_addresses USING btree (id)
CREATE UNIQUE INDEX customers_account_key ON public.customers USING btree (account)
CREATE UNIQUE INDEX customers_phone_key ON public.customers USING btree (phone_digits) WHERE (archived_at IS NULL)
CREATE UNIQUE INDEX customers_pkey ON public.customers USING btree (id)
CREATE UNIQUE INDEX daily_menu_items_daily_menu_master_item_key ON public.daily_menu_items USING btree (daily_menu, master_item)
CREATE UNIQUE INDEX daily_menu_items_pkey ON public.daily_menu_items USING btree (id)
CREATE UNIQUE INDEX daily_menus_non_field_errors_key ON public.daily_menus USING btree (menu_date, meal_slot, diet_type) WHERE (archived_at IS NULL)
CREATE UNIQUE INDEX daily_menus_pkey ON public.daily_menus USING btree (id)
CREATE UNIQUE INDEX deliveries_order_key ON public.deliveries USING btree ("order")
CREATE UNIQUE INDEX deliveries_pkey ON public.deliveries USING btree (id)
CREATE UNIQUE INDEX delivery_schedules_non_field_errors_key ON public.delivery_schedules USING btree (zone, day_of_week, start_time) WHERE (archived_at IS NULL)
CREATE UNIQUE INDEX delivery_schedules_pkey ON public.delivery_schedules USING btree (id)
CREATE UNIQUE INDEX driver_routes_pkey ON public.driver_routes USING btree (driver, route)
CREATE UNIQUE INDEX driver_zones_pkey ON public.driver_zones USING btree (driver, zone)
CREATE UNIQUE INDEX drivers_account_key ON public.drivers USING btree (account)
CREATE UNIQUE INDEX drivers_phone_key ON public.drivers USING btree (phone) WHERE (archived_at IS NULL)
CREATE UNIQUE INDEX drivers_pkey ON public.drivers USING btree (id)
CREATE UNIQUE INDEX ended_shares_pkey ON public.ended_shares USING btree (invoice)
CREATE UNIQUE INDEX generated_dates_pkey ON public.generated_dates USING btree (date)
CREATE UNIQUE INDEX idempotency_keys_pkey ON public.idempotency_keys USING btree (account, key)
CREATE UNIQUE INDEX identity_pkey ON public.identity USING btree (only_row)
CREATE UNIQUE INDEX inventory_items_pkey ON public.inventory_items USING btree (id)
CREATE UNIQUE INDEX invitations_pkey ON public.invitations USING btree (account)
CREATE UNIQUE INDEX invitations_secret_hash_key ON public.invitations USING btree (secret_hash)
CREATE UNIQUE INDEX invoice_items_pkey ON public.invoice_items USING btree (id)
CREATE UNIQUE INDEX invoice_payments_pkey ON public.invoice_payments USING btree (id)
CREATE UNIQUE INDEX invoice_reminders_pkey ON public.invoice_reminders USING btree (invoice, stage)
CREATE UNIQUE INDEX invoices_invoice_number_key ON public.invoices USING btree (invoice_number)
CREATE UNIQUE INDEX invoices_pkey ON public.invoices USING btree (id)
CREATE UNIQUE INDEX invoices_subscription_period_start_key ON public.invoices USING btree (subscription, period_start)
CREATE UNIQUE INDEX jobs_done_pkey ON public.jobs_done USING btree (event, handler)
CREATE UNIQUE INDEX kitchen_tickets_order_id_key ON public.kitchen_tickets USING btree (order_id)
CREATE UNIQUE INDEX kitchen_tickets_pkey ON public.kitchen_tickets USING btree (id)
CREATE UNIQUE INDEX known_devices_pkey ON public.known_devices USING btree (account, secret_hash)
CREATE UNIQUE INDEX late_requests_pending_key ON public.late_requests USING btree (subscription, date, meal_slot, kind) NULLS NOT DISTINCT WHERE (status = 'pending'::text)
CREATE UNIQUE INDEX late_requests_pkey ON public.late_requests USING btree (id)
CREATE UNIQUE INDEX ledger_entries_customer_version_key ON public.ledger_entries USING btree (customer, version)
CREATE UNIQUE INDEX ledger_entries_pkey ON public.ledger_entries USING btree (id)
CREATE UNIQUE INDEX ledger_transactions_hold_key ON public.ledger_transactions USING btree ("order") WHERE (type = 'hold'::text)
CREATE UNIQUE INDEX ledger_transactions_pkey ON public.ledger_transactions USING btree (id)
CREATE UNIQUE INDEX ledger_transactions_reverses_key ON public.ledger_transactions USING btree (reverses)
CREATE UNIQUE INDEX ledger_transactions_settled_key ON public.ledger_transactions USING btree ("order") WHERE (type = ANY (ARRAY['capture'::text, 'release'::text]))
CREATE UNIQUE INDEX meal_packages_pkey ON public.meal_packages USING btree (id)
CREATE UNIQUE INDEX meal_slots_code_key ON public.meal_slots USING btree (lower(code)) WHERE (archived_at IS NULL)
CREATE UNIQUE INDEX meal_slots_pkey ON public.meal_slots USING btree (id)
CREATE UNIQUE INDEX menu_dishes_pkey ON public.menu_dishes USING btree (menu, menu_item)
CREATE UNIQUE INDEX menu_items_pkey ON public.menu_items USING btree (id)
CREATE UNIQUE INDEX menus_pkey ON public.menus USING btree (id)
CREATE UNIQUE INDEX missed_meals_subscription_date_meal_slot_key ON public.missed_meals USING btree (subscription, date, meal_slot) NULLS NOT DISTINCT
CREATE UNIQUE INDEX moves_pkey ON public.moves USING btree (id)
CREATE UNIQUE INDEX notifications_pkey ON public.notifications USING btree (id)
CREATE UNIQUE INDEX order_lines_pkey ON public.order_lines USING btree (id)
CREATE UNIQUE INDEX order_refunds_pkey ON public.order_refunds USING btree (id)
CREATE UNIQUE INDEX orders_delivery_date_key ON public.orders USING btree (subscription, delivery_date, meal_slot) NULLS NOT DISTINCT WHERE ((subscription IS NOT NULL) AND (status <> 'cancelled'::text))
CREATE UNIQUE INDEX orders_order_number_key ON public.orders USING btree (order_number)
CREATE UNIQUE INDEX orders_pkey ON public.orders USING btree (id)
CREATE UNIQUE INDEX outbox_pkey ON public.outbox USING btree (id)
CREATE UNIQUE INDEX outbox_seq_key ON public.outbox USING btree (seq)
CREATE UNIQUE INDEX package_menus_pkey ON public.package_menus USING btree (meal_package, menu)
CREATE UNIQUE INDEX package_trials_pkey ON public.package_trials USING btree (customer, meal_package)
CREATE UNIQUE INDEX password_resets_pkey ON public.password_resets USING btree (account)
CREATE UNIQUE INDEX password_resets_secret_hash_key ON public.password_resets USING btree (secret_hash)
CREATE UNIQUE INDEX payment_events_pkey ON public.payment_events USING btree (provider, id)
CREATE UNIQUE INDEX payment_refunds_idempotency_key_key ON public.payment_refunds USING btree (idempotency_key)
CREATE UNIQUE INDEX payment_refunds_pkey ON public.payment_refunds USING btree (id)
CREATE UNIQUE INDEX payment_refunds_reference_key ON public.payment_refunds USING btree (reference)
CREATE UNIQUE INDEX payment_settings_pkey ON public.payment_settings USING btree (only_row)
CREATE UNIQUE INDEX payments_pkey ON public.payments USING btree (id)
CREATE UNIQUE INDEX payments_reference_key ON public.payments USING btree (reference)
CREATE UNIQUE INDEX payments_top_up_key ON public.payments USING btree (top_up)
CREATE UNIQUE INDEX production_exceptions_open_key ON public.production_exceptions USING btree ("order", kind) WHERE (resolved_at IS NULL)
CREATE UNIQUE INDEX production_exceptions_pkey ON public.production_exceptions USING btree (id)
CREATE UNIQUE INDEX production_meals_pkey ON public.production_meals USING btree (id)
CREATE UNIQUE INDEX production_meals_standing_key ON public.production_meals USING btree (line) WHERE (to_version IS NULL)
CREATE UNIQUE INDEX production_plans_pkey ON public.production_plans USING btree (slot, version)
CREATE UNIQUE INDEX production_slots_date_meal_slot_key ON public.production_slots USING btree (date, meal_slot) NULLS NOT DISTINCT
CREATE UNIQUE INDEX production_slots_pkey ON public.production_slots USING btree (id)
CREATE UNIQUE INDEX promo_grants_id_customer_key ON public.promo_grants USING btree (id, customer)
CREATE UNIQUE INDEX promo_grants_pkey ON public.promo_grants USING btree (id)
CREATE UNIQUE INDEX registration_requests_pkey ON public.registration_requests USING btree (id)
CREATE UNIQUE INDEX routes_non_field_errors_key ON public.routes USING btree (zone, lower(name)) WHERE (archived_at IS NULL)
CREATE UNIQUE INDEX routes_pkey ON public.routes USING btree (id)
CREATE UNIQUE INDEX sandbox_messages_pkey ON public.sandbox_messages USING btree (id)
CREATE UNIQUE INDEX schema_migrations_pkey ON public.schema_migrations USING btree (version)
CREATE UNIQUE INDEX sessions_pkey ON public.sessions USING btree (id)
CREATE UNIQUE INDEX settings_pkey ON public.settings USING btree (only_row)
CREATE UNIQUE INDEX short_notices_pkey ON public.short_notices USING btree (customer, date)
CREATE UNIQUE INDEX sign_in_failures_pkey ON public.sign_in_failures USING btree (subject)
CREATE UNIQUE INDEX stock_movements_pkey ON public.stock_movements USING btree (id)
CREATE UNIQUE INDEX stream_pkey ON public.stream USING btree (only_row)
CREATE UNIQUE INDEX stream_tickets_pkey ON public.stream_tickets USING btree (secret_hash)
CREATE UNIQUE INDEX subscription_credits_pkey ON public.subscription_credits USING btree (subscription, invoice)
CREATE UNIQUE INDEX subscription_former_lines_subscription_until_date_meal_slot_key ON public.subscription_former_lines USING btree (subscription, until_date, meal_slot) NULLS NOT DISTINCT
CREATE UNIQUE INDEX subscription_menus_pkey ON public.subscription_menus USING btree (subscription, menu)
CREATE UNIQUE INDEX subscription_overrides_subscription_date_meal_slot_key ON public.subscription_overrides USING btree (subscription, date, meal_slot) NULLS NOT DISTINCT
CREATE UNIQUE INDEX subscription_pauses_open_key ON public.subscription_pauses USING btree (subscription, COALESCE(meal_slot, 0)) WHERE (until_date IS NULL)
CREATE UNIQUE INDEX subscription_pauses_pkey ON public.subscription_pauses USING btree (id)
CREATE UNIQUE INDEX subscription_skips_subscription_date_meal_slot_key ON public.subscription_skips USING btree (subscription, date, meal_slot) NULLS NOT DISTINCT
CREATE UNIQUE INDEX subscription_slots_pkey ON public.subscription_slots USING btree (subscription, meal_slot)
CREATE UNIQUE INDEX subscriptions_continues_key ON public.subscriptions USING btree (continues)
CREATE UNIQUE INDEX subscriptions_pkey ON public.subscriptions USING btree (id)
CREATE UNIQUE INDEX top_ups_pkey ON public.top_ups USING btree (id)
CREATE UNIQUE INDEX top_ups_reference_key ON public.top_ups USING btree (reference)
CREATE UNIQUE INDEX units_pkey ON public.units USING btree (id)
CREATE UNIQUE INDEX wallet_freezes_pkey ON public.wallet_freezes USING btree (id)
CREATE UNIQUE INDEX wallets_pkey ON public.wallets USING btree (customer)
CREATE UNIQUE INDEX zones_name_key ON public.zones USING btree (lower(name)) WHERE (archived_at IS NULL)
CREATE UNIQUE INDEX zones_pkey ON public.zones USING btree (id)

-- triggers
CREATE TRIGGER ledger_entries_balanced AFTER INSERT ON public.ledger_entries REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION refuse_unbalanced()
CREATE TRIGGER order_refunds_within_line AFTER INSERT ON public.order_refunds REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION refuse_excess_refund()
CREATE TRIGGER stock_movements_move_stock BEFORE INSERT ON public.stock_movements FOR EACH ROW EXECUTE FUNCTION move_stock()

-- functions
CREATE OR REPLACE FUNCTION public.cutoff_at(service_date date, days_before integer, cutoff_time time without time zone, day_starts_at time without time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
RETURN ((((service_date - days_before) + ((cutoff_time < day_starts_at))::integer) + cutoff_time) AT TIME ZONE current_setting('TimeZone'::text))

CREATE OR REPLACE FUNCTION public.day_begins(day date)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
RETURN ((day + (SELECT settings.day_starts_at FROM settings)) AT TIME ZONE current_setting('TimeZone'::text))

CREATE OR REPLACE FUNCTION public.invoice_of_meal(meal_subscription integer, meal_date date, slot integer)
 RETURNS integer
 LANGUAGE sql
 STABLE
RETURN (SELECT i.id FROM ((subscriptions s JOIN invoices i ON ((i.subscription = s.id))) CROSS JOIN LATERAL (SELECT LEAST(s.end_date, COALESCE((SELECT o.stands_for FROM subscription_overrides o WHERE ((o.subscription = s.id) AND (o.date = invoice_of_meal.meal_date) AND (NOT (o.meal_slot IS DISTINCT FROM invoice_of_meal.slot)))), invoice_of_meal.meal_date)) AS date) paid) WHERE ((s.id = invoice_of_meal.meal_subscription) AND ((paid.date >= i.period_start) AND (paid.date <= i.period_end))) ORDER BY (i.status = 'paid'::text) DESC, i.id DESC LIMIT 1)

CREATE OR REPLACE FUNCTION public.kitchen_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
RETURN COALESCE((SELECT clock.held_at FROM clock), now())

CREATE OR REPLACE FUNCTION public.kitchen_today()
 RETURNS date
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT ((n.now)::date - ((n.now < (((n.now)::date + settings.day_starts_at) AT TIME ZONE current_setting('TimeZone'::text))))::integer)
    FROM settings,
     LATERAL ( SELECT kitchen_now() AS now) n;
END

CREATE OR REPLACE FUNCTION public.meal_locks_at(service_date date, slot integer)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
RETURN LEAST(COALESCE((SELECT cutoff_at(meal_locks_at.service_date, s.cutoff_days_before, s.cutoff_time, settings.day_starts_at) AS cutoff_at FROM settings, meal_slots s WHERE (s.id = meal_locks_at.slot)), day_begins(service_date)), (SELECT p.opened_at FROM production_slots p WHERE ((p.date = meal_locks_at.service_date) AND (NOT (p.meal_slot IS DISTINCT FROM meal_locks_at.slot)))))

CREATE OR REPLACE FUNCTION public.move_stock()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update inventory_items set current_stock = current_stock + new.quantity, updated_at = kitchen_now()
  where id = new.item returning current_stock into new.stock_after;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.no_money()
 RETURNS numeric
 LANGUAGE sql
 STABLE
RETURN round((0)::numeric, (SELECT settings.currency_digits FROM settings))

CREATE OR REPLACE FUNCTION public.promotional(wallet wallets)
 RETURNS numeric
 LANGUAGE sql
 STABLE
RETURN CASE WHEN (((wallet).promo)::numeric = (0)::numeric) THEN ((wallet).promo)::numeric ELSE (((wallet).promo)::numeric - (SELECT COALESCE(sum((promo_grants.remaining)::numeric), (0)::numeric) AS "coalesce" FROM promo_grants WHERE ((promo_grants.customer = (promotional.wallet).customer) AND ((promo_grants.remaining)::numeric > (0)::numeric) AND (promo_grants.expires_on < kitchen_today())))) END

CREATE OR REPLACE FUNCTION public.refuse_excess_refund()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from order_lines l join order_refunds r on r.line = l.id and not r.withdrawn
    where l.id in (select line from written) group by l.id
    having sum(r.quantity) > l.quantity or sum(r.total) > l.total or sum(r.tax) > l.tax) then
    raise exception 'more is paid back than the line has' using errcode = 'check_violation';
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.refuse_unbalanced()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from written group by transaction having sum(amount) <> 0 or count(*) < 2) then
    raise exception 'ledger entries do not sum to zero' using errcode = 'check_violation';
  end if;
  if exists (select from written group by transaction having bool_or(account = 'promo')
      and bool_or(account = any (array['office', 'bank', 'gateway', 'cash']))) then
    raise exception 'promotional money is not paid in or out' using errcode = 'check_violation';
  end if;
  if exists (select from written link where version is not null and not (version = 1 and balance_after = amount)
      and not exists (select from ledger_entries last where last.customer = link.customer
        and last.version = link.version - 1 and last.balance_after + link.amount = link.balance_after)) then
    raise exception 'ledger entry does not continue its chain' using errcode = 'check_violation';
  end if;
  if exists (select from written link join wallets w on w.customer = link.customer and link.version is not null
      group by w.customer having max(link.version) <> w.version
        or max(balance_after) filter (where link.version = w.version) <> w.balance + w.promo) then
    raise exception 'stored balance is not that of the chain' using errcode = 'check_violation';
  end if;
  return null;
end $function$

CREATE OR REPLACE PROCEDURE public.set_currency(IN digits integer)
 LANGUAGE plpgsql
AS $procedure$
begin
  alter domain amount drop constraint if exists amount_digits;
  execute format('alter domain amount add constraint amount_digits check (scale(value) = %s)', digits);
end $procedure$

CREATE OR REPLACE FUNCTION public.tax_part(price numeric, rate numeric, included boolean, digits integer)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
RETURN round(((price * rate) / ((100)::numeric + CASE WHEN included THEN rate ELSE (0)::numeric END)), digits)


-- grants
accounts kitchen_app: delete, insert, select, update
api_keys kitchen_app: delete, insert, select, update
assignments kitchen_app: delete, insert, select, update
categories kitchen_app: delete, insert, select, update
clock kitchen_app: select
clock_moves kitchen_app: insert, select, update
closures kitchen_app: insert, select, update
counters kitchen_app: insert, select, update
credit_note_items kitchen_app: insert, select
credit_notes kitchen_app: insert, select
customer_addresses kitchen_app: delete, insert, select, update
customers kitchen_app: delete, insert, select, update
daily_menu_items kitchen_app: delete, insert, select, update
daily_menus kitchen_app: delete, insert, select, update
deliveries kitchen_app: delete, insert, select, update
delivery_schedules kitchen_app: delete, insert, select, update
driver_routes kitchen_app: delete, insert, select, update
driver_zones kitchen_app: delete, insert, select, update
drivers kitchen_app: delete, insert, select, update
ended_shares kitchen_app: insert, select, update
generated_dates kitchen_app: delete, insert, select, update
idempotency_keys kitchen_app: delete, insert, select, update
identity kitchen_app: select
inventory_items kitchen_app: insert (name, description, unit, min_stock_level, cost_per_unit, supplier, is_active)
inventory_items kitchen_app: select
inventory_items kitchen_app: update (name, description, unit, min_stock_level, cost_per_unit, supplier, is_active, updated_at)
invitations kitchen_app: delete, insert, select, update
invoice_items kitchen_app: insert, select
invoice_payments kitchen_app: insert, select
invoice_reminders kitchen_app: insert, select
invoices kitchen_app: insert, select
invoices kitchen_app: update (status, paid_at, paid_amount, credited_amount, returned_amount)
jobs_done kitchen_app: delete, insert, select, update
kitchen_tickets kitchen_app: delete, insert, select, update
known_devices kitchen_app: delete, insert, select, update
late_requests kitchen_app: insert, select
late_requests kitchen_app: update (wish, status, charge, explanation, decided_by, decided_at)
ledger_entries kitchen_app: insert, select
ledger_transactions kitchen_app: insert, select
meal_packages kitchen_app: delete, insert, select, update
meal_slots kitchen_app: delete, insert, select, update
menu_dishes kitchen_app: delete, insert, select, update
menu_items kitchen_app: delete, insert, select, update
menus kitchen_app: delete, insert, select, update
missed_meals kitchen_app: delete, insert, select
missed_meals kitchen_app: update (waits)
moves kitchen_app: insert, select
notifications kitchen_app: delete, insert, select, update
order_lines kitchen_app: delete, insert, select, update
order_refunds kitchen_app: insert, select
orders kitchen_app: delete, insert, select, update
outbox kitchen_app: delete, insert, select, update
package_menus kitchen_app: delete, insert, select, update
package_trials kitchen_app: delete, insert, select, update
password_resets kitchen_app: delete, insert, select, update
payment_events kitchen_app: insert, select
payment_events kitchen_app: update (attempts, processed_at)
payment_refunds kitchen_app: insert, select
payment_refunds kitchen_app: update (status, reference, attempts, settled_at)
payment_settings kitchen_app: insert, select, update
payments kitchen_app: insert, select
payments kitchen_app: update (reference, status, booked_to, refunded_amount, checkout_url, settled_at)
production_exceptions kitchen_app: insert, select
production_exceptions kitchen_app: update (resolution, resolved_by, resolved_at)
production_meals kitchen_app: insert, select
production_meals kitchen_app: update (to_version)
production_plans kitchen_app: insert, select
production_slots kitchen_app: insert, select
production_slots kitchen_app: update (looked_to, locked_at, version)
promo_grants kitchen_app: insert, select
promo_grants kitchen_app: update (remaining)
registration_requests kitchen_app: delete, insert, select, update
routes kitchen_app: delete, insert, select, update
sandbox_messages kitchen_app: insert, select
sessions kitchen_app: delete, insert, select, update
settings kitchen_app: select
settings kitchen_app: update (name, tax_rate, prices_include_tax, legal_name, address, tax_number, invoice_language, second_language, short_notice_hours, day_starts_at)
short_notices kitchen_app: insert, select
sign_in_failures kitchen_app: delete, insert, select, update
stock_movements kitchen_app: insert (item, quantity, reason, actor)
stock_movements kitchen_app: select
stream kitchen_app: delete, insert, select, update
stream_tickets kitchen_app: delete, insert, select, update
subscription_credits kitchen_app: insert, select
subscription_former_lines kitchen_app: insert, select
subscription_lines kitchen_app: select
subscription_menus kitchen_app: delete, insert, select, update
subscription_overrides kitchen_app: delete, insert, select, update
subscription_pauses kitchen_app: delete, insert, select, update
subscription_skips kitchen_app: delete, insert, select, update
subscription_slots kitchen_app: delete, insert, select, update
subscriptions kitchen_app: delete, insert, select, update
top_ups kitchen_app: insert, select, update
units kitchen_app: insert, select, update
wallet_freezes kitchen_app: insert, select
wallets kitchen_app: insert, select, update
zones kitchen_app: delete, insert, select, update
