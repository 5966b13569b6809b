import { invalid, refuse } from '../../refusals.ts'
import { formatMoney, minorUnits, parseMoney } from '../../platform/money.ts'

/** An item of an invoice, and how much of it credit notes have taken back. */
export type Creditable = {
  id: number
  menu_name: string
  quantity: string
  tax: string
  gross: string
  credited: string
  credited_quantity: string
}
export type CreditWish = { item: number } & ({ quantity: string } | { amount: string })
export type CreditLine = {
  item: number
  menu_name: string
  quantity: string | null
  tax: string
  gross: string
}

/** Half up. Nothing here is negative. */
const share = (whole: bigint, part: bigint, of: bigint) => (of ? (whole * part * 2n + of) / (of * 2n) : 0n)
const hundredths = (quantity: string) => parseMoney(quantity, 2) ?? 0n

/**
 * The lines of a credit note. A quantity costs its share of what the item cost, and the last piece what is left of it. The
 * tax of a line is what it adds to the share of all that was credited of the item: so the last note has the last cent, and
 * all of them together have the item's tax (domain rule 18). Refuses with 422 what is more than is left of an item.
 */
export function creditLines(items: Creditable[], wishes: CreditWish[], digits: number): CreditLine[] {
  const named = new Set(wishes.map(({ item }) => item))
  if (named.size < wishes.length) throw invalid({ lines: 'Name each item once.' })
  return wishes.map((wish) => {
    const item = items.find(({ id }) => id === wish.item)
    if (!item) throw invalid({ lines: `Item ${wish.item} is not on this invoice.` })
    const [gross, tax, before] = [item.gross, item.tax, item.credited].map(minorUnits) as [
      bigint,
      bigint,
      bigint,
    ] // three in, three out
    const left = gross - before
    const amount = 'amount' in wish ? minorUnits(wish.amount) : priceOf(item, wish.quantity, left)
    if (amount <= 0n) throw invalid({ lines: `There is nothing to credit for item ${item.id}.` })
    if (amount > left)
      throw refuse('credit_above_invoice', {
        item: item.id,
        amount: formatMoney(amount, digits),
        left: formatMoney(left, digits),
      })
    return {
      item: item.id,
      menu_name: item.menu_name,
      quantity: 'quantity' in wish ? wish.quantity : null,
      tax: formatMoney(share(tax, before + amount, gross) - share(tax, before, gross), digits),
      gross: formatMoney(amount, digits),
    }
  })
}

function priceOf(item: Creditable, wished: string, left: bigint): bigint {
  const [all, credited, more] = [item.quantity, item.credited_quantity, wished].map(hundredths) as [
    bigint,
    bigint,
    bigint,
  ] // three in, three out
  if (credited + more > all)
    throw refuse('credit_above_invoice', {
      item: item.id,
      quantity: wished,
      left: formatMoney(all - credited, 2),
    })
  return credited + more === all ? left : share(minorUnits(item.gross), more, all)
}

/** Spreads an amount over what is left of all items. Refuses with 422 what is more than that. */
export function spreadCredit(items: Creditable[], amount: string, digits: number): CreditWish[] {
  const wished = minorUnits(amount)
  const all = items.reduce((sum, item) => sum + leftOf(item), 0n)
  if (wished > all) throw refuse('credit_above_invoice', { amount, left: formatMoney(all, digits) })
  let before = 0n
  return items.flatMap((item) => {
    const after = before + leftOf(item)
    const part = share(wished, after, all) - share(wished, before, all)
    before = after
    return part > 0n ? [{ item: item.id, amount: formatMoney(part, digits) }] : []
  })
}

const leftOf = ({ gross, credited }: Creditable) => minorUnits(gross) - minorUnits(credited)
