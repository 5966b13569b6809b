import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Problem } from '../../platform/http/schemas.ts'
import { claimTicket, readyTicket, startTicket } from '../fulfilment/index.ts'
import { changeTicket } from './change-ticket.ts'
import {
  NewTicket,
  Ticket,
  TicketPage,
  TicketPatch,
  TicketQuery,
  Totals,
  TotalsQuery,
} from './kitchen.schema.ts'
import { dayTotals, listTickets } from './list-tickets.ts'
import { onTicket, readTicket } from './on-ticket.ts'
import { ticketOfOrder } from './open-ticket.ts'
import { removeTicket } from './remove-ticket.ts'

/** How many tickets a page has: a display shows the whole day. */
const pageSize = 1000

export const kitchenRoutes: Routes = (app) => {
  const config = { permission: 'kitchen.work' } as const
  const tags = ['kitchen']
  const response = { 200: Ticket, '4xx': Problem }

  app.get(
    '/orders/',
    {
      config,
      schema: {
        operationId: 'listTickets',
        tags,
        summary: "A day's tickets, first ordered first; cancelled ones only when asked for",
        querystring: TicketQuery,
        response: { 200: TicketPage, '4xx': Problem },
      },
    },
    async (request) => {
      const page = await listTickets(
        tenantOf(request).read,
        request.query,
        pageRequest(request.query, pageSize),
      )
      return pageAnswer(request, page)
    },
  )

  app.get(
    '/totals/',
    {
      config,
      schema: {
        operationId: 'dayTotals',
        tags,
        summary: 'How much of each dish a day needs',
        querystring: TotalsQuery,
        response: { 200: Totals, '4xx': Problem },
      },
    },
    (request) => dayTotals(tenantOf(request).read, request.query),
  )

  app.get(
    '/orders/:id/',
    {
      config,
      schema: {
        operationId: 'readTicket',
        tags,
        summary: 'One ticket, of any day',
        params: IdParams,
        response,
      },
    },
    (request) => readTicket(tenantOf(request).read, request.params.id),
  )

  app.patch(
    '/orders/:id/',
    {
      config,
      schema: {
        operationId: 'changeTicket',
        tags,
        summary: 'Edit what is written on a ticket, hand it over',
        params: IdParams,
        body: TicketPatch,
        response,
      },
    },
    (request) => changeTicket(tenantOf(request), principalOf(request), request.params.id, request.body),
  )

  app.put(
    '/orders/:id/',
    {
      config,
      schema: {
        operationId: 'replaceTicket',
        tags,
        summary: 'Edit what is written on a ticket, hand it over',
        params: IdParams,
        body: TicketPatch,
        response,
      },
    },
    (request) => changeTicket(tenantOf(request), principalOf(request), request.params.id, request.body),
  )

  app.post(
    '/orders/',
    {
      config,
      schema: {
        operationId: 'openTicket',
        tags,
        summary: "A confirmed order's ticket: the one that it has, else a new one",
        body: NewTicket,
        response: { 200: Ticket, 201: Ticket, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const tenant = tenantOf(request)
      const { is_new, ticket } = await ticketOfOrder(tenant, principalOf(request).account, request.body)
      return reply.code(is_new ? 201 : 200).send(ticket)
    },
  )

  app.delete(
    '/orders/:id/',
    {
      config: { permission: 'kitchen.assign' },
      schema: {
        operationId: 'removeTicket',
        tags,
        summary: "Take a closed order's ticket off the lists",
        params: IdParams,
        response: { 204: Empty, '4xx': Problem },
      },
    },
    async (request, reply) => {
      await removeTicket(tenantOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  const actions = [
    {
      path: 'claim',
      operationId: 'claimTicket',
      summary: "Take a ticket; somebody else's is 409",
      work: claimTicket,
    },
    {
      path: 'start_preparation',
      operationId: 'startPreparation',
      summary: 'Begin to cook',
      work: startTicket,
    },
    {
      path: 'mark_ready',
      operationId: 'markReady',
      summary: 'The food is ready; its delivery is made',
      work: readyTicket,
    },
  ]
  for (const { path, operationId, summary, work } of actions) {
    app.post(
      `/orders/:id/${path}/`,
      {
        config,
        schema: { operationId, tags, summary, params: IdParams, response },
      },
      (request) => onTicket(tenantOf(request), principalOf(request).account, request.params.id, work),
    )
  }
}
