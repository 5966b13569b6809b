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
counters.series text not null
counters.last integer not null
dirty_tenants.tenant integer not null
dirty_tenants.dirty_at timestamp with time zone not null default now()
dirty_tenants.swept_at timestamp with time zone not null default '-infinity'::timestamp with time zone
installation.tag text not null default "left"((gen_random_uuid())::text, 8)
installation.only_row boolean not null default true
known_devices.account integer not null
known_devices.secret_hash text not null
known_devices.last_used_at timestamp with time zone not null
password_resets.account integer not null
password_resets.secret_hash text not null
password_resets.expires_at timestamp with time zone not null
plans.id integer not null generated always as identity
plans.name text not null
plans.tier text not null default 'basic'::text
plans.price_monthly numeric(10,2) not null default 0
plans.price_yearly numeric(10,2) not null default 0
plans.trial_days integer not null default 14
plans.is_active boolean not null default true
plans.created_at timestamp with time zone not null default now()
plans.updated_at timestamp with time zone not null default now()
plans.description text not null default ''::text
plans.max_menu_items integer not null default 100
plans.max_staff_users integer not null default 15
plans.max_customers integer not null default 1000
plans.max_orders_per_month integer not null default 50000
plans.has_inventory_management boolean not null default false
plans.has_delivery_tracking boolean not null default false
plans.has_customer_app boolean not null default false
plans.has_analytics boolean not null default false
plans.has_whatsapp_notifications boolean not null default false
plans.has_multi_branch boolean not null default false
plans.features jsonb not null default '{}'::jsonb
plans.archived_at timestamp with time zone
provisionings.id integer not null generated always as identity
provisionings.key text not null
provisionings.tenant integer not null
provisionings.step text not null default 'reserved'::text
provisionings.admin_username text not null
provisionings.admin_email text not null
provisionings.admin_password_hash text
provisionings.password_generated boolean not null
provisionings.attempts integer not null default 1
provisionings.error text
provisionings.lease_until timestamp with time zone not null
provisionings.created_at timestamp with time zone not null default now()
provisionings.finished_at timestamp with time zone
schema_migrations.version integer not null
schema_migrations.name text not null
schema_migrations.checksum text not null
schema_migrations.applied_at timestamp with time zone not null default now()
servers.id integer not null generated always as identity
servers.name text not null
servers.created_at timestamp with time zone not null default now()
sessions.id uuid not null
sessions.account integer not null
sessions.generation integer not null default 1
sessions.rotated_at timestamp with time zone not null default now()
sessions.expires_at timestamp with time zone not null
sessions.revoked_at timestamp with time zone
sessions.created_at timestamp with time zone not null default now()
sign_in_failures.subject text not null
sign_in_failures.failures integer not null
sign_in_failures.since timestamp with time zone not null
sign_in_failures.locked_until timestamp with time zone
spare_databases.database text not null
spare_databases.server integer not null
spare_databases.template text not null
spare_databases.ready boolean not null default false
spare_databases.created_at timestamp with time zone not null default now()
tenant_domains.id integer not null generated always as identity
tenant_domains.tenant integer not null
tenant_domains.domain text not null
tenant_domains.token text not null
tenant_domains.verified_at timestamp with time zone
tenant_domains.created_at timestamp with time zone not null default now()
tenant_invoices.id integer not null generated always as identity
tenant_invoices.invoice_number text not null
tenant_invoices.tenant integer not null
tenant_invoices.amount numeric(10,2) not null
tenant_invoices.tax_amount numeric(10,2) not null default 0
tenant_invoices.total numeric(10,2) not null
tenant_invoices.status text not null default 'pending'::text
tenant_invoices.period_start date not null
tenant_invoices.period_end date not null
tenant_invoices.due_date date not null
tenant_invoices.paid_at timestamp with time zone
tenant_invoices.notes text not null default ''::text
tenant_invoices.archived_at timestamp with time zone
tenant_invoices.created_at timestamp with time zone not null default now()
tenant_subscriptions.id integer not null generated always as identity
tenant_subscriptions.tenant integer not null
tenant_subscriptions.plan integer not null
tenant_subscriptions.status text not null default 'trial'::text
tenant_subscriptions.billing_cycle text not null default 'monthly'::text
tenant_subscriptions.current_period_start date not null
tenant_subscriptions.current_period_end date not null
tenant_subscriptions.trial_end date
tenant_subscriptions.next_invoice_date date
tenant_subscriptions.created_at timestamp with time zone not null default now()
tenant_subscriptions.updated_at timestamp with time zone not null default now()
tenant_usage.id integer not null generated always as identity
tenant_usage.tenant integer not null
tenant_usage.period date not null
tenant_usage.order_count integer not null default 0
tenant_usage.customer_count integer not null default 0
tenant_usage.staff_count integer not null default 0
tenant_usage.menu_item_count integer not null default 0
tenant_usage.subscription_count integer not null default 0
tenant_usage.revenue numeric(14,2) not null default 0
tenant_usage.created_at timestamp with time zone not null default now()
tenants.id integer not null generated always as identity
tenants.slug text not null
tenants.name text not null
tenants.state text not null default 'provisioning'::text
tenants.server integer not null
tenants.database text not null
tenants.time_zone text not null
tenants.currency text not null
tenants.currency_digits integer not null
tenants.schema_version integer not null default 0
tenants.schema_hash text
tenants.migration_error text
tenants.created_at timestamp with time zone not null default now()
tenants.deleted_at timestamp with time zone
tenants.sandbox_of integer

