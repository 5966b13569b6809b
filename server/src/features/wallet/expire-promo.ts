import { negated } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { book } from './book.sql.ts'
import { customersWithExpired, expiredGrants } from './promo-grants.sql.ts'
import { lockWallets } from './purses.sql.ts'

const mostPerTurn = 500

/**
 * Recurring work: what is left of grants after their last day leaves the wallets. It could not be spent since midnight;
 * this puts it into the books. What is set aside for a meal has left its grant and stays aside. Answers whether there
 * may be more. A wallet that is frozen waits until the office has looked at it.
 */
export async function expirePromo(tx: Tx, _now: Date, { currency }: Tenant): Promise<boolean> {
  const customers = (await customersWithExpired(tx, mostPerTurn)).map(({ customer }) => customer)
  if (customers.length === 0) return false
  await lockWallets(tx, customers)
  const expired = await expiredGrants(tx, customers)
  await book(
    tx,
    expired.map(({ id, customer, remaining, expires_on, explanation }) => ({
      type: 'expiry',
      explanation: `${remaining} ${currency} of promotional money expired after ${expires_on}: "${explanation}"`,
      created_by: null,
      legs: [
        { account: 'promo', customer, promo_grant: id, amount: negated(remaining) },
        { account: 'promotions', amount: remaining },
      ],
    })),
  )
  return true
}
