import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { notify } from '../notifications/index.ts'
import { noteShort } from './short-notices.sql.ts'

const mostPerTurn = 200

/**
 * Recurring work: some hours before a cut-off (short_notice_hours) customers hear that their wallet does not cover the meals
 * of a date, once for each date (domain rule 15). Answers whether there may be more of them.
 */
export async function warnShort(tx: Tx, _now: Date, { currency }: Tenant): Promise<boolean> {
  const short = await noteShort(tx, mostPerTurn)
  for (const { customer, date, needed, covered } of short)
    await notify(
      tx,
      customer,
      `Your meals of ${date} cost ${needed} ${currency}, and your wallet covers ${covered}. Please top it up before the cut-off, or they are not cooked.`,
      'high',
    )
  return short.length === mostPerTurn
}
