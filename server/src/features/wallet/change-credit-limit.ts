import { found, invalid } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import type { Money } from './order-money.ts'
import { purseOf, setCreditLimit } from './purses.sql.ts'

/** How far paid money may go below zero; refused when the customer owes more already. Answers the purse. */
export async function changeCreditLimit(tx: Tx, { currency }: Money, customer: number, credit_limit: string) {
  const changed = await setCreditLimit(tx, customer, credit_limit)
  const purse = found(await purseOf(tx, customer))
  if (!changed)
    throw invalid({ credit_limit: `The balance of this customer is ${purse.paid} ${currency} already.` })
  const { balance, paid, promotional, held } = purse
  return { balance, paid, promotional, held, credit_limit, currency }
}
