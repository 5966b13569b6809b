import { sql } from 'kysely'
import type { ControlDb } from '../db/control-db.generated.ts'
import { rows, type TxOf } from '../db/handles.ts'

type Tx = TxOf<ControlDb>
export type DirtyTenant = { tenant: number; dirty_at: string }

export const markDirty = (tx: Tx, tenant: number) =>
  tx
    .insertInto('dirty_tenants')
    .values({ tenant })
    .onConflict((on) => on.column('tenant').doUpdateSet({ dirty_at: sql`now()` }))
    .execute()

/** The next tenants to look into. Nodes take turns: whom one has taken the others leave alone for a round. */
export const takeDirty = (tx: Tx, most: number) =>
  rows(
    tx,
    sql<DirtyTenant>`
    update dirty_tenants set swept_at = now()
    where tenant in (
      select tenant from dirty_tenants where swept_at < now() - interval '4 seconds'
      order by swept_at limit ${most} for update skip locked)
    returning tenant, dirty_at`,
  )

/**
 * Not while somebody may still rely on the mark: a node repeats it after 20 seconds, and a transaction that began under
 * it is cut after a minute of idling.
 */
export const unmark = (tx: Tx, { tenant, dirty_at }: DirtyTenant) =>
  tx
    .deleteFrom('dirty_tenants')
    .where('tenant', '=', tenant)
    .where('dirty_at', '=', dirty_at)
    .where('dirty_at', '<', sql<string>`now() - interval '2 minutes'`)
    .execute()
