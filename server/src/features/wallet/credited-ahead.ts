import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { book } from './book.sql.ts'
import { creditedAhead } from './movements.sql.ts'
import { earned, type BookedOrder, type Money } from './order-money.ts'
import { opposite } from './purse.ts'

/**
 * A credit note for a subscription that goes on lowers what its meals that are still to come have brought, and yet all of
 * them are delivered, each at its price. So what the last ones earn beyond what was left for them is no sale.
 */
export async function takeBackCredited(
  tx: Tx,
  money: Money,
  { id, order_number, total, tax }: BookedOrder,
  by: number | null,
): Promise<void> {
  const ahead = await creditedAhead(tx, id)
  const [whole, credited] = [minorUnits(total), minorUnits(ahead.amount)]
  const part = credited < whole ? credited : whole
  if (part <= 0n) return
  const written = (minor: bigint) => formatMoney(minor, money.currency_digits)
  const amount = written(part)
  const itsTax = written((minorUnits(tax) * part * 2n + whole) / (whole * 2n)) // half up
  await book(tx, [
    {
      type: 'credit_note',
      explanation: `Took back ${amount} ${money.currency} earned with order ${order_number}, which had been credited`,
      invoice: ahead.invoice,
      created_by: by,
      legs: opposite(earned({ account: 'unearned' }, amount, itsTax, money)),
    },
  ])
}
