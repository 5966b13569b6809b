import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'

/** The kitchen's date and instant, by its own clock. */
export async function wallClock(db: Reads): Promise<{ today: string; now: string }> {
  const [clock] = await rows<{ today: string; now: string }>(
    db,
    sql`select kitchen_today() as today, kitchen_now() as now`,
  )
  return clock! // a select without "from" has one row
}
