import { refuse } from '../../refusals.ts'
import type { Reads, Tenant } from '../../platform/tenancy/tenant.ts'
import { lockOrder, type Step } from '../fulfilment/index.ts'
import { ticketById } from './tickets.sql.ts'

/** A ticket of any day. */
export async function readTicket(db: Reads, id: number) {
  const ticket = await ticketById(db, id)
  if (!ticket) throw refuse('not_found')
  return ticket
}

/** Does something to a ticket while its order is locked, and answers the ticket as it is then. */
export const onTicket = (tenant: Tenant, actor: number, id: number, work: (step: Step) => Promise<void>) =>
  tenant.write(async (tx) => {
    const order = await lockOrder(tx, { ticket: id })
    if (!order) throw refuse('not_found')
    await work({ tx, tenant, order, actor })
    return readTicket(tx, id)
  })
