import { createHash } from 'node:crypto'
import { refuse, type Refusal } from '../../refusals.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import type { TxOf } from '../db/handles.ts'
import type { AuthTables } from './auth.sql.ts'
import { networkOf } from './network-of.ts'
import { countTry, forgetTries, lockedUntil, takeBackTry } from './lock-out.sql.ts'
import type { Realm } from './realm.ts'
import { logSecurity } from './security-log.ts'
import type { AuthDeps } from './sessions.ts'

/** Failures within an hour that lock for an hour (contract D10). An address is a whole kitchen's, or a provider's. */
const limits = { account: 5, address: 100 }

/** On whom tries are counted. The key holds no name: those of strangers are digests. */
export type Subject = { key: string; account?: number }
export const onAccount = (account: number): Subject => ({ key: `account ${account}`, account })
export const onPasswordChange = (account: number): Subject => ({ key: `change ${account}`, account })
export const onDevice = (account: number, secretHash: string): Subject => ({
  key: `device ${account} ${secretHash}`,
  account,
})
/** A name that nobody has is locked as one that somebody has, so that they cannot be told apart. */
export const onName = (login: string): Subject => ({ key: `name ${digest(login)}` })
export const onReset = (email: string): Subject => ({ key: `reset ${digest(email)}` })
const digest = (name: string) => createHash('sha256').update(name.toLowerCase()).digest('hex')
const onAddress = (address: string): Subject => ({ key: `address ${networkOf(address)}` })

const lanes = new WeakMap<Realm, ReturnType<typeof oneAtATime>>()

/**
 * Runs a check of a password if this subject may still be tried, else refuses with `sign_in_locked`. The try is counted
 * and committed before the check, which a success takes back: however many come at once, on however many nodes, not
 * more than the limit are checked. Here they come one after the other, or five people who are right would lock a sixth.
 */
export async function tried(
  deps: AuthDeps,
  realm: Realm,
  subject: Subject,
  check: () => Promise<boolean>,
): Promise<boolean> {
  let lane = lanes.get(realm)
  if (!lane) lanes.set(realm, (lane = oneAtATime()))
  return lane(subject.key, async () => {
    const now = deps.clock.now()
    const failures = await realm.write((tx) => countTry(tx, subject.key, limits.account, now))
    if (failures === undefined) throw await locked(deps, realm, subject)
    const right = await check().catch(async (error: unknown) => {
      await realm.write((tx) => takeBackTry(tx, subject.key))
      throw error
    })
    if (right) await realm.write((tx) => forgetTries(tx, [subject.key]))
    else if (failures >= limits.account) logSecurity(deps.log, 'account_locked', realm, subject.account)
    return right
  })
}

/** Refuses with `sign_in_locked` when too many have failed from this address. */
export async function demandFreeAddress(deps: AuthDeps, realm: Realm, address: string): Promise<void> {
  const subject = onAddress(address)
  if (await lockedUntil(realm.read, subject.key, deps.clock.now())) throw await locked(deps, realm, subject)
}

export async function countOnAddress(deps: AuthDeps, realm: Realm, address: string): Promise<void> {
  const { key } = onAddress(address)
  const failures = await realm.write((tx) => countTry(tx, key, limits.address, deps.clock.now()))
  if (failures === limits.address) logSecurity(deps.log, 'address_locked', realm)
}

/** Whether this subject may ask once more; counts it. For what is answered the same either way. */
export async function mayAsk(deps: AuthDeps, realm: Realm, subject: Subject): Promise<boolean> {
  const times = await realm.write((tx) => countTry(tx, subject.key, limits.account, deps.clock.now()))
  return times !== undefined
}

/** Lifts an account's lock at once, on every node and for its devices too. Answers whether anything was counted. */
export async function liftLock(tx: TxOf<AuthTables>, account: number): Promise<boolean> {
  const keys = [onAccount(account).key, onPasswordChange(account).key]
  return (await forgetTries(tx, keys, onDevice(account, '').key)) > 0
}

async function locked(deps: AuthDeps, realm: Realm, { key }: Subject): Promise<Refusal> {
  const now = deps.clock.now()
  const until = await lockedUntil(realm.read, key, now)
  const seconds = Math.max(1, Math.ceil(((until ?? now).getTime() - now.getTime()) / 1000))
  const refusal = refuse('sign_in_locked', { retry_after: seconds })
  refusal.headers['retry-after'] = String(seconds)
  return refusal
}
