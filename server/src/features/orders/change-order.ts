import { invalid, refusedAction } from '../../refusals.ts'
import { emit } from '../../platform/events/emit.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import {
  calendarOf,
  dropSkip,
  moveBack,
  moveMeal,
  overrideOf,
  readPlans,
  syncMeals,
  writeOverride,
} from '../meals/index.ts'
import { noteChanges } from '../production/index.ts'
import { lineOf, setQuantity, updateOrder } from './change-order.sql.ts'
import { holdOrder } from './hold-order.ts'
import { officeOrder } from './order-lists.sql.ts'
import type { OrderPatch } from './orders.schema.ts'
import { charge } from './price-lines.ts'
import { applyStatus } from './update-status.ts'

type Before = Awaited<ReturnType<typeof officeOrder>>
const writable = ['order_date', 'delivery_date', 'quantity', 'special_instructions'] as const
type Changes = Pick<OrderPatch, (typeof writable)[number]>

/**
 * The office changes what is named and different; the status goes by the table of moves, as everywhere. A closed order is
 * history. The day can be changed until the kitchen begins, the quantity until it has taken the meal on and its money has
 * moved (later that is a request which says who pays), and only of a subscription's meal: what a customer chose from a
 * menu was priced, paid and counted there.
 */
export const changeOrder = (tenant: Tenant, actor: number, id: number, wish: OrderPatch) =>
  tenant.write(async (tx) => {
    await holdOrder(tx, id)
    const before = await officeOrder(tx, id)
    if (wish.subscription !== undefined && wish.subscription !== before.subscription)
      throw invalid({ subscription: 'An order stays with its subscription.' })
    const differing = writable.filter((name) => wish[name] !== undefined && wish[name] !== before[name])
    const changes: Changes = Object.fromEntries(differing.map((name) => [name, wish[name]]))
    if (differing.length) await change(tx, tenant, before, changes)
    if (differing.length) await remember(tx, tenant, before, changes, actor)
    const moved =
      wish.status !== undefined && wish.status !== before.status
        ? await applyStatus(tx, tenant, actor, id, { status: wish.status })
        : undefined
    if (differing.length || moved) await tellPlans(tx, before, changes, { reason: moved?.reason, actor })
    return officeOrder(tx, id)
  })

async function change(tx: Tx, tenant: Tenant, before: Before, wish: Changes) {
  judge(before, wish)
  if (wish.delivery_date !== undefined) await judgeDay(tx, before, wish.delivery_date)
  const { quantity, ...changes } = wish
  const { id, meal_slot, status } = before
  if (quantity !== undefined) {
    const line = await lineOf(tx, id)
    await setQuantity(tx, id, { quantity, ...charge({ ...line, quantity }, tenant) })
  }
  const { is_past, ticket } = await updateOrder(tx, id, changes)
  if (changes.delivery_date !== undefined && is_past) throw invalid({ delivery_date: 'This day is over.' })
  const data = {
    order_id: id,
    status,
    meal_slot,
    delivery_date: changes.delivery_date ?? before.delivery_date,
  }
  await emit(tx, { topic: 'orders', type: 'order.changed', data: { id, ...data } })
  if (ticket !== null)
    await emit(tx, { topic: 'kitchen', type: 'ticket.changed', data: { ...data, id: ticket } })
}

/** Locked plans of the dates that are touched get another version. */
async function tellPlans(
  tx: Tx,
  { order_number, delivery_date: date, meal_slot }: Before,
  { delivery_date = date }: Changes,
  { reason = `Order ${order_number} was changed`, actor }: { reason: string | undefined; actor: number },
) {
  const slots = [date, delivery_date].map((one) => ({ date: one, meal_slot }))
  await noteChanges(tx, slots, { reason, actor })
}

function judge({ status, subscription }: Before, { delivery_date, quantity }: Changes) {
  if (status === 'delivered' || status === 'cancelled')
    throw refusedAction(`An order that is ${status} cannot be changed.`)
  if (delivery_date === undefined && quantity === undefined) return
  const field = delivery_date === undefined ? 'quantity' : 'delivery_date'
  if (subscription === null) throw invalid({ [field]: 'The customer chose this from a menu.' })
  if (status !== 'pending' && status !== 'confirmed')
    throw invalid({ [field]: 'The kitchen has begun to cook this order.' })
  if (quantity !== undefined && status === 'confirmed')
    throw invalid({ quantity: 'The kitchen has taken this meal on: ask for a change of it.' })
}

/** A meal is not moved to a day on which its calendar has none, unless it is its own. */
async function judgeDay(tx: Tx, before: Before, to: string) {
  const { subscription, meal_slot } = before
  if (subscription === null || (await isOwnDay(tx, before, to))) return
  const [plan] = await readPlans(tx, { ids: [subscription], from: to, to })
  const there = plan && calendarOf(plan, to, to).find((meal) => meal.meal_slot === meal_slot)
  if (there && ['closed', 'paused', 'skipped'].includes(there.state))
    throw invalid({ delivery_date: there.reason })
}

/** Whether this is the day that a meal was moved from. */
const isOwnDay = async (tx: Tx, { subscription, meal_slot, delivery_date: date }: Before, to: string) =>
  subscription !== null && (await overrideOf(tx, { subscription, date, meal_slot }))?.stands_for === to

/**
 * A meal follows its subscription's calendar, so what was changed of it is written there: where it was moved to, or it
 * would be made anew, and of an open one the rest.
 */
async function remember(tx: Tx, tenant: Tenant, before: Before, changes: Changes, actor: number) {
  const { subscription, meal_slot, delivery_date: date, status } = before
  const { quantity, special_instructions, delivery_date: to } = changes
  const isOpen = status === 'pending'
  if (subscription === null || (!isOpen && to === undefined)) return
  const own = {
    ...(quantity !== undefined && { quantity }),
    ...(special_instructions !== undefined && { special_instructions }),
  }
  const key = { subscription, date, meal_slot }
  if (isOpen && Object.keys(own).length) await writeOverride(tx, key, own, actor)
  if (to !== undefined && (await isOwnDay(tx, before, to))) {
    await dropSkip(tx, { ...key, date: to })
    await moveBack(tx, { ...key, date: to }, date, actor)
  } else if (to !== undefined) await moveMeal(tx, key, to, actor)
  const [from, until] = to !== undefined && to < date ? [to, date] : [date, to ?? date]
  const reason = 'The office changed the meal'
  await syncMeals(tx, tenant, { ids: [subscription], from, to: until, actor, reason })
}
