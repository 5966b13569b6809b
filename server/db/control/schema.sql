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
dirty_tenants.tenant integer not null
dirty_tenants.dirty_at timestamp with time zone not null default now()
dirty_tenants.swept_at timestamp with time zone not null default '-infinity'::timestamp with time zone
installation.tag text not null default "left"((gen_random_uuid())::text, 8)
installation.only_row boolean not null default true
plans.id integer not null generated always as identity
plans.name text not null
plans.tier text not null default 'basic'::text
plans.price_monthly numeric(10,2) not null default 0
plans.price_yearly numeric(10,2) not null default 0
plans.trial_days integer not null default 14
plans.is_active boolean not null default true
plans.created_at timestamp with time zone not null default now()
plans.updated_at timestamp with time zone not null default now()
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
spare_databases.database text not null
spare_databases.server integer not null
spare_databases.template text not null
spare_databases.ready boolean not null default false
spare_databases.created_at timestamp with time zone not null default now()
tenants.id integer not null generated always as identity
tenants.slug text not null
tenants.name text not null
tenants.state text not null default 'provisioning'::text
tenants.server integer not null
tenants.database text not null
tenants.plan integer
tenants.time_zone text not null
tenants.currency text not null
tenants.currency_digits integer not null
tenants.schema_version integer not null default 0
tenants.schema_hash text
tenants.migration_error text
tenants.created_at timestamp with time zone not null default now()

-- constraints
accounts accounts_pkey PRIMARY KEY (id)
accounts accounts_role_check CHECK ((role = 'superuser'::text))
dirty_tenants dirty_tenants_pkey PRIMARY KEY (tenant)
dirty_tenants dirty_tenants_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenants(id) ON DELETE CASCADE
installation installation_only_row_check CHECK (only_row)
installation installation_pkey PRIMARY KEY (only_row)
installation installation_tag_check CHECK ((tag ~ '^[a-z0-9]{8}$'::text))
plans plans_pkey PRIMARY KEY (id)
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
spare_databases spare_databases_database_check CHECK ((database ~ '^k[a-z0-9]{20}$'::text))
spare_databases spare_databases_pkey PRIMARY KEY (database)
spare_databases spare_databases_server_fkey FOREIGN KEY (server) REFERENCES servers(id)
tenants tenants_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text))
tenants tenants_currency_digits_check CHECK ((currency_digits = ANY (ARRAY[0, 2, 3])))
tenants tenants_database_check CHECK ((database ~ '^k[a-z0-9]{20}$'::text))
tenants tenants_database_key UNIQUE (database)
tenants tenants_pkey PRIMARY KEY (id)
tenants tenants_plan_fkey FOREIGN KEY (plan) REFERENCES plans(id)
tenants tenants_server_fkey FOREIGN KEY (server) REFERENCES servers(id)
tenants tenants_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9_-]{0,62}$'::text))
tenants tenants_state_check CHECK ((state = ANY (ARRAY['provisioning'::text, 'active'::text, 'suspended'::text])))

-- indexes
CREATE INDEX provisionings_open_idx ON public.provisionings USING btree (lease_until) WHERE (finished_at IS NULL)
CREATE INDEX sessions_account_idx ON public.sessions USING btree (account)
CREATE INDEX spare_databases_ready_idx ON public.spare_databases USING btree (server, template) WHERE ready
CREATE UNIQUE INDEX accounts_email_key ON public.accounts USING btree (lower(email)) WHERE (email <> ''::text)
CREATE UNIQUE INDEX accounts_pkey ON public.accounts USING btree (id)
CREATE UNIQUE INDEX accounts_username_key ON public.accounts USING btree (lower(username))
CREATE UNIQUE INDEX dirty_tenants_pkey ON public.dirty_tenants USING btree (tenant)
CREATE UNIQUE INDEX installation_pkey ON public.installation USING btree (only_row)
CREATE UNIQUE INDEX plans_pkey ON public.plans USING btree (id)
CREATE UNIQUE INDEX plans_tier_key ON public.plans USING btree (tier) WHERE is_active
CREATE UNIQUE INDEX provisionings_key_key ON public.provisionings USING btree (key)
CREATE UNIQUE INDEX provisionings_pkey ON public.provisionings USING btree (id)
CREATE UNIQUE INDEX provisionings_tenant_key ON public.provisionings USING btree (tenant)
CREATE UNIQUE INDEX schema_migrations_pkey ON public.schema_migrations USING btree (version)
CREATE UNIQUE INDEX servers_name_key ON public.servers USING btree (name)
CREATE UNIQUE INDEX servers_pkey ON public.servers USING btree (id)
CREATE UNIQUE INDEX sessions_pkey ON public.sessions USING btree (id)
CREATE UNIQUE INDEX spare_databases_pkey ON public.spare_databases USING btree (database)
CREATE UNIQUE INDEX tenants_database_key ON public.tenants USING btree (database)
CREATE UNIQUE INDEX tenants_pkey ON public.tenants USING btree (id)
CREATE UNIQUE INDEX tenants_slug_key ON public.tenants USING btree (lower(slug))
