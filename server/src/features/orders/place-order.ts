import { invalid, refuse } from '../../refusals.ts'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import { announceEvents, type Tenant, type Tx } from '../../platform/tenancy/tenant.ts'
import { afterCommit } from '../../platform/db/handles.ts'
import { forgetDay } from '../daily-menus/index.ts'
import { takePlace } from '../delivery-zones/index.ts'
import { withinLimit } from '../plan-limits/index.ts'
import { payOrder } from '../wallet/index.ts'
import type { PlaceOrder, PlacedOrder } from './orders.schema.ts'
import * as orders from './orders.sql.ts'
import { priceLines } from './price-lines.ts'

/**
 * A customer orders from the menus of one slot of one day. Everything is judged by the kitchen's clock inside the
 * transaction: the cut-off (exactly at the instant counts as closed), the menu, the address, the places left in its
 * zone, the portions left, the balance. Names, prices and tax are ours and are copied to the lines. The order is
 * confirmed at once and its kitchen ticket opens with it.
 */
export async function placeOrder(
  tx: Tx,
  tenant: Tenant,
  account: number,
  wish: PlaceOrder,
): Promise<PlacedOrder> {
  const facts = await orders.orderFacts(tx, account, wish)
  if (facts.customer === null) throw refuse('permission_denied')
  if (!facts.slot_exists) throw invalid({ meal_slot: 'This meal slot does not exist.' })
  if (facts.address === null) throw invalid({ address: 'This is not an approved address of yours.' })
  if (!facts.is_open) throw await closed(tx, facts, wish)

  const lines = priceLines(tenant, facts, wish)
  const sum = (field: 'total' | 'tax') =>
    formatMoney(
      lines.reduce((all, line) => all + minorUnits(line[field]), 0n),
      tenant.currency_digits,
    )
  const order = {
    customer: facts.customer,
    address: facts.address,
    meal_slot: wish.meal_slot,
    delivery_date: wish.delivery_date,
    payment_mode: wish.payment_mode,
    special_instructions: wish.special_instructions ?? '',
    quantity: lines.reduce((all, line) => all + line.quantity, 0),
    total: sum('total'),
    tax: sum('tax'),
    currency: tenant.currency,
  }
  await withinLimit(tx, tenant, 'orders_per_month')
  if (facts.limited_zone !== null) await takePlace(tx, { ...wish, zone: facts.limited_zone })
  await announceEvents(tx)
  const placed = await orders.insertOrder(tx, order, lines)
  if (!placed) throw await soldOut(tx, lines)
  if (facts.items.some((item) => item.is_limited)) afterCommit(tx, () => forgetDay(tenant))
  if (wish.payment_mode === 'wallet') await payOrder(tx, tenant, { ...order, ...placed }, account)

  return present(order, placed, lines)
}

/** Exactly the fields that the contract names: this answer is stored as it is, and no response schema filters it later. */
function present(order: orders.NewOrder, placed: orders.Placed, lines: orders.NewLine[]): PlacedOrder {
  const { total, tax, currency, delivery_date, meal_slot, address, payment_mode, special_instructions } =
    order
  const items = lines.map(({ daily_menu_item, name, portion_label, quantity, unit_price, total: gross }) => ({
    daily_menu_item,
    name,
    portion_label,
    quantity,
    unit_price,
    total: gross,
  }))
  return {
    ...placed,
    status: 'confirmed',
    total,
    tax,
    currency,
    items,
    delivery_date,
    meal_slot,
    address,
    payment_mode,
    special_instructions,
  }
}

/** A closed slot is answered with the next one that is open, never with a silent move to it (domain rule 1). */
async function closed(tx: Tx, { closed_at }: orders.OrderFacts, wish: PlaceOrder) {
  const next_open_slot = (await orders.nextOpenSlot(tx)) ?? null
  return refuse('cutoff_passed', {
    delivery_date: wish.delivery_date,
    meal_slot: wish.meal_slot,
    cutoff_at: closed_at,
    next_open_slot,
  })
}

async function soldOut(tx: Tx, lines: orders.NewLine[]) {
  const left = await orders.portionsLeft(
    tx,
    lines.map((line) => line.daily_menu_item),
  )
  const short = lines.filter(
    ({ daily_menu_item, quantity }) => (left.get(daily_menu_item) ?? Infinity) < quantity,
  )
  return refuse('sold_out', {
    field: 'items',
    items: short.map(({ daily_menu_item, name }) => ({
      daily_menu_item,
      name,
      portions_left: left.get(daily_menu_item),
    })),
  })
}
