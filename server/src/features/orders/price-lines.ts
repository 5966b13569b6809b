import { refuse } from '../../refusals.ts'
import { formatMoney, minorUnits, taxIncluded } from '../../platform/money.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import type { PlaceOrder } from './orders.schema.ts'
import type { NewLine, OrderFacts } from './orders.sql.ts'

/** What so many of something cost, with the tax that is contained in it, rounded once. */
export function charge(
  line: { unit_price: string; quantity: number; tax_rate: string },
  { currency_digits }: Pick<Tenant, 'currency_digits'>,
) {
  const gross = minorUnits(line.unit_price) * BigInt(line.quantity)
  return {
    tax: formatMoney(taxIncluded(gross, line.tax_rate), currency_digits),
    total: formatMoney(gross, currency_digits),
  }
}

/**
 * The lines of an order as they will be kept: the price is the day's own or else the dish's, the tax is contained in it
 * and rounded once per line. The same dish twice is one line. Refuses what is not on the menu.
 */
export function priceLines(
  tenant: Pick<Tenant, 'currency_digits'>,
  { items, tax_rate }: OrderFacts,
  { items: wished, delivery_date, meal_slot }: PlaceOrder,
): NewLine[] {
  if (items.length === 0) throw refuse('menu_not_published', { delivery_date, meal_slot })
  const offered = new Map(items.map((item) => [item.id, item]))
  const quantities = new Map<number, number>()
  for (const { daily_menu_item: id, quantity } of wished)
    quantities.set(id, (quantities.get(id) ?? 0) + quantity)

  return [...quantities].map(([id, quantity]) => {
    const item = offered.get(id)
    if (!item?.is_available) throw refuse('item_not_on_menu', { field: 'items', daily_menu_item: id })
    const { tax, total } = charge({ unit_price: item.unit_price, quantity, tax_rate }, tenant)
    return {
      daily_menu_item: id,
      name: item.name,
      portion_label: item.portion_label,
      quantity,
      unit_price: item.unit_price,
      price_source: item.price_source,
      tax_rate,
      tax,
      total,
    }
  })
}
