import { found } from '../../refusals.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { lockOrder, moveOrder, type OrderStatus } from '../fulfilment/index.ts'
import { lockPlan, syncMeals, writeSkip } from '../meals/index.ts'
import { noteChange, settleMissed } from '../production/index.ts'
import { creditedFor, subscriptionOf } from './change-order.sql.ts'
import { officeOrder } from './order-lists.sql.ts'
import { returnPortions } from './return-portions.ts'

type Move = { status: OrderStatus; reason?: string }

/**
 * The office or the kitchen moves an order; the table of moves decides. Portions of what is cancelled go back on the menu,
 * unless they are cooked already.
 */
export const updateStatus = (tenant: Tenant, actor: number, id: number, move: Move) =>
  tenant.write(async (tx) => {
    await setStatus(tx, tenant, actor, id, move)
    return officeOrder(tx, id)
  })

/**
 * The same as a part of something larger. A meal of a subscription that the kitchen cancels gives what its closures give,
 * and is not made again by itself.
 */
export async function setStatus(
  tx: Tx,
  tenant: Tenant,
  actor: number,
  id: number,
  { status, reason = '' }: Move,
): Promise<void> {
  const subscription = await subscriptionOf(tx, id)
  const plan = subscription === null ? undefined : await lockPlan(tx, subscription)
  const order = found(await lockOrder(tx, { order: id }))
  const credited = await creditedFor(tx, id)
  if (status === 'cancelled' && order.status !== 'ready') await returnPortions(tx, tenant, id)
  await moveOrder({ tx, tenant, order, actor, reason }, status)
  if (status !== 'cancelled') return
  const { delivery_date: date, meal_slot, order_number } = order
  if (subscription !== null && plan) {
    const wish = { gives: plan.closure_gives, by_kitchen: true, reason }
    await writeSkip(tx, { subscription, date, meal_slot }, wish, actor)
    const ids = [subscription]
    await syncMeals(tx, tenant, { ids, from: plan.today, actor, reason: 'A meal was cancelled' })
    await settleMissed(tx, tenant, { ids, from: date, to: date, credited })
  }
  const why = `Order ${order_number} was cancelled${reason ? `: ${reason}` : ''}`
  await noteChange(tx, { date, meal_slot }, { reason: why, actor })
}
