import { invalid } from '../../refusals.ts'
import { negated } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { book } from './book.sql.ts'
import type { Money } from './order-money.ts'
import { insertGrant } from './promo-grants.sql.ts'
import { settleDebts } from './settle-debts.ts'

export type Grant = {
  customer: number
  amount: string
  /** The last day on which it can be spent; null for ever. */
  expires_on: string | null
  /** Lower ones are spent first. */
  priority?: number
  explanation: string
}

/**
 * Gives a customer promotional money: it buys meals, those that are owed first, and is neither paid out nor passed on (domain rule 16). Refused when
 * its last day is over. Answers the grant and the movement.
 */
export async function grantPromo(
  tx: Tx,
  money: Money,
  { priority = 0, ...wish }: Grant,
  by: number | null,
): Promise<{ grant: number; movement: number }> {
  const grant = await insertGrant(tx, { ...wish, priority, created_by: by })
  if (grant === undefined) throw invalid({ expires_on: 'This day is over.' })
  const { customer, amount, explanation } = wish
  const [entry] = await book(tx, [
    {
      type: 'grant',
      explanation,
      created_by: by,
      legs: [
        { account: 'promo', customer, promo_grant: grant, amount },
        { account: 'promotions', amount: negated(amount) },
      ],
    },
  ])
  if (!entry) throw new Error('a grant has two entries')
  await settleDebts(tx, money, customer, by)
  return { grant, movement: entry.id }
}
