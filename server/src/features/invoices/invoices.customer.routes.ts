import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { IdParams, Page, PageQuery, Problem } from '../../platform/http/schemas.ts'
import { OwnInvoice } from './invoices.schema.ts'
import { listOwnInvoices, readOwnInvoice } from './read-invoices.ts'

export const invoiceCustomerRoutes: Routes = (app) => {
  const config = { permission: 'customer.self' } as const
  const tags = ['invoices']

  app.get(
    '/invoices/',
    {
      config,
      schema: {
        operationId: 'listOwnInvoices',
        tags,
        summary: 'Own invoices, newest first',
        querystring: PageQuery({}),
        response: { 200: Page(OwnInvoice), '4xx': Problem },
      },
    },
    async (request) =>
      pageAnswer(
        request,
        await listOwnInvoices(
          tenantOf(request).read,
          principalOf(request).account,
          pageRequest(request.query),
        ),
      ),
  )

  app.get(
    '/invoices/:id/',
    {
      config,
      schema: {
        operationId: 'readOwnInvoice',
        tags,
        summary: 'One own invoice',
        params: IdParams,
        response: { 200: OwnInvoice, '4xx': Problem },
      },
    },
    (request) => readOwnInvoice(tenantOf(request).read, principalOf(request).account, request.params.id),
  )
}
