import { invalid, refusedAction } from '../../refusals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { lockOrder, openTicket } from '../fulfilment/index.ts'
import type { NewTicket } from './kitchen.schema.ts'
import { editTicket, ticketById } from './tickets.sql.ts'

/**
 * The ticket of an order. A confirmed order has one by itself (contract D16), and that one is answered; one whose ticket is
 * missing gets it.
 */
export const ticketOfOrder = (tenant: Tenant, actor: number, { order: id, notes }: NewTicket) =>
  tenant.write(async (tx) => {
    const order = await lockOrder(tx, { order: id })
    if (!order) throw invalid({ order: 'This order does not exist.' })
    const is_new = order.ticket === null
    if (is_new && order.status !== 'confirmed') throw refusedAction('Only a confirmed order has a ticket.')
    const ticket = order.ticket ?? (await openTicket({ tx, tenant, order, actor }))
    if (notes !== undefined) await editTicket(tx, ticket, { notes })
    const shown = await ticketById(tx, ticket)
    if (!shown) throw refusedAction('This ticket is closed.')
    return { is_new, ticket: shown }
  })
