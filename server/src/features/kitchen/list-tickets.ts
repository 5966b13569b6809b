import { invalid } from '../../refusals.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import type { TicketQuery } from './kitchen.schema.ts'
import * as sql from './tickets.sql.ts'

/**
 * One day's tickets, the kitchen's today unless another is asked for. `status` is an order's status (contract 5.8); the
 * two that only tickets have mean the ticket's.
 */
export async function listTickets(
  db: Reads,
  { date, meal_slot, status, order__status }: TicketQuery,
  page: PageRequest,
) {
  await knownSlot(db, meal_slot)
  const wished =
    status === 'queued' || status === 'claimed' ? { ticket_status: status } : { order_status: status }
  return sql.listTickets(db, { date, meal_slot, order__status, ...wished }, page)
}

/** How much of each dish a day needs, over all slots or in one. */
export async function dayTotals(db: Reads, { date, meal_slot }: Pick<TicketQuery, 'date' | 'meal_slot'>) {
  await knownSlot(db, meal_slot)
  return sql.dayTotals(db, date, meal_slot)
}

async function knownSlot(db: Reads, id: number | undefined) {
  if (id !== undefined && !(await sql.slotById(db, id)))
    throw invalid({ meal_slot: 'This meal slot does not exist.' })
}
