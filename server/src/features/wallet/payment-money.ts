import { minorUnits, negated } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { book } from './book.sql.ts'
import { lockPurses } from './lock-purses.ts'
import type { Money } from './order-money.ts'
import { payInto } from './pay-into.ts'

/** `why` ends the sentence that the customer reads. */
type Movement = { customer: number; amount: string; why: string; by: number | null }

const move = (
  tx: Tx,
  money: Money,
  { type, explanation, customer, amount, by }: Omit<Movement, 'why'> & { type: string; explanation: string },
) =>
  payInto(tx, money, {
    type,
    explanation,
    customer,
    amount,
    against: 'gateway',
    order: null,
    created_by: by,
  })

/** A payment provider holds money that a customer paid in. The caller makes sure that it is booked once. */
export const topUpOnline = (tx: Tx, money: Money, { why, ...movement }: Movement) =>
  move(tx, money, {
    ...movement,
    type: 'top_up',
    explanation: `Paid in ${movement.amount} ${money.currency} online: ${why}`,
  })

/**
 * Takes out of a wallet what its customer gets back from the provider. False, and nothing is done, when there is less
 * paid money in it: neither credit nor gifts are paid out.
 */
export async function payBackOnline(
  tx: Tx,
  { currency }: Money,
  { why, ...movement }: Movement,
): Promise<boolean> {
  const { customer, amount, by } = movement
  const purse = (await lockPurses(tx, [customer])).get(customer)
  if (!purse || purse.is_frozen || purse.paid < minorUnits(amount)) return false
  await book(tx, [
    {
      type: 'payment_refund',
      explanation: `Paid back ${amount} ${currency} the way it came: ${why}`,
      created_by: by,
      legs: [
        { account: 'wallet', customer, amount: negated(amount) },
        { account: 'gateway', amount },
      ],
    },
  ])
  return true
}

/** A refund came to nothing: what was taken for it is in the wallet again. */
export const undoPayBack = (tx: Tx, money: Money, { why, ...movement }: Movement) =>
  move(tx, money, {
    ...movement,
    type: 'payment_refund',
    explanation: `Returned ${movement.amount} ${money.currency} that could not be paid back: ${why}`,
  })

/**
 * Money left a payment provider that the wallet does not cover any more, so its customer owes it. A negative amount says
 * that it did not leave after all.
 */
export const oweOnline = (tx: Tx, { currency }: Money, { amount, why, by }: Omit<Movement, 'customer'>) =>
  book(tx, [
    {
      type: 'payment_refund',
      explanation: amount.startsWith('-')
        ? `Could not pay back ${negated(amount)} ${currency} that was spent already: ${why}`
        : `Paid back ${amount} ${currency} that was spent already: ${why}`,
      created_by: by,
      legs: [
        { account: 'gateway', amount },
        { account: 'receivable', amount: negated(amount) },
      ],
    },
  ])
