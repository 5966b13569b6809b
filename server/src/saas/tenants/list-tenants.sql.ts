import { sql } from 'kysely'
import type { ControlDb } from '../../platform/db/control-db.generated.ts'
import type { ReadsOf } from '../../platform/db/handles.ts'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'

/** The platform's kitchens, newest first. */
export function listTenants(db: ReadsOf<ControlDb>, active: boolean | undefined, page: PageRequest) {
  const all = db
    .selectFrom('tenants as t')
    .leftJoin('tenant_subscriptions as s', 's.tenant', 't.id')
    .leftJoin('plans as p', 'p.id', 's.plan')
    .where('t.state', '<>', 'provisioning')
    .where('t.state', '<>', 'deleted')
    .select([
      't.id',
      't.name',
      't.slug as subdomain',
      sql<boolean>`t.state = 'active'`.as('is_active'),
      sql<string>`coalesce(p.name, 'No Plan')`.as('plan_name'),
      sql<string>`coalesce(initcap(replace(s.status, '_', ' ')), 'No Subscription')`.as('subscription_status'),
      sql<string>`t.created_at::date`.as('created_on'),
    ])
  const wished = active === undefined ? all : all.where('t.state', active ? '=' : '<>', 'active')
  return pageOf(
    ordered(
      searched(wished, page.words, ['t.name', 't.slug']),
      page.ordering,
      { created_on: 't.created_at', name: 't.name' },
      ['-t.created_at'],
      '-t.id',
    ),
    page,
  )
}
