import type { ControlDb } from '../db/control-db.generated.ts'
import type { ReadsOf } from '../db/handles.ts'
import type { Reads, Tx } from '../tenancy/tenant.ts'

/** False when this handler has done its work for this event. A twin at the same time waits here for the first to end. */
export async function claimEffect(tx: Tx, event: number, handler: string): Promise<boolean> {
  const claimed = await tx
    .insertInto('jobs_done')
    .values({ event, handler })
    .onConflict((on) => on.doNothing())
    .returning('event')
    .executeTakeFirst()
  return claimed !== undefined
}

export async function isDone(db: Reads, event: number, handler: string): Promise<boolean> {
  const found = await db
    .selectFrom('jobs_done')
    .select('event')
    .where('event', '=', event)
    .where('handler', '=', handler)
    .executeTakeFirst()
  return found !== undefined
}

/** Open kitchens. Not sandboxes: their time passes only as their people move it (saas/sandboxes). */
export async function activeTenants(control: ReadsOf<ControlDb>): Promise<number[]> {
  const rows = await control
    .selectFrom('tenants')
    .select('id')
    .where('state', '=', 'active')
    .where('sandbox_of', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
