import { createHash, randomBytes } from 'node:crypto'
import type { Config } from '../../config.ts'
import { realmOfTenant, type Realm } from '../../platform/auth/realm.ts'
import type { RealmId } from '../../platform/auth/tokens.ts'
import type { Clock } from '../../platform/clock.ts'
import type { KitchenMail } from '../../platform/mail/kitchen-mail.ts'
import type { TenantCatalog } from '../../platform/tenancy/catalog.ts'
import { accountOfEmail } from './own-account.sql.ts'
import { putReset } from './password-resets.sql.ts'

const hour = 3_600_000

/**
 * What is kept of a reset's token; the token itself stands in the mail alone. It is worth something only while the
 * account has the address that it was mailed to.
 */
export const digest = (token: string, email: string) =>
  createHash('sha256').update(`${token} ${email.toLowerCase()}`).digest('hex')

type ResetDeps = {
  config: Pick<Config, 'publicUrl'>
  clock: Clock
  mail: KitchenMail
  tenants: TenantCatalog
  platform: Realm
}

/**
 * Mails the link that sets a new password, if the address is an account's: <public url>/reset/#<slug>.<uid>.<token>, with
 * `platform` for a slug where no kitchen is meant. It works once, for an hour, and takes the place of an earlier one.
 * Done later, as a task, so that the answer says neither by its words nor by its time whose the address is; when the mail
 * cannot be sent and this runs again, it makes another token.
 */
export async function sendPasswordReset(
  { config, clock, mail, tenants, platform }: ResetDeps,
  { realm: id, email }: { realm: RealmId; email: string },
): Promise<void> {
  const tenant = id === 'platform' ? undefined : await tenants.byId(id)
  if (id !== 'platform' && !tenant) return
  const realm = tenant ? realmOfTenant(tenant) : platform
  const account = await accountOfEmail(realm.read, email)
  if (!account?.is_active) return

  const token = randomBytes(32).toString('base64url')
  const expires = new Date(clock.now().getTime() + hour)
  await realm.write((tx) => putReset(tx, account.id, digest(token, account.email), expires))
  const slug = tenant?.slug ?? 'platform'
  await mail.send(tenant ?? 'platform', {
    to: account.email,
    subject: 'Your new password',
    text: [
      `Hello ${account.first_name || account.username},`,
      `somebody, probably you, asked for a new password at ${tenant?.name ?? 'Fun Adventure Kitchen'}. You can set it here, within an hour:`,
      `${config.publicUrl}/reset/#${slug}.${account.id}.${token}`,
      'If it was not you, there is nothing to do: your password stays as it is.',
    ].join('\n\n'),
  })
}
