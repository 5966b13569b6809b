import { may } from '../../permissions.ts'
import { invalid, refuse } from '../../refusals.ts'
import type { Principal } from '../../platform/auth/principals.ts'
import type { Role } from '../../platform/auth/roles.ts'
import { emit } from '../../platform/events/emit.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { assignTicket, type Step } from '../fulfilment/index.ts'
import type { TicketChanges } from './kitchen.schema.ts'
import { onTicket } from './on-ticket.ts'
import { activeAccount, editTicket, type Edits } from './tickets.sql.ts'

/**
 * Edits who cooks a ticket and what is written on it: the notes, and when it was cooked as somebody remembers it better.
 * Taking it from somebody else is the office's right; a cook gets the claim's 409.
 */
export const changeTicket = (
  tenant: Tenant,
  { account, role }: Principal,
  id: number,
  { assigned_to, ...edits }: TicketChanges,
) =>
  onTicket(tenant, account, id, async (step) => {
    if (assigned_to !== undefined) await handOver(step, role, assigned_to)
    if (Object.keys(edits).length) await edit(step, id, edits)
  })

async function handOver(step: Step, role: Role, cook: number | null) {
  const { order, actor, tx } = step
  if (order.assigned_to === cook) return
  const isAnothers = order.assigned_to !== null && order.assigned_to !== actor
  if (isAnothers && !may(role, 'kitchen.assign')) throw refuse('ticket_claimed')
  if (cook !== null) {
    const account = await activeAccount(tx, cook)
    // The table's check constraint allows roles only.
    if (!account || !may(account.role as Role, 'kitchen.work'))
      throw invalid({ assigned_to: 'Nobody with this id works in the kitchen.' })
  }
  await assignTicket(step, cook)
}

async function edit({ tx, order }: Step, id: number, edits: Edits) {
  const { is_backwards } = await editTicket(tx, id, edits)
  if (is_backwards) throw invalid({ preparation_end_time: 'This is before the start.' })
  const { id: order_id, ticket_status: status, assigned_to, delivery_date, meal_slot } = order
  await emit(tx, {
    topic: 'kitchen',
    type: 'ticket.noted',
    data: { id, order_id, status, assigned_to, delivery_date, meal_slot },
  })
}
