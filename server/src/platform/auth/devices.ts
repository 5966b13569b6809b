import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { accountsOnDevice, forgetOldDevices, putDevice } from './devices.sql.ts'
import type { Realm } from './realm.ts'

const most = 20
const digest = (secret: string) => createHash('sha256').update(secret).digest('hex')

/** The digest of a device's secret, when this account has signed in on it before. */
export async function knownDevice(realm: Realm, account: number | undefined, secret: string | undefined) {
  if (secret === undefined) return undefined
  const hash = digest(secret)
  const accounts = await accountsOnDevice(realm.read, hash)
  return account !== undefined && accounts.includes(account) ? hash : undefined
}

/**
 * Makes a device known to an account that has signed in on it, and answers its secret. One that another account got
 * here is kept, as a tablet is that the whole kitchen uses; one that we did not make is replaced.
 */
export async function rememberDevice(
  { clock }: { clock: Clock },
  realm: Realm,
  account: number,
  secret: string | undefined,
): Promise<string> {
  const ours = secret !== undefined && (await accountsOnDevice(realm.read, digest(secret))).length > 0
  const kept = ours ? secret : randomBytes(32).toString('base64url')
  await realm.write(async (tx) => {
    await putDevice(tx, account, digest(kept), clock.now())
    if (!ours) await forgetOldDevices(tx, account, most)
  })
  return kept
}
