import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { once } from '../../platform/http/idempotent.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { IdempotencyKey, IdParams, Page, Problem } from '../../platform/http/schemas.ts'
import type { PaymentDeps } from './deps.ts'
import {
  NewSettings,
  Payment,
  PaymentQuery,
  PaymentRefund,
  PaymentSettings,
  PaymentWithRefunds,
  RefundWish,
} from './payments.schema.ts'
import { listPayments } from './payments.sql.ts'
import { readPayment, readRefund } from './read-payments.ts'
import { refundPayment } from './refund-payment.ts'
import { readPaymentSettings, savePaymentSettings } from './save-settings.ts'
import { sendRefund } from './send-refund.ts'

const tags = ['payments']

/** /api/v1/payments/: what customers paid online, and through whom. */
export const onlinePaymentAdminRoutes =
  (deps: PaymentDeps): Routes =>
  (app) => {
    app.get(
      '/payments/settings/',
      {
        config: { permission: 'payments.configure' },
        schema: {
          operationId: 'readPaymentSettings',
          tags,
          summary: 'Through whom customers pay, without the secrets',
          response: { 200: PaymentSettings, '4xx': Problem },
        },
      },
      (request) => readPaymentSettings(tenantOf(request)),
    )

    app.put(
      '/payments/settings/',
      {
        config: { permission: 'payments.configure' },
        schema: {
          operationId: 'savePaymentSettings',
          tags,
          summary: 'Choose through whom customers pay; a secret that is left out stays, null forgets it',
          body: NewSettings,
          response: { 200: PaymentSettings, '4xx': Problem },
        },
      },
      (request) => savePaymentSettings(deps, tenantOf(request), request.body),
    )

    app.get(
      '/payments/',
      {
        config: { permission: 'payments.manage' },
        schema: {
          operationId: 'listPayments',
          tags,
          summary: 'What customers paid online, newest first',
          querystring: PaymentQuery,
          response: { 200: Page(Payment), '4xx': Problem },
        },
      },
      async (request) =>
        pageAnswer(
          request,
          await listPayments(tenantOf(request).read, request.query, pageRequest(request.query)),
        ),
    )

    app.get(
      '/payments/:id/',
      {
        config: { permission: 'payments.manage' },
        schema: {
          operationId: 'readPayment',
          tags,
          summary: 'One payment with its refunds',
          params: IdParams,
          response: { 200: PaymentWithRefunds, '4xx': Problem },
        },
      },
      (request) => readPayment(tenantOf(request).read, request.params.id),
    )

    app.post(
      '/payments/:id/refund/',
      {
        config: { permission: 'payments.manage' },
        schema: {
          operationId: 'refundPayment',
          tags,
          summary:
            'Pay back all that is left of a payment, or an amount, the way it came (Idempotency-Key required)',
          headers: IdempotencyKey,
          params: IdParams,
          body: RefundWish,
          response: { 202: PaymentRefund, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const tenant = tenantOf(request)
        const { amount: text, reason } = request.body
        const amount = text && moneyField('amount', text, tenant.currency_digits, { above: 0n })
        const wish = { reason, ...(amount !== undefined && { amount }) }
        const { id } = await once(request, reply, { status: 202, required: true }, (tx) =>
          refundPayment(tx, tenant, request.params.id, wish, principalOf(request).account),
        )
        // Decided it is; what the provider does not answer now it is asked again.
        await sendRefund(deps, tenant, id).catch((error: unknown) =>
          deps.log.warn({ err: error, tenant: tenant.id, refund: id }, 'a refund is left for later'),
        )
        reply.code(202)
        return readRefund(tenant.read, id)
      },
    )
  }
