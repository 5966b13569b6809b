import { minorUnits } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import type { Purse } from './purse.ts'
import { grantsToSpend, lockWallets } from './purses.sql.ts'

/**
 * The purses of these customers, locked until the transaction ends. They are read once the lock is ours, so they are what
 * there is (domain rule 14). A customer without a wallet has none.
 */
export async function lockPurses(tx: Tx, customers: number[]): Promise<Map<number, Purse>> {
  const wallets = await lockWallets(tx, customers)
  const given = wallets.filter(({ promo }) => minorUnits(promo) > 0n).map(({ customer }) => customer)
  const grants = given.length > 0 ? await grantsToSpend(tx, given) : []
  const ofCustomer = Map.groupBy(grants, ({ customer }) => customer)
  return new Map(
    wallets.map(({ customer, balance, credit_limit }) => [
      customer,
      {
        customer,
        paid: minorUnits(balance),
        credit_limit: minorUnits(credit_limit),
        grants: (ofCustomer.get(customer) ?? []).map(({ id, remaining }) => ({
          id,
          remaining: minorUnits(remaining),
        })),
      },
    ]),
  )
}
