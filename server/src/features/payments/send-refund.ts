import { found } from '../../refusals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { notify } from '../notifications/index.ts'
import { mostAttempts, type PaymentDeps } from './deps.ts'
import { lockPayment, paymentById, type Payment } from './payments.sql.ts'
import { ProviderRefused, ProviderUnavailable, type PaymentProvider, type RefundState } from './provider.ts'
import { providerNamed } from './provider-of.ts'
import { countAttempt, refundById, type Refund } from './refunds.sql.ts'
import { settleRefund } from './settle-refund.ts'

/**
 * Asks the provider for a refund that is decided, and writes down its answer. Safe to repeat after any crash: what the
 * provider has done already is found by its key. Throws ProviderUnavailable when it is to be tried again.
 */
export async function sendRefund(deps: PaymentDeps, tenant: Tenant, id: number): Promise<void> {
  const counted = await tenant.write((tx) => countAttempt(tx, id))
  if (!counted) return
  const refund = found(await refundById(tenant.read, id))
  const payment = found(await paymentById(tenant.read, refund.payment))
  const provider = await providerNamed(deps, tenant, payment.provider)
  try {
    if (!provider) throw new ProviderUnavailable('its keys are gone')
    const told = await askFor(provider, payment, refund)
    await tenant.write(async (tx) => {
      const locked = found(await lockPayment(tx, { id: payment.id }))
      await settleRefund(tx, tenant, locked, found(await refundById(tx, id)), told)
    })
  } catch (error) {
    if (counted.attempts >= mostAttempts) await giveUp(tenant, payment, refund)
    throw error
  }
}

/** Keys are forgotten by the provider after a day, so what it has done is looked for before it is asked. */
async function askFor(
  provider: PaymentProvider,
  { reference, currency }: Payment,
  { amount, idempotency_key }: Refund,
): Promise<Pick<RefundState, 'status'> & { reference?: string }> {
  if (reference === null) throw new ProviderUnavailable('the payment has no reference')
  const state = await provider.readPayment(reference)
  const done = state?.refunds.find(({ key }) => key === idempotency_key)
  if (done) return done
  try {
    return await provider.refund({ reference, amount, currency }, idempotency_key)
  } catch (error) {
    if (error instanceof ProviderRefused) return { status: 'failed' }
    throw error
  }
}

/** Nobody knows whether the provider did it, so the money is not put back; a person has to look. */
const giveUp = (tenant: Tenant, { customer, currency, number }: Payment, { amount }: Refund) =>
  tenant.write((tx) =>
    notify(
      tx,
      customer,
      `The refund of ${amount} ${currency} of ${number} is delayed. Our office looks into it.`,
      'urgent',
    ),
  )
