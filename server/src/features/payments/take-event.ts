import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { found } from '../../refusals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { applyState } from './apply-state.ts'
import type { PaymentDeps } from './deps.ts'
import { claimEvent, insertEvent, setProcessed, type EventKey } from './payment-events.sql.ts'
import { lockPayment } from './payments.sql.ts'
import { ProviderUnavailable, type OnlineProvider, type PaymentProvider } from './provider.ts'
import { providerNamed } from './provider-of.ts'

/**
 * Takes a provider's message. Its number is kept first, so that of any number of copies one is worked on; what does not get
 * through is tried again later (see lookAfterPayments), which is why the provider need not send it once more. 404 for a
 * kitchen that has no such provider.
 */
export async function takeEvent(
  deps: PaymentDeps,
  tenant: Tenant,
  name: OnlineProvider,
  { rawBody, headers }: { rawBody: string; headers: IncomingHttpHeaders },
): Promise<void> {
  const provider = found(await providerNamed(deps, tenant, name))
  const { id, type, about } = provider.readEvent(rawBody, headers)
  const payload_digest = createHash('sha256').update(rawBody).digest('base64url')
  const event = { provider: name, id, type, about, payload_digest }
  const isNew = await tenant.write((tx) => insertEvent(tx, event))
  if (!isNew || about === null) return
  try {
    await settleEvent(tenant, provider, { provider: name, id }, about)
  } catch (error) {
    deps.log.warn({ err: error, tenant: tenant.id, event: id }, 'a payment event is left for later')
  }
}

/** An event that did not get through is tried once more. */
export async function retryEvent(deps: PaymentDeps, tenant: Tenant, event: EventKey): Promise<void> {
  const claimed = await tenant.write((tx) => claimEvent(tx, event))
  if (!claimed?.about) return
  const provider = await providerNamed(deps, tenant, event.provider)
  if (!provider) throw new ProviderUnavailable('its keys are gone')
  await settleEvent(tenant, provider, event, claimed.about)
}

/** What came of it is booked together with the note that it was. */
async function settleEvent(tenant: Tenant, provider: PaymentProvider, event: EventKey, about: string) {
  const state = await provider.readPayment(about)
  await tenant.write(async (tx) => {
    const payment = state && (await lockPayment(tx, { reference: state.reference }))
    if (payment) await applyState(tx, tenant, payment, state)
    await setProcessed(tx, event)
  })
}
