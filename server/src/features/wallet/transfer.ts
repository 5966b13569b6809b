import { found, invalid, refuse } from '../../refusals.ts'
import { minorUnits, negated } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { book } from './book.sql.ts'
import { lockPurses } from './lock-purses.ts'
import type { Money } from './order-money.ts'
import { customersOf } from './purses.sql.ts'
import { settleDebts } from './settle-debts.ts'

export type Transfer = { from: number; to: number; amount: string; reason: string }

/**
 * Moves paid money from one wallet to another: what is there, no credit and no promotional money. Both wallets are locked
 * in the order of their ids, so two opposite transfers never wait for each other. Answers the giver's movement.
 */
export async function transfer(
  tx: Tx,
  money: Money,
  { from, to, amount, reason }: Transfer,
  by: number,
): Promise<number> {
  if (from === to) throw invalid({ to: 'This is the same wallet.' })
  const purses = await lockPurses(tx, [from, to])
  const customers = await customersOf(tx, [from, to])
  const giver = found(purses.get(from))
  const name = (id: number) => customers.get(id)?.name ?? ''
  if (customers.get(to)?.is_archived !== false) throw invalid({ to: 'There is no such customer.' })
  if (giver.is_frozen) throw refuse('wallet_frozen')
  if (giver.paid < minorUnits(amount))
    throw refuse('insufficient_balance', { required: amount, currency: money.currency })
  const [entry] = await book(tx, [
    {
      type: 'transfer',
      explanation: `Moved ${amount} ${money.currency} from the wallet of ${name(from)} to that of ${name(to)}: ${reason}`,
      created_by: by,
      legs: [
        { account: 'wallet', customer: from, amount: negated(amount) },
        { account: 'wallet', customer: to, amount },
      ],
    },
  ])
  if (!entry) throw new Error('a transfer has two entries')
  await settleDebts(tx, money, to, by)
  return entry.id
}
