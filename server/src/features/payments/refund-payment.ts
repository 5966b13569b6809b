import { found, refuse } from '../../refusals.ts'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { payBackOnline } from '../wallet/index.ts'
import { lockPayment, reserveRefund } from './payments.sql.ts'
import { insertRefund } from './refunds.sql.ts'

/** Without an amount, all that is left. */
export type RefundWish = { amount?: string; reason: string }

/**
 * Decides that a customer gets money back the way it came, and takes it out of the wallet at once; the provider is asked
 * after the commit (see sendRefund). What was paid for an invoice comes into the wallet when the invoice is taken back.
 * Never more than was captured and is not refunded yet: 422. What the customer has spent is not paid out: 402.
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
  const { customer, currency, number: why } = payment
  if (!(await payBackOnline(tx, tenant, { customer, amount, why, by })))
    throw refuse('insufficient_balance', { required: amount, currency })
  return insertRefund(tx, { payment: id, amount, reason, taken_from: 'wallet', created_by: by })
}