-- constraints
accounts accounts_pkey PRIMARY KEY (id)
accounts accounts_role_check CHECK ((role = 'superuser'::text))
counters counters_pkey PRIMARY KEY (series)
dirty_tenants dirty_tenants_pkey PRIMARY KEY (tenant)
dirty_tenants dirty_tenants_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenants(id) ON DELETE CASCADE
installation installation_only_row_check CHECK (only_row)
installation installation_pkey PRIMARY KEY (only_row)
installation installation_tag_check CHECK ((tag ~ '^[a-z0-9]{8}$'::text))
known_devices known_devices_account_fkey FOREIGN KEY (account) REFERENCES accounts(id) ON DELETE CASCADE
known_devices known_devices_pkey PRIMARY KEY (account, secret_hash)
password_resets password_resets_account_fkey FOREIGN KEY (account) REFERENCES accounts(id) ON DELETE CASCADE
password_resets password_resets_pkey PRIMARY KEY (account)
password_resets password_resets_secret_hash_key UNIQUE (secret_hash)
plans plans_max_customers_check CHECK ((max_customers >= 0))
plans plans_max_menu_items_check CHECK ((max_menu_items >= 0))
plans plans_max_orders_per_month_check CHECK ((max_orders_per_month >= 0))
plans plans_max_staff_users_check CHECK ((max_staff_users >= 0))
plans plans_pkey PRIMARY KEY (id)
plans plans_prices_check CHECK (((price_monthly >= (0)::numeric) AND (price_yearly >= (0)::numeric)))
plans plans_tier_check CHECK ((tier = ANY (ARRAY['free'::text, 'basic'::text, 'pro'::text, 'enterprise'::text])))
plans plans_trial_days_check CHECK ((trial_days >= 0))
provisionings provisionings_key_key UNIQUE (key)
provisionings provisionings_pkey PRIMARY KEY (id)
provisionings provisionings_step_check CHECK ((step = ANY (ARRAY['reserved'::text, 'database'::text, 'active'::text])))
provisionings provisionings_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenants(id)
provisionings provisionings_tenant_key UNIQUE (tenant)
schema_migrations schema_migrations_pkey PRIMARY KEY (version)
servers servers_name_key UNIQUE (name)
servers servers_pkey PRIMARY KEY (id)
sessions sessions_account_fkey FOREIGN KEY (account) REFERENCES accounts(id) ON DELETE CASCADE
sessions sessions_pkey PRIMARY KEY (id)
sign_in_failures sign_in_failures_pkey PRIMARY KEY (subject)
spare_databases spare_databases_database_check CHECK ((database ~ '^k[a-z0-9]{20}$'::text))
spare_databases spare_databases_pkey PRIMARY KEY (database)
spare_databases spare_databases_server_fkey FOREIGN KEY (server) REFERENCES servers(id)
tenant_domains tenant_domains_domain_check CHECK ((domain = lower(domain)))
tenant_domains tenant_domains_pkey PRIMARY KEY (id)
tenant_domains tenant_domains_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenants(id) ON DELETE CASCADE
tenant_invoices tenant_invoices_amount_check CHECK ((amount >= (0)::numeric))
tenant_invoices tenant_invoices_check CHECK ((period_end >= period_start))
tenant_invoices tenant_invoices_check1 CHECK (((status = 'paid'::text) = (paid_at IS NOT NULL)))
tenant_invoices tenant_invoices_invoice_number_key UNIQUE (invoice_number)
tenant_invoices tenant_invoices_pkey PRIMARY KEY (id)
tenant_invoices tenant_invoices_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'pending'::text, 'paid'::text, 'overdue'::text, 'cancelled'::text])))
tenant_invoices tenant_invoices_tax_amount_check CHECK ((tax_amount >= (0)::numeric))
tenant_invoices tenant_invoices_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenants(id)
tenant_invoices tenant_invoices_total_check CHECK ((total >= (0)::numeric))
tenant_subscriptions tenant_subscriptions_billing_cycle_check CHECK ((billing_cycle = ANY (ARRAY['monthly'::text, 'yearly'::text])))
tenant_subscriptions tenant_subscriptions_check CHECK ((current_period_end >= current_period_start))
tenant_subscriptions tenant_subscriptions_pkey PRIMARY KEY (id)
tenant_subscriptions tenant_subscriptions_plan_fkey FOREIGN KEY (plan) REFERENCES plans(id)
tenant_subscriptions tenant_subscriptions_status_check CHECK ((status = ANY (ARRAY['trial'::text, 'active'::text, 'past_due'::text, 'cancelled'::text, 'suspended'::text])))
tenant_subscriptions tenant_subscriptions_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenants(id) ON DELETE CASCADE
tenant_usage tenant_usage_period_check CHECK ((EXTRACT(day FROM period) = (1)::numeric))
tenant_usage tenant_usage_pkey PRIMARY KEY (id)
tenant_usage tenant_usage_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenants(id) ON DELETE CASCADE
tenant_usage tenant_usage_tenant_period_key UNIQUE (tenant, period)
tenants tenants_check CHECK ((sandbox_of <> id))
tenants tenants_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text))
tenants tenants_currency_digits_check CHECK ((currency_digits = ANY (ARRAY[0, 2, 3])))
tenants tenants_database_check CHECK ((database ~ '^k[a-z0-9]{20}$'::text))
tenants tenants_database_key UNIQUE (database)
tenants tenants_deleted_check CHECK (((state = 'deleted'::text) = (deleted_at IS NOT NULL)))
tenants tenants_pkey PRIMARY KEY (id)
tenants tenants_sandbox_of_fkey FOREIGN KEY (sandbox_of) REFERENCES tenants(id)
tenants tenants_server_fkey FOREIGN KEY (server) REFERENCES servers(id)
tenants tenants_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9_-]{0,62}$'::text))
tenants tenants_state_check CHECK ((state = ANY (ARRAY['provisioning'::text, 'active'::text, 'suspended'::text, 'deleted'::text])))

