import { invalid } from '../../refusals.ts'
import type { Sealer } from '../../platform/sealed.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import type { Static } from '../../platform/http/schemas.ts'
import type { NewSettings, PaymentSettings } from './payments.schema.ts'
import { sealedFor } from './provider-of.ts'
import * as sql from './settings.sql.ts'

const none: sql.SettingsRow = {
  provider: 'manual',
  publishable_key: null,
  sealed_secret_key: null,
  key_ending: null,
  sealed_webhook_secret: null,
  webhook_ending: null,
}

/** Without the secrets: of each only how it ends, or null when it is not set. */
export async function readPaymentSettings({ slug, read }: Tenant): Promise<Static<typeof PaymentSettings>> {
  const { provider, publishable_key, key_ending, webhook_ending } = (await sql.readSettings(read)) ?? none
  return {
    provider,
    publishable_key,
    key_ending,
    webhook_ending,
    webhook_path: `/api/v1/payments/webhooks/stripe/${slug}/`,
  }
}

/** What is left out stays as it is, null forgets it. A provider is not chosen without what it needs. */
export async function savePaymentSettings(
  { sealed }: { sealed: Sealer },
  tenant: Tenant,
  { provider, publishable_key, secret_key, webhook_secret }: Static<typeof NewSettings>,
) {
  const secret = (text: string, use: string) => sealed.seal(text, tenant.id, use)
  await tenant.write(async (tx) => {
    const row = { ...none, ...(await sql.readSettings(tx)), provider }
    if (publishable_key !== undefined) row.publishable_key = publishable_key
    if (secret_key !== undefined) {
      row.sealed_secret_key = secret_key && secret(secret_key, sealedFor.secret_key)
      row.key_ending = secret_key && secret_key.slice(-4)
    }
    if (webhook_secret !== undefined) {
      row.sealed_webhook_secret = webhook_secret && secret(webhook_secret, sealedFor.webhook_secret)
      row.webhook_ending = webhook_secret && webhook_secret.slice(-4)
    }
    const missing = {
      ...(row.sealed_secret_key === null && { secret_key: 'The provider needs this.' }),
      ...(row.sealed_webhook_secret === null && { webhook_secret: 'The provider needs this.' }),
    }
    if (provider !== 'manual' && Object.keys(missing).length) throw invalid(missing)
    await sql.saveSettings(tx, row)
  })
  return readPaymentSettings(tenant)
}
