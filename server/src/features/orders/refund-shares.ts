import { invalid } from '../../refusals.ts'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Refund } from './orders.schema.ts'
import type { Part, RefundableLine } from './refunds.sql.ts'

/**
 * What so many further portions of each line are worth: the part of the line's total and tax that all refunds so far
 * come to, rounded down, less what they were. So a discount and the tax go in proportion, the last portion gets the last
 * cent, and the refunds of a line are the line, whatever their number (domain rule 18). More portions than are left come
 * to more than the line, which the caller refuses. Refuses lines of other orders and a line named twice.
 */
export function refundShares(lines: RefundableLine[], wished: Refund['lines'], digits: number): Part[] {
  if (new Set(wished.map(({ line }) => line)).size < wished.length)
    throw invalid({ lines: 'Name each line once.' })
  return wished.map(({ line: id, quantity }) => {
    const line = lines.find((one) => one.id === id)
    if (!line) throw invalid({ lines: `This order has no line ${id}.` })
    const share = (whole: string, refunded: string) => {
      const upTo = BigInt(line.refunded_quantity + quantity)
      const due = line.quantity === 0 ? 0n : (minorUnits(whole) * upTo) / BigInt(line.quantity)
      return formatMoney(due - minorUnits(refunded), digits)
    }
    return {
      line: id,
      name: line.name,
      quantity,
      total: share(line.total, line.refunded),
      tax: share(line.tax, line.refunded_tax),
    }
  })
}
