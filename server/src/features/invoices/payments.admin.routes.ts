import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { idempotent } from '../../platform/http/idempotent.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { IdempotencyKey, IdParams, Page, PageQuery, Problem } from '../../platform/http/schemas.ts'
import { NewPayment, Payment } from './invoices.schema.ts'
import { payInvoice } from './pay-invoice.ts'
import { listPayments } from './payments.sql.ts'
import { readInvoice } from './read-invoices.ts'

/** /api/v1/invoices/{id}/payments/ */
export const paymentAdminRoutes: Routes = (app) => {
  const config = { permission: 'invoices.manage' } as const
  const tags = ['invoices']

  app.get(
    '/invoices/:id/payments/',
    {
      config,
      schema: {
        operationId: 'listInvoicePayments',
        tags,
        summary: 'What was paid for an invoice, newest first',
        params: IdParams,
        querystring: PageQuery({}),
        response: { 200: Page(Payment), '4xx': Problem },
      },
    },
    async (request) => {
      const { read } = tenantOf(request)
      const { id } = await readInvoice(read, request.params.id)
      return pageAnswer(request, await listPayments(read, id, pageRequest(request.query)))
    },
  )

  app.post(
    '/invoices/:id/payments/',
    {
      config,
      schema: {
        operationId: 'payInvoice',
        tags,
        summary: 'Take money for an invoice, whole or in part (Idempotency-Key required)',
        headers: IdempotencyKey,
        params: IdParams,
        body: NewPayment,
        response: { 201: Payment, '4xx': Problem },
      },
    },
    (request, reply) => {
      const tenant = tenantOf(request)
      const { body, params } = request
      const amount = moneyField('amount', body.amount, tenant.currency_digits, { above: 0n })
      return idempotent(request, reply, { status: 201, required: true }, (tx) =>
        payInvoice(tx, tenant, params.id, { ...body, amount }, principalOf(request).account),
      )
    },
  )
}
