import { invalid } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import type { Subscription } from './lock-subscription.ts'
import { billedUntil } from './subscriptions.sql.ts'

/**
 * Whether a subscription may still get another first date. What is invoiced begins when its invoice says, and what was eaten
 * stays eaten: from then on a pause puts the meals off, and they keep their worth.
 */
export async function judgeStart(tx: Tx, { id, status, start_date, today }: Subscription): Promise<void> {
  if (status === 'pending') return
  if (start_date <= today)
    throw invalid({ start_date: `This subscription began on ${start_date}: pause it instead.` })
  if ((await billedUntil(tx, id)) !== null)
    throw invalid({ start_date: `This subscription is invoiced from ${start_date} on: pause it instead.` })
}
