import { negated } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { book } from './book.sql.ts'
import type { BookedOrder } from './order-money.ts'

type Money = Pick<Tenant, 'currency'>

/**
 * Where the money of an order is when it is paid at the door: with the driver, in the office when nobody carried it, or
 * with who takes the card. Undefined for one that is paid otherwise.
 */
export function doorAccount({ payment_mode, driver }: Pick<BookedOrder, 'payment_mode' | 'driver'>) {
  if (payment_mode === 'card') return 'gateway'
  if (payment_mode === 'cash') return driver ? 'cash' : 'office'
  return undefined
}

/** Cash comes from a driver to the office. The caller has made sure that the driver carries it. */
export const handIn = (
  tx: Tx,
  { currency }: Money,
  { driver, name, amount, note }: { driver: number; name: string; amount: string; note: string },
  by: number,
) =>
  book(tx, [
    {
      type: 'hand_in',
      explanation: `${name} handed in ${amount} ${currency}${note && `: ${note}`}`,
      created_by: by,
      legs: [
        { account: 'cash', driver, amount },
        { account: 'office', amount: negated(amount) },
      ],
    },
  ])
