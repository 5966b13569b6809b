import { found } from '../../refusals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { applyState } from './apply-state.ts'
import { mostAttempts, type PaymentDeps } from './deps.ts'
import { dueWork } from './payment-events.sql.ts'
import { lockPayment, paymentById } from './payments.sql.ts'
import { providerNamed } from './provider-of.ts'
import { sendRefund } from './send-refund.ts'
import { closePayment } from './settle-payment.ts'
import { retryEvent } from './take-event.ts'

/** Recurring work: what lies about in a kitchen's payments (see dueWork). What fails is left for the next time. */
export async function lookAfterPayments(tenant: Tenant, deps: PaymentDeps): Promise<void> {
  const { events, refunds, checkouts } = await dueWork(tenant.read, mostAttempts)
  const works = [
    ...events.map((event) => () => retryEvent(deps, tenant, event)),
    ...refunds.map((id) => () => sendRefund(deps, tenant, id)),
    ...checkouts.map((id) => () => expireCheckout(deps, tenant, id)),
  ]
  for (const work of works) {
    try {
      await work()
    } catch (error) {
      deps.log.warn({ err: error, tenant: tenant.id }, 'a payment is left for later')
    }
  }
}

/** A day has passed: the provider says whether it was paid after all. A checkout that was never opened just ends. */
async function expireCheckout(deps: PaymentDeps, tenant: Tenant, id: number): Promise<void> {
  const { provider: name, reference } = found(await paymentById(tenant.read, id))
  const provider = await providerNamed(deps, tenant, name)
  if (reference !== null && !provider) return // without its keys nobody can tell
  const state = reference === null ? undefined : await provider?.readPayment(reference)
  await tenant.write(async (tx) => {
    const payment = found(await lockPayment(tx, { id }))
    if (state) await applyState(tx, tenant, payment, state)
    else if (payment.status === 'pending') await closePayment(tx, payment, 'expired')
  })
}
