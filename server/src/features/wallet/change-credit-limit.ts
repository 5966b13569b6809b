import { found, invalid } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import type { Money } from './order-money.ts'
import { purseOf, setCreditLimit } from './purses.sql.ts'

/**
 * Changes, when one is given, how far paid money may go below zero; refused when the customer owes more already. Answers
 * the purse.
 */
export async function changeCreditLimit(
  tx: Tx,
  { currency }: Money,
  customer: number,
  credit_limit: string | undefined,
) {
  const changed = credit_limit === undefined || (await setCreditLimit(tx, customer, credit_limit))
  const { customer: _, ...purse } = found(await purseOf(tx, customer))
  if (!changed)
    throw invalid({ credit_limit: `The balance of this customer is ${purse.paid} ${currency} already.` })
  return { ...purse, currency }
}
