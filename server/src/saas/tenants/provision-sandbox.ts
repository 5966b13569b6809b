import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { refuse } from '../../refusals.ts'
import { finishProvisioning, type ProvisioningDeps } from './finish-provisioning.ts'
import {
  insertProvisioning,
  insertTenant,
  lockKey,
  provisioningByKey,
  type Lease,
} from './provisionings.sql.ts'
import { sandboxesOf } from './sandboxes.sql.ts'
import { takeSpare } from './spare-databases.sql.ts'
import { newDatabaseName } from './spare-databases.ts'
import { lockTenant } from './tenants.sql.ts'

export type SandboxWish = {
  /** Chosen by the caller; sending it twice makes one sandbox. */
  key: string
  name: string
  /** Who asks, for the record. */
  by: { username: string; email: string }
}

const mostSandboxes = 3
/** Nobody waits at a door for longer. */
const patienceMs = 10_000

/**
 * Copies a kitchen into a sandbox, in the same recorded steps as a sign-up, and answers its id: within ten seconds, when
 * it may not be finished yet. Refuses with `in_sandbox` and `too_many_sandboxes`.
 */
export async function provisionSandbox(
  deps: ProvisioningDeps,
  kitchen: Tenant,
  wish: SandboxWish,
): Promise<number> {
  if (kitchen.sandbox_of !== null) throw refuse('in_sandbox')
  const reserved = await reserve(deps, kitchen, wish)
  if ('step' in reserved) {
    // What fails is logged and recorded, and the janitor goes on with it.
    const finished = finishProvisioning(deps, reserved).catch(() => {})
    await Promise.race([finished, sleep(patienceMs, undefined, { ref: false })])
  }
  return reserved.tenant
}

/** Answers the lease, or only the sandbox when an earlier request with this key had it made. */
async function reserve(
  deps: ProvisioningDeps,
  kitchen: Tenant,
  { key, name, by }: SandboxWish,
): Promise<Lease | { tenant: number }> {
  const template = await deps.template()
  const ownName = await newDatabaseName(deps)
  return deps.control.write(async (tx) => {
    await lockKey(tx, key)
    const before = await provisioningByKey(tx, key)
    if (before) return { tenant: before.id }
    if (!(await lockTenant(tx, kitchen.id))) throw refuse('unknown_tenant')
    if ((await sandboxesOf(tx, kitchen.id)).length >= mostSandboxes) throw refuse('too_many_sandboxes')
    const spare = await takeSpare(tx, template.database)
    const tenant = await insertTenant(tx, {
      slug: `${kitchen.slug.slice(0, 48)}-sandbox-${randomBytes(3).toString('hex')}`,
      name,
      sandbox_of: kitchen.id,
      database: spare?.database ?? ownName,
      time_zone: kitchen.time_zone,
      currency: kitchen.currency,
      currency_digits: kitchen.currency_digits,
      schema_version: template.version,
      schema_hash: template.schemaHash,
    })
    if (!tenant) throw refuse('overloaded') // one in sixteen million: the same six digits
    return insertProvisioning(tx, {
      key,
      tenant: tenant.id,
      step: spare ? 'database' : 'reserved',
      admin_username: by.username,
      admin_email: by.email,
      password_generated: false,
    })
  })
}
