import { refuse } from '../../refusals.ts'
import { formatMoney, minorUnits, taxIncluded, taxOnTop } from '../../platform/money.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import type { PlaceOrder } from './orders.schema.ts'
import type { NewLine, OrderFacts } from './orders.sql.ts'

/** What so many of something cost, tax and all, and the tax in it, which the price holds or not; rounded once. */
export function charge(
  line: { unit_price: string; quantity: number; tax_rate: string; prices_include_tax?: boolean },
  { currency_digits }: Pick<Tenant, 'currency_digits'>,
) {
  const { tax_rate, prices_include_tax = true } = line
  const price = minorUnits(line.unit_price) * BigInt(line.quantity)
  const tax = prices_include_tax ? taxIncluded(price, tax_rate) : taxOnTop(price, tax_rate)
  return {
    tax: formatMoney(tax, currency_digits),
    total: formatMoney(prices_include_tax ? price : price + tax, currency_digits),
  }
}

/**
 * The lines of an order as they will be kept: the price is the day's own or else the dish's, the tax is contained in it
 * or comes on top, and is rounded once per line. The same dish twice is one line. Refuses what is not on the menu.
 */
export function priceLines(
  tenant: Pick<Tenant, 'currency_digits'>,
  { items, tax_rate, prices_include_tax }: OrderFacts,
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
    const { tax, total } = charge(
      { unit_price: item.unit_price, quantity, tax_rate, prices_include_tax },
      tenant,
    )
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
