import { announceEvents, type Tx } from '../../platform/tenancy/tenant.ts'
import { redirect } from './meals.sql.ts'

/** After another address or other instructions: the open meals of a subscription from a date on take them over. */
export async function redirectMeals(tx: Tx, subscription: number, from: string): Promise<void> {
  await announceEvents(tx)
  await redirect(tx, subscription, from)
}
