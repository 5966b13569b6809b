import { found } from '../../refusals.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { IdParams, Page, Problem } from '../../platform/http/schemas.ts'
import { ownCustomer } from '../customers/index.ts'
import { CreditNote, OwnCreditNoteQuery } from './credit-notes.schema.ts'
import { creditNoteById, listCreditNotes } from './credit-notes.sql.ts'

export const creditNoteCustomerRoutes: Routes = (app) => {
  const config = { permission: 'customer.self' } as const
  const tags = ['invoices']

  app.get(
    '/credit-notes/',
    {
      config,
      schema: {
        operationId: 'listOwnCreditNotes',
        tags,
        summary: 'Own credit notes, newest first',
        querystring: OwnCreditNoteQuery,
        response: { 200: Page(CreditNote), '4xx': Problem },
      },
    },
    async (request) => {
      const { read } = tenantOf(request)
      const { id: customer } = await ownCustomer(read, principalOf(request).account)
      const { invoice } = request.query
      return pageAnswer(
        request,
        await listCreditNotes(read, { invoice, customer }, pageRequest(request.query)),
      )
    },
  )

  app.get(
    '/credit-notes/:id/',
    {
      config,
      schema: {
        operationId: 'readOwnCreditNote',
        tags,
        summary: 'One own credit note',
        params: IdParams,
        response: { 200: CreditNote, '4xx': Problem },
      },
    },
    async (request) => {
      const { read } = tenantOf(request)
      const { id } = await ownCustomer(read, principalOf(request).account)
      return found(await creditNoteById(read, request.params.id, id))
    },
  )
}
