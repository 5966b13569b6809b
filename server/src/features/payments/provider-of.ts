import type { Config } from '../../config.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Sealer } from '../../platform/sealed.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { onlineProviders, type OnlineProvider, type PaymentProvider } from './provider.ts'
import { readSettings, type SettingsRow } from './settings.sql.ts'
import { stripeProvider } from './stripe.ts'

export type ProviderDeps = { config: Pick<Config, 'stripeApiUrl'>; sealed: Sealer; clock: Clock }

/** What a kitchen's secrets are sealed for. */
export const sealedFor = { secret_key: 'payments: secret key', webhook_secret: 'payments: webhook secret' }

type Keys = { secret_key: string; webhook_secret: string }
const online: Record<OnlineProvider, (deps: ProviderDeps, keys: Keys) => PaymentProvider> = {
  stripe: ({ config, clock }, keys) => stripeProvider(keys, config.stripeApiUrl, clock),
}

/** Whom new payments of this kitchen go through: "manual" is nobody, staff confirm what came over the counter. */
export const providerOf = (
  deps: ProviderDeps,
  tenant: Tenant,
  settings: SettingsRow | undefined,
): PaymentProvider | 'manual' => (settings && reach(deps, tenant, settings.provider, settings)) ?? 'manual'

/** As `providerOf`, with the settings as they are now. */
export const currentProvider = async (deps: ProviderDeps, tenant: Tenant) =>
  providerOf(deps, tenant, await readSettings(tenant.read))

/** Whom a payment was begun with, also when the kitchen has turned to another since. Undefined without its keys. */
export async function providerNamed(
  deps: ProviderDeps,
  tenant: Tenant,
  name: string,
): Promise<PaymentProvider | undefined> {
  const settings = await readSettings(tenant.read)
  return settings && reach(deps, tenant, name, settings)
}

/** The one place that decides whether a kitchen reaches a provider at all. From a sandbox no payment leaves. */
function reach(
  deps: ProviderDeps,
  { id, sandbox_of }: Tenant,
  name: string,
  { sealed_secret_key, sealed_webhook_secret }: SettingsRow,
) {
  const known = onlineProviders.find((one) => one === name)
  if (sandbox_of !== null || !known || sealed_secret_key === null || sealed_webhook_secret === null)
    return undefined
  return online[known](deps, {
    secret_key: deps.sealed.open(sealed_secret_key, id, sealedFor.secret_key),
    webhook_secret: deps.sealed.open(sealed_webhook_secret, id, sealedFor.webhook_secret),
  })
}
