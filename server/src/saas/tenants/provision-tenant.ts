import { createHmac } from 'node:crypto'
import type { Deps } from '../../deps.ts'
import { hashPassword } from '../../platform/auth/passwords.ts'
import { invalid, refuse } from '../../refusals.ts'
import { finishProvisioning, type ProvisioningDeps } from './finish-provisioning.ts'
import { checkSignUp, unknownZone, type CheckedSignUp, type SignUp } from './check-sign-up.ts'
import {
  activePlan,
  claimProvisioning,
  insertProvisioning,
  insertTenant,
  knowsTimeZone,
  lockKey,
  provisioningByKey,
  type Lease,
  type Provisioning,
} from './provisionings.sql.ts'
import { subscribe } from '../subscriptions/index.ts'
import { takeSpare } from './spare-databases.sql.ts'
import { newDatabaseName } from './spare-databases.ts'

type SignUpDeps = ProvisioningDeps & Pick<Deps, 'config'>

/**
 * Opens a kitchen: its row, its database with a login role, its settings and its first administrator, in recorded steps
 * that the janitor finishes when this process dies between them. With the same key again the answer is the same kitchen,
 * and the password that was made for it. Refuses with a sentence per field (subdomain, name, admin_email, ...), with
 * `idempotency_key_reused` when the key opened a kitchen of another slug, and with `idempotency_in_progress`.
 */
export async function provisionTenant(deps: SignUpDeps, signUp: SignUp) {
  const checked = checkSignUp(signUp)
  if (!(await knowsTimeZone(deps.control.read, checked.time_zone))) throw invalid({ time_zone: unknownZone })

  const before = await provisioningByKey(deps.control.read, signUp.key)
  const lease = before ? await takeOver(deps, before, checked.slug) : await reserve(deps, signUp, checked)
  if (lease) await finishProvisioning(deps, lease)

  const made = await provisioningByKey(deps.control.read, signUp.key)
  if (made?.state === undefined || made.state === 'provisioning') throw refuse('idempotency_in_progress')
  const { id, slug, name, state, database, plan, time_zone, currency, currency_digits, schema_version } = made
  return {
    /** False when an earlier call with this key had opened it. */
    isNew: lease !== undefined,
    tenant: { id, slug, name, state, database, plan, time_zone, currency, currency_digits, schema_version },
    admin: {
      username: made.admin_username,
      email: made.admin_email,
      /** Only when it was made here. */
      ...(made.password_generated && { password: firstPassword(deps, signUp.key, database) }),
    },
  }
}

/** The lease on what an earlier call with this key began, unless it is finished. */
async function takeOver(
  { control }: ProvisioningDeps,
  before: Provisioning,
  slug: string,
): Promise<Lease | undefined> {
  if (before.slug !== slug) throw refuse('idempotency_key_reused')
  if (before.state !== 'provisioning') return undefined
  const lease = await control.write((tx) => claimProvisioning(tx, before.provisioning))
  if (!lease) throw refuse('idempotency_in_progress')
  return lease
}

/** Records the kitchen with its slug and the name of its database, in one transaction: from here on it will be finished. */
async function reserve(deps: SignUpDeps, { key, admin, plan }: SignUp, checked: CheckedSignUp) {
  const template = await deps.template()
  const ownName = await newDatabaseName(deps)
  const { username, email, ...facts } = checked
  const password_generated = admin.password === undefined
  const given = admin.password === undefined ? undefined : await hashPassword(admin.password)

  return deps.control.write(async (tx) => {
    await lockKey(tx, key)
    if (await provisioningByKey(tx, key)) throw refuse('idempotency_in_progress')
    const spare = await takeSpare(tx, template.database)
    const database = spare?.database ?? ownName
    const tenant = await insertTenant(tx, {
      ...facts,
      database,
      schema_version: template.version,
      schema_hash: template.schemaHash,
    })
    if (!tenant) throw invalid({ subdomain: 'A kitchen with this subdomain exists already.' })
    const first = plan && (await activePlan(tx, plan))
    if (first) await subscribe(tx, tenant.id, first.id)
    return insertProvisioning(tx, {
      key,
      tenant: tenant.id,
      step: spare ? 'database' : 'reserved',
      admin_username: username,
      admin_email: email,
      admin_password_hash: given ?? (await hashPassword(firstPassword(deps, key, database))),
      password_generated,
    })
  })
}

/**
 * Follows from the key, so that it can be told again to who lost the answer, and is stored nowhere. 95 bits. The database
 * is each kitchen's own: one that was opened with the key of a deleted kitchen has another password.
 */
const firstPassword = ({ config }: SignUpDeps, key: string, database: string) =>
  createHmac('sha256', config.secretKey)
    .update(`first password ${key} of ${database}`)
    .digest('base64url')
    .slice(0, 16)
