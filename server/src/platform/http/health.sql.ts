import { sql } from 'kysely'
import type { ControlDb } from '../db/control-db.generated.ts'
import { rows, type ReadsOf } from '../db/handles.ts'

/** Whether the control database answers within a second. */
export async function ping(db: ReadsOf<ControlDb>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, 1000, false).unref())
  return Promise.race([
    rows(db, sql`select 1`).then(
      () => true,
      () => false,
    ),
    late,
  ])
}
