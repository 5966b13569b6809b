import { found, invalid, refuse } from '../../refusals.ts'
import { minorUnits, negated } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { book } from './book.sql.ts'
import { lockPurses } from './lock-purses.ts'
import type { Money } from './order-money.ts'
import { customerNames } from './purses.sql.ts'

export type Transfer = { from: number; to: number; amount: string; reason: string }

/**
 * Moves paid money from one wallet to another: what is there, no credit and no promotional money. Both wallets are locked
 * in the order of their ids, so two opposite transfers never wait for each other. Answers the giver's movement.
 */
export async function transfer(
  tx: Tx,
  { currency }: Money,
  { from, to, amount, reason }: Transfer,
  by: number,
): Promise<number> {
  if (from === to) throw invalid({ to: 'This is the same wallet.' })
  const purses = await lockPurses(tx, [from, to])
  const names = await customerNames(tx, [from, to])
  const giver = found(purses.get(from))
  if (!names.has(to)) throw invalid({ to: 'There is no such customer.' })
  if (giver.paid < minorUnits(amount)) throw refuse('insufficient_balance', { required: amount, currency })
  const [entry] = await book(tx, [
    {
      type: 'transfer',
      explanation: `Moved ${amount} ${currency} from the wallet of ${names.get(from)} to that of ${names.get(to)}: ${reason}`,
      created_by: by,
      legs: [
        { account: 'wallet', customer: from, amount: negated(amount) },
        { account: 'wallet', customer: to, amount },
      ],
    },
  ])
  if (!entry) throw new Error('a transfer has two entries')
  return entry.id
}
