import { sql, type Insertable } from 'kysely'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

/** The codes of those that were new; a code that a living slot has, in any case, is left as it is. */
export const insertSlotsByCode = async (
  tx: Tx,
  slots: Insertable<TenantDb['meal_slots']>[],
): Promise<string[]> => {
  const made = await tx
    .insertInto('meal_slots')
    .values(slots)
    .onConflict((on) =>
      on
        .expression(sql`lower(code)`)
        .where('archived_at', 'is', null)
        .doNothing(),
    )
    .returning('code')
    .execute()
  return made.map(({ code }) => code)
}
