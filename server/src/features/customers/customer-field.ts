import { invalid } from '../../refusals.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import { customerById } from './customers.sql.ts'

/** A customer that a field or a filter names. One who does not exist, or no longer, is refused by field. */
export async function customerField(db: Reads, id: number): Promise<void> {
  if (!(await customerById(db, id)))
    throw invalid({ customer: `Invalid pk "${id}" - object does not exist.` })
}
