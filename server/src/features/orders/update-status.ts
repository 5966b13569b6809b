import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { moveOrder, type OrderStatus } from '../fulfilment/index.ts'
import { syncMeals, writeSkip } from '../meals/index.ts'
import { noteChange, settleMissed, type SlotKey } from '../production/index.ts'
import { creditedFor } from './change-order.sql.ts'
import { holdOrder } from './hold-order.ts'
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

/** The same as a part of something larger. */
export async function setStatus(
  tx: Tx,
  tenant: Tenant,
  actor: number,
  id: number,
  move: Move,
): Promise<void> {
  const change = await applyStatus(tx, tenant, actor, id, move)
  if (change) await noteChange(tx, change.slot, { reason: change.reason, actor })
}

/**
 * The same without the plan, which is written last. A meal of a subscription that the kitchen cancels gives what its closures
 * give, and is not made again by itself; one of a subscription that is over has no later date, so its money goes back.
 * Answers what has changed of which slot's plan.
 */
export async function applyStatus(
  tx: Tx,
  tenant: Tenant,
  actor: number,
  id: number,
  { status, reason = '' }: Move,
): Promise<{ slot: SlotKey; reason: string } | undefined> {
  const { order, subscription, plan } = await holdOrder(tx, id)
  const credited = await creditedFor(tx, id)
  if (status === 'cancelled' && order.status !== 'ready') await returnPortions(tx, tenant, id)
  await moveOrder({ tx, tenant, order, actor, reason }, status)
  if (status !== 'cancelled') return undefined
  const { delivery_date: date, meal_slot, order_number } = order
  if (subscription !== null && plan) {
    const runs = plan.status === 'active' || plan.status === 'paused'
    // No later date is left, or the whole meal would be eaten then.
    const isPaidBack = !runs || credited !== null
    const gives = isPaidBack && plan.closure_gives === 'extend' ? 'credit' : plan.closure_gives
    const wish = { gives, by_kitchen: true, reason }
    await writeSkip(tx, { subscription, date, meal_slot }, wish, actor)
    const ids = [subscription]
    await settleMissed(tx, tenant, { ids, from: date, to: date, called_off: { meal_slot, credited } })
    await syncMeals(tx, tenant, { ids, from: plan.today, actor, reason: 'A meal was cancelled' })
  }
  return {
    slot: { date, meal_slot },
    reason: `Order ${order_number} was cancelled${reason ? `: ${reason}` : ''}`,
  }
}
