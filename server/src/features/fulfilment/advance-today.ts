import { Refusal } from '../../refusals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { lockOrder, ordersToAdvance } from './fulfilment.sql.ts'
import { moveOrder } from './move-order.ts'
import type { OrderStatus } from './moves.ts'
import type { Step } from './step.ts'

type Advanced = 'confirmed' | 'preparing' | 'ready'

/** What follows on the way to the driver; what stands elsewhere has arrived there. */
const next: Partial<Record<OrderStatus, Advanced>> = {
  pending: 'confirmed',
  confirmed: 'preparing',
  preparing: 'ready',
}

/** Today's orders, by the kitchen's date, that are not ready yet. */
export const advanceable = ({ read }: Tenant) => ordersToAdvance(read)

/**
 * Brings orders to ready, each in a transaction of its own and by the same moves as the kitchen would make, so that
 * tickets, deliveries and screens follow. Nobody is named as their cook. Answers how many made each move, and why those
 * that were refused stay where they are.
 */
export async function advanceOrders(tenant: Tenant, orders: number[]) {
  const moved = { confirmed: 0, preparing: 0, ready: 0 }
  const refused: string[] = []
  for (const id of orders) {
    try {
      for (const to of await tenant.write((tx) => advance({ tx, tenant }, id))) moved[to] += 1
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push(`order ${id}: ${Object.values(error.body).join(' ')}`)
    }
  }
  return { moved, refused }
}

async function advance({ tx, tenant }: Pick<Step, 'tx' | 'tenant'>, id: number) {
  const made: Advanced[] = []
  const order = await lockOrder(tx, { order: id })
  if (!order) return made
  const step = { tx, tenant, order, actor: null, reason: 'auto_advance_today_orders' }
  for (let to = next[order.status]; to; to = next[order.status]) {
    await moveOrder(step, to)
    made.push(to)
  }
  return made
}