-- indexes
CREATE INDEX known_devices_secret_hash_idx ON public.known_devices USING btree (secret_hash)
CREATE INDEX provisionings_open_idx ON public.provisionings USING btree (lease_until) WHERE (finished_at IS NULL)
CREATE INDEX sessions_account_idx ON public.sessions USING btree (account)
CREATE INDEX sign_in_failures_since_idx ON public.sign_in_failures USING btree (since)
CREATE INDEX spare_databases_ready_idx ON public.spare_databases USING btree (server, template) WHERE ready
CREATE INDEX tenant_domains_tenant_idx ON public.tenant_domains USING btree (tenant)
CREATE INDEX tenant_invoices_status_idx ON public.tenant_invoices USING btree (status, created_at)
CREATE INDEX tenant_invoices_tenant_idx ON public.tenant_invoices USING btree (tenant, created_at)
CREATE INDEX tenant_subscriptions_plan_idx ON public.tenant_subscriptions USING btree (plan)
CREATE INDEX tenants_sandbox_of_idx ON public.tenants USING btree (sandbox_of) WHERE (sandbox_of IS NOT NULL)
CREATE UNIQUE INDEX accounts_email_key ON public.accounts USING btree (lower(email)) WHERE (email <> ''::text)
CREATE UNIQUE INDEX accounts_pkey ON public.accounts USING btree (id)
CREATE UNIQUE INDEX accounts_username_key ON public.accounts USING btree (lower(username))
CREATE UNIQUE INDEX counters_pkey ON public.counters USING btree (series)
CREATE UNIQUE INDEX dirty_tenants_pkey ON public.dirty_tenants USING btree (tenant)
CREATE UNIQUE INDEX installation_pkey ON public.installation USING btree (only_row)
CREATE UNIQUE INDEX known_devices_pkey ON public.known_devices USING btree (account, secret_hash)
CREATE UNIQUE INDEX password_resets_pkey ON public.password_resets USING btree (account)
CREATE UNIQUE INDEX password_resets_secret_hash_key ON public.password_resets USING btree (secret_hash)
CREATE UNIQUE INDEX plans_pkey ON public.plans USING btree (id)
CREATE UNIQUE INDEX provisionings_key_key ON public.provisionings USING btree (key)
CREATE UNIQUE INDEX provisionings_pkey ON public.provisionings USING btree (id)
CREATE UNIQUE INDEX provisionings_tenant_key ON public.provisionings USING btree (tenant)
CREATE UNIQUE INDEX schema_migrations_pkey ON public.schema_migrations USING btree (version)
CREATE UNIQUE INDEX servers_name_key ON public.servers USING btree (name)
CREATE UNIQUE INDEX servers_pkey ON public.servers USING btree (id)
CREATE UNIQUE INDEX sessions_pkey ON public.sessions USING btree (id)
CREATE UNIQUE INDEX sign_in_failures_pkey ON public.sign_in_failures USING btree (subject)
CREATE UNIQUE INDEX spare_databases_pkey ON public.spare_databases USING btree (database)
CREATE UNIQUE INDEX tenant_domains_domain_key ON public.tenant_domains USING btree (domain)
CREATE UNIQUE INDEX tenant_domains_pkey ON public.tenant_domains USING btree (id)
CREATE UNIQUE INDEX tenant_invoices_invoice_number_key ON public.tenant_invoices USING btree (invoice_number)
CREATE UNIQUE INDEX tenant_invoices_pkey ON public.tenant_invoices USING btree (id)
CREATE UNIQUE INDEX tenant_subscriptions_pkey ON public.tenant_subscriptions USING btree (id)
CREATE UNIQUE INDEX tenant_subscriptions_tenant_key ON public.tenant_subscriptions USING btree (tenant)
CREATE UNIQUE INDEX tenant_usage_pkey ON public.tenant_usage USING btree (id)
CREATE UNIQUE INDEX tenant_usage_tenant_period_key ON public.tenant_usage USING btree (tenant, period)
CREATE UNIQUE INDEX tenants_database_key ON public.tenants USING btree (database)
CREATE UNIQUE INDEX tenants_pkey ON public.tenants USING btree (id)
CREATE UNIQUE INDEX tenants_slug_key ON public.tenants USING btree (lower(slug)) WHERE (state <> 'deleted'::text)
