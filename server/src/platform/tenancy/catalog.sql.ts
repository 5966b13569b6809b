import { sql } from 'kysely'
import type { ReadsOf } from '../db/handles.ts'
import type { ControlDb } from '../db/control-db.generated.ts'
import type { Plan } from './plan.ts'

const plan = sql<Plan | null>`(select json_build_object(
  'max_menu_items', p.max_menu_items, 'max_staff_users', p.max_staff_users, 'max_customers', p.max_customers,
  'max_orders_per_month', p.max_orders_per_month, 'has_inventory_management', p.has_inventory_management,
  'has_delivery_tracking', p.has_delivery_tracking, 'has_customer_app', p.has_customer_app, 'has_analytics', p.has_analytics,
  'has_whatsapp_notifications', p.has_whatsapp_notifications, 'has_multi_branch', p.has_multi_branch, 'features', p.features)
  from tenant_subscriptions s join plans p on p.id = s.plan where s.tenant = coalesce(tenants.sandbox_of, tenants.id))`

/** A deleted kitchen is none. A sandbox has the plan of its kitchen. */
const tenants = (db: ReadsOf<ControlDb>) =>
  db
    .selectFrom('tenants')
    .select([
      'id',
      'slug',
      'name',
      'state',
      'database',
      'time_zone',
      'currency',
      'currency_digits',
      'sandbox_of',
    ])
    .select(plan.as('plan'))
    .where('state', '<>', 'deleted')

export const tenantBySlug = (db: ReadsOf<ControlDb>, slug: string) =>
  tenants(db)
    .where((where) => where(where.fn('lower', ['slug']), '=', slug.toLowerCase()))
    .executeTakeFirst()

/** The slug of the kitchen that has shown that a host is its own. */
export const slugByDomain = (db: ReadsOf<ControlDb>, host: string) =>
  db
    .selectFrom('tenant_domains')
    .innerJoin('tenants', 'tenants.id', 'tenant_domains.tenant')
    .select('slug')
    .where('domain', '=', host.toLowerCase())
    .where('verified_at', 'is not', null)
    .where('state', '<>', 'deleted')
    .executeTakeFirst()

export const tenantById = (db: ReadsOf<ControlDb>, id: number) =>
  tenants(db).where('id', '=', id).executeTakeFirst()
