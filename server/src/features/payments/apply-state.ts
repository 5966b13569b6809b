import { found } from '../../refusals.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { lockPayment, type Payment } from './payments.sql.ts'
import type { PaymentState } from './provider.ts'
import { refundOf } from './refunds.sql.ts'
import { closePayment, settlePayment } from './settle-payment.ts'
import { settleRefund, takeForeignRefund } from './settle-refund.ts'

/**
 * Brings a payment, which is locked, to where its provider says that it stands. What is booked already is not booked again,
 * and nothing goes back: a state that was read earlier than one that was applied before changes nothing.
 */
export async function applyState(
  tx: Tx,
  tenant: Tenant,
  payment: Payment,
  state: PaymentState,
): Promise<void> {
  const { id, status, booked_to } = payment
  if (status === 'mismatch') return // the office clears it by hand
  if (state.captured && booked_to === null) await settlePayment(tx, tenant, payment, state.captured)
  else if (status === 'pending' && (state.status === 'failed' || state.status === 'expired'))
    await closePayment(tx, payment, state.status)

  for (const told of state.refunds) {
    const now = found(await lockPayment(tx, { id }))
    if (now.booked_to === null) return
    const refund = await refundOf(tx, id, told)
    if (refund) await settleRefund(tx, tenant, now, refund, told)
    else await takeForeignRefund(tx, tenant, now, told)
  }
}
