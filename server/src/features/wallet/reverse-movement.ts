import { found, refuse, refusedAction } from '../../refusals.ts'
import { minorUnits } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { book } from './book.sql.ts'
import { lockPurses } from './lock-purses.ts'
import { isReversed, legsOf, transactionOf } from './movements.sql.ts'
import type { Money } from './order-money.ts'
import { opposite, type Leg, type Purse } from './purse.ts'
import { settleDebts } from './settle-debts.ts'

/** What people booked by hand. The others follow from an order, an invoice or a payment, and are corrected there. */
const byHand = new Set(['credit', 'grant', 'transfer'])

/**
 * A correction: the opposite entries of the transaction that this movement is part of, once. Refused when a wallet or a
 * grant no longer has what is to be taken back. Answers the customer's new movement.
 */
export async function reverseMovement(
  tx: Tx,
  money: Money,
  { movement, reason }: { movement: number; reason: string },
  by: number,
) {
  const { id, type, explanation, customer } = found(await transactionOf(tx, movement))
  if (!byHand.has(type))
    throw refusedAction('This movement follows from something else; correct that instead.')
  const legs = opposite(await legsOf(tx, id))
  const purses = await lockPurses(
    tx,
    legs.flatMap((leg) => leg.customer ?? []),
  )
  if (purses.values().some(({ is_frozen }) => is_frozen)) throw refuse('wallet_frozen')
  if (await isReversed(tx, id)) throw refuse('already_reversed')
  if (!legs.every((leg) => covers(purses, leg))) throw refuse('insufficient_balance')
  const entries = await book(tx, [
    {
      type: 'reversal',
      explanation: `Corrected by the office, ${reason}: "${explanation}" is undone`,
      reverses: id,
      created_by: by,
      legs,
    },
  ])
  for (const { account, customer, amount } of legs)
    if (account === 'wallet' && customer && minorUnits(amount) > 0n)
      await settleDebts(tx, money, customer, by)
  return { customer, entry: found(entries.find((entry) => entry.customer === customer)).id }
}

function covers(purses: Map<number, Purse>, { account, customer, promo_grant, amount }: Leg): boolean {
  const taken = -minorUnits(amount)
  const purse = purses.get(customer ?? 0)
  if (taken <= 0n || !purse) return true
  if (account === 'wallet') return purse.paid + purse.credit_limit >= taken
  return purse.grants.some(({ id, remaining }) => id === promo_grant && remaining >= taken)
}
