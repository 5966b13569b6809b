import { found, refuse } from '../../refusals.ts'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { lockPayment, reserveRefund } from './payments.sql.ts'
import { insertRefund } from './refunds.sql.ts'
import { takeBack } from './take-back.ts'

/** Without an amount, all that is left. */
export type RefundWish = { amount?: string; reason: string }

/**
 * Decides that a customer gets money back the way it came, and takes it from the wallet or the invoice at once. The provider
 * is asked after the commit (see sendRefund). Never more than was captured and is not refunded yet: 422. What the customer
 * has spent is not paid out: 402.
 */
export async function refundPayment(
  tx: Tx,
  tenant: Tenant,
  id: number,
  { amount: wished, reason }: RefundWish,
  by: number,
) {
  const payment = found(await lockPayment(tx, { id }))
  if (payment.booked_to === null) throw refuse('payment_not_captured')
  const left = formatMoney(
    minorUnits(payment.amount) - minorUnits(payment.refunded_amount),
    tenant.currency_digits,
  )
  const amount = wished ?? left
  if (minorUnits(left) === 0n || !(await reserveRefund(tx, id, amount)))
    throw refuse('refund_too_large', { left, currency: payment.currency })
  const taken_from = await takeBack(tx, tenant, payment, { amount, by })
  if (!taken_from) throw refuse('insufficient_balance', { required: amount, currency: payment.currency })
  return insertRefund(tx, { payment: id, amount, reason, taken_from, created_by: by })
}
