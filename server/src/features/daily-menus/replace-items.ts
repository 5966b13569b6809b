import { invalid, type Refusal } from '../../refusals.ts'
import { formatMoney, parseMoney } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { holdDishes, lockItems, writeItems } from './daily-menu-items.sql.ts'
import type { ItemWish } from './daily-menus.schema.ts'

/**
 * Makes these the items of a menu that the caller holds. A dish that stays keeps its row and its count of sold portions,
 * and its limit too when none is named: the dashboard does not know of limits and sends the whole list. A limit below
 * what is sold is refused. What is wrong is said at its place in the list.
 */
export async function replaceItems(tx: Tx, tenant: Tenant, menu: number, wishes: ItemWish[]): Promise<void> {
  const before = new Map((await lockItems(tx, menu)).map((item) => [item.master_item, item]))
  const dishes = new Set(
    (
      await holdDishes(
        tx,
        wishes.map((wish) => wish.master_item),
      )
    ).map(({ id }) => id),
  )
  const listed = new Set<number>()

  const items = wishes.map(
    ({ master_item, override_price, portion_label = '', sort_order, ...wish }, place) => {
      const known = before.get(master_item)
      if (!known && !dishes.has(master_item))
        throw wrong(place, 'master_item', 'This menu item does not exist.')
      if (listed.has(master_item)) throw wrong(place, 'master_item', 'This menu item is listed twice.')
      listed.add(master_item)

      const portion_limit =
        wish.portion_limit === undefined ? (known?.portion_limit ?? null) : wish.portion_limit
      if (known && portion_limit !== null && portion_limit < known.portions_sold) {
        throw wrong(place, 'portion_limit', `${known.portions_sold} portions are sold already.`)
      }
      return {
        master_item,
        portion_label,
        portion_limit,
        portions_sold: portion_limit === null ? 0 : (known?.portions_sold ?? 0),
        sort_order: sort_order ?? place,
        override_price: override_price == null ? null : priceOf(override_price, tenant, place),
      }
    },
  )
  await writeItems(tx, menu, items)
}

function priceOf(text: string, { currency_digits }: Tenant, place: number): string {
  const minor = parseMoney(text, currency_digits)
  if (minor === undefined)
    throw wrong(
      place,
      'override_price',
      `Ensure that there are no more than ${currency_digits} decimal places.`,
    )
  if (minor < 0n) throw wrong(place, 'override_price', 'Ensure this value is greater than or equal to 0.')
  return formatMoney(minor, currency_digits)
}

function wrong(place: number, field: string, sentence: string): Refusal {
  const items: object[] = Array.from({ length: place }, () => ({}))
  return invalid({ items: [...items, { [field]: [sentence] }] as never }) // nested lists are sent as they are
}
