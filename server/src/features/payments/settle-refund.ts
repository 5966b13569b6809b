import { formatMoney, minorUnits, negated, parseMoney } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { notify } from '../notifications/index.ts'
import { reserveRefund, type Payment } from './payments.sql.ts'
import type { RefundState } from './provider.ts'
import { insertRefund, setRefund, type Refund } from './refunds.sql.ts'
import { announce } from './settle-payment.ts'
import { putBack, takeOrOwe } from './take-back.ts'

/** What the provider says of a refund: it may be that it does not know it. */
type Told = Pick<RefundState, 'status'> & { reference?: string }

/**
 * Writes down what the provider says of a refund of a payment, which is locked. A refund goes from pending to succeeded to
 * failed and never back, so that old news changes nothing. One that failed is put back to where it was taken from.
 */
export async function settleRefund(
  tx: Tx,
  tenant: Tenant,
  payment: Payment,
  refund: Refund,
  { status, reference }: Told,
): Promise<void> {
  const isNews = { pending: 0, succeeded: 1, failed: 2 }[status] > order(refund.status)
  if (!isNews && (reference === undefined || refund.reference !== null)) return
  await setRefund(tx, refund.id, { status: isNews ? status : refund.status, ...(reference && { reference }) })
  if (!isNews) return
  if (status === 'failed') {
    await reserveRefund(tx, payment.id, negated(refund.amount))
    await putBack(tx, tenant, payment, refund)
  }
  const sentence =
    status === 'failed'
      ? `We could not pay back ${refund.amount} ${payment.currency} of ${payment.number}. Our office looks into it.`
      : `${refund.amount} ${payment.currency} of ${payment.number} is on its way back to you.`
  await notify(tx, payment.customer, sentence, status === 'failed' ? 'urgent' : 'medium')
  await announce(tx, payment.id, `refund ${status}`)
}

const order = (status: string) => ['pending', 'succeeded', 'failed'].indexOf(status)

/**
 * Somebody refunded at the provider itself. The money is gone, so it is booked, whether or not the wallet covers it; where
 * it does not, the office is told. Throws while a refund of ours claims the same money: the provider will refuse that one.
 */
export async function takeForeignRefund(
  tx: Tx,
  tenant: Tenant,
  payment: Payment,
  { reference, amount: told, status }: RefundState,
): Promise<void> {
  if (status === 'failed') return
  const amount = formatMoney(
    parseMoney(told, tenant.currency_digits) ?? minorUnits(told),
    tenant.currency_digits,
  )
  if (!(await reserveRefund(tx, payment.id, amount)))
    throw new Error(`payment ${payment.id} was refunded elsewhere while it is being refunded here`)
  const taken_from = await takeOrOwe(tx, tenant, payment, { amount, by: null })
  const reason = `Refunded at ${payment.provider}`
  await insertRefund(tx, {
    payment: payment.id,
    amount,
    reason,
    reference,
    status,
    taken_from,
    created_by: null,
  })
  if (taken_from === 'receivable') {
    const sentence = `${amount} ${payment.currency} of ${payment.number} was paid back after it had been spent. Please get in touch with our office.`
    await notify(tx, payment.customer, sentence, 'urgent')
  }
  await announce(tx, payment.id, `refund ${status}`)
}
