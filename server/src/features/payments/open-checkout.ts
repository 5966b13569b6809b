import { found, refuse } from '../../refusals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import type { PaymentDeps } from './deps.ts'
import { paymentById, setCheckout } from './payments.sql.ts'
import { ProviderRefused, ProviderUnavailable, type ReturnPages } from './provider.ts'
import { providerNamed } from './provider-of.ts'
import { closePayment } from './settle-payment.ts'

/**
 * The payment with the page where it is made, which is asked for outside any transaction. Repeating it answers the same
 * page, also after a crash. A provider that does not answer in five seconds is 503: the same request may be tried again, and
 * a payment that never got its page ends after a day with everything that was begun for it. One that it refuses ends at once: 409.
 */
export async function openCheckout(deps: PaymentDeps, tenant: Tenant, id: number, pages: ReturnPages) {
  const payment = found(await paymentById(tenant.read, id))
  if (payment.status === 'failed' && payment.reference === null) throw refuse('payment_refused')
  if (payment.reference !== null || payment.status !== 'pending') return payment
  const provider = await providerNamed(deps, tenant, payment.provider)
  if (!provider) throw refuse('online_payment_off')
  try {
    const description = `${tenant.name}: ${payment.number}`
    const checkout = await provider.openCheckout({ ...payment, description }, pages)
    await tenant.write((tx) => setCheckout(tx, id, checkout))
    return { ...payment, ...checkout }
  } catch (error) {
    deps.log.warn({ err: error, tenant: tenant.id, payment: id }, 'no checkout was opened')
    if (error instanceof ProviderUnavailable) throw refuse('payment_provider_unavailable')
    if (!(error instanceof ProviderRefused)) throw error
    await tenant.write((tx) => closePayment(tx, payment, 'failed'))
    throw refuse('payment_refused')
  }
}
