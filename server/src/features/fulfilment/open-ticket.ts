import { emit } from '../../platform/events/emit.ts'
import * as sql from './fulfilment.sql.ts'
import type { Step } from './step.ts'

/** Puts an order into the kitchen's queue. Answers its ticket. */
export async function openTicket({ tx, order }: Step): Promise<number> {
  const { id: order_id, delivery_date, meal_slot } = order
  const ticket = await sql.openTicket(tx, order_id)
  Object.assign(order, { ticket, ticket_status: 'queued' })
  await emit(tx, {
    topic: 'kitchen',
    type: 'ticket.opened',
    data: { id: ticket, order_id, status: 'queued', delivery_date, meal_slot },
  })
  return ticket
}
