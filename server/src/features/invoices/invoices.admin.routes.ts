import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { IdParams, Page, Problem } from '../../platform/http/schemas.ts'
import { Invoice, InvoiceQuery, InvoiceSummary } from './invoices.schema.ts'
import { invoiceTotals } from './invoices.sql.ts'
import { markPaid } from './pay-invoice.ts'
import { listInvoices, readInvoice } from './read-invoices.ts'

export const invoiceAdminRoutes: Routes = (app) => {
  const config = { permission: 'invoices.manage' } as const
  const tags = ['invoices']
  const response = { 200: Invoice, '4xx': Problem }

  app.get(
    '/invoices/',
    {
      config,
      schema: {
        operationId: 'listInvoices',
        tags,
        summary: 'Invoices with their items, newest first',
        querystring: InvoiceQuery,
        response: { 200: Page(Invoice), '4xx': Problem },
      },
    },
    async (request) =>
      pageAnswer(
        request,
        await listInvoices(tenantOf(request).read, request.query, pageRequest(request.query, 1000)),
      ),
  )

  app.get(
    '/invoices/summary/',
    {
      config,
      schema: {
        operationId: 'summarizeInvoices',
        tags,
        summary: 'What is paid, what is owed, and what is late',
        response: { 200: InvoiceSummary, '4xx': Problem },
      },
    },
    (request) => invoiceTotals(tenantOf(request).read),
  )

  app.get(
    '/invoices/:id/',
    {
      config,
      schema: { operationId: 'readInvoice', tags, summary: 'One invoice', params: IdParams, response },
    },
    (request) => readInvoice(tenantOf(request).read, request.params.id),
  )

  app.post(
    '/invoices/:id/mark_paid/',
    {
      config,
      schema: {
        operationId: 'markInvoicePaid',
        tags,
        summary: 'The money for an invoice has come: book it, once',
        params: IdParams,
        response,
      },
    },
    (request) => markPaid(tenantOf(request), request.params.id, principalOf(request).account),
  )
}
