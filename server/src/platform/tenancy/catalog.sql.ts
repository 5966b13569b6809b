import type { ReadsOf } from '../db/handles.ts'
import type { ControlDb } from '../db/control-db.generated.ts'

const facts = ['id', 'slug', 'name', 'state', 'database', 'time_zone', 'currency', 'currency_digits'] as const

export const tenantBySlug = (db: ReadsOf<ControlDb>, slug: string) =>
  db
    .selectFrom('tenants')
    .select(facts)
    .where((where) => where(where.fn('lower', ['slug']), '=', slug.toLowerCase()))
    .executeTakeFirst()

export const tenantById = (db: ReadsOf<ControlDb>, id: number) =>
  db.selectFrom('tenants').select(facts).where('id', '=', id).executeTakeFirst()
