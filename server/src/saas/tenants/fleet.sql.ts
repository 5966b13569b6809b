import { sql } from 'kysely'
import type { ControlDb } from '../../platform/db/control-db.generated.ts'
import type { ReadsOf, TxOf } from '../../platform/db/handles.ts'

type Reads = ReadsOf<ControlDb>
type Tx = TxOf<ControlDb>
export type Member = Awaited<ReturnType<typeof fleet>>[number]

/** The kitchens, sandboxes among them, whose databases are in use, those that failed to migrate before at the end. */
export const fleet = (db: Reads, { slug, suspended }: { slug: string | undefined; suspended: boolean }) =>
  db
    .selectFrom('tenants')
    .select(['id', 'slug', 'database', 'schema_version', 'sandbox_of'])
    .where('state', '=', sql<string>`any(${suspended ? ['active', 'suspended'] : ['active']})`)
    .$if(slug !== undefined, (query) => query.where(sql`lower(slug)`, '=', slug ?? ''))
    .orderBy(sql`migration_error is not null`)
    .orderBy('id')
    .execute()

export const recordMigrated = (tx: Tx, id: number, schema_version: number, schema_hash: string) =>
  tx
    .updateTable('tenants')
    .set({ schema_version, schema_hash, migration_error: null })
    .where('id', '=', id)
    .execute()

export const recordFailure = (tx: Tx, id: number, migration_error: string) =>
  tx.updateTable('tenants').set({ migration_error }).where('id', '=', id).execute()
