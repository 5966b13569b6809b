import type { Deps } from '../../deps.ts'
import { loadMigrations, migrate } from '../../platform/db/migrations.ts'
import { tenantMigrationsFolder } from '../../platform/db/folders.ts'
import type { Client } from '../../platform/db/server.ts'
import { copyKitchen } from '../../platform/tenancy/copy-kitchen.ts'
import { seedTenant } from '../../platform/tenancy/seed.ts'
import { refuse } from '../../refusals.ts'
import {
  abandoned,
  activateTenant,
  claimProvisioning,
  deleteTenant,
  provisioningById,
  recordEnd,
  recordProgress,
  type Lease,
  type Provisioning,
} from './provisionings.sql.ts'

export type ProvisioningDeps = Pick<Deps, 'control' | 'owner' | 'template' | 'tenants' | 'media' | 'log'>

const mostAttempts = 5
/** A third of a lease: copying a large kitchen takes longer than one. */
const renewalMs = 5_000

/**
 * Works a reserved kitchen to its end from the step it stands at. Every step may be repeated, so it does not matter
 * where the one before died. What fails five times is taken back whole: database, login role and the reserved slug. A
 * sandbox is filled from its kitchen where a kitchen is seeded.
 */
export async function finishProvisioning(deps: ProvisioningDeps, lease: Lease): Promise<void> {
  const { control } = deps
  const kitchen = await provisioningById(control.read, lease.id)
  const renewal = setInterval(() => void record(deps, lease, {}).catch(() => {}), renewalMs)
  try {
    if (lease.step === 'reserved') {
      const { database: source } = await deps.template()
      await deps.owner.cloneDatabase(kitchen.database, source)
      await record(deps, lease, { step: 'database' })
    }
    await fill(deps, kitchen)
    await control.write(async (tx) => {
      if (!(await recordEnd(tx, lease))) throw lost()
      await activateTenant(tx, kitchen.id, await deps.template())
    })
    deps.tenants.forget(kitchen)
  } catch (error) {
    deps.log.warn(
      { tenant: kitchen.id, attempts: lease.attempts, error: String(error) },
      'a sign-up could not be finished',
    )
    await record(deps, lease, { error: String(error) })
    if (lease.attempts >= mostAttempts) await removeTenant(deps, kitchen)
    throw error
  } finally {
    clearInterval(renewal)
  }
}

/** Finishes what others began and died over. One that fails does not keep the next from its turn. */
export async function finishAbandoned(deps: ProvisioningDeps): Promise<void> {
  for (const { id } of await abandoned(deps.control.read)) {
    const lease = await deps.control.write((tx) => claimProvisioning(tx, id))
    if (lease) await finishProvisioning(deps, lease).catch(() => {}) // it is logged and recorded
  }
}

const lost = () => refuse('idempotency_in_progress')

async function record(
  { control }: ProvisioningDeps,
  lease: Lease,
  progress: { step?: string; error?: string },
) {
  if (!(await control.write((tx) => recordProgress(tx, lease, progress)))) throw lost()
}

async function fill(deps: ProvisioningDeps, kitchen: Provisioning) {
  const { version } = await deps.template()
  await deps.owner.visit(kitchen.database, async (client) => {
    // Begun by an older release, which may have cloned its own template before it died.
    if (kitchen.schema_version !== version)
      await migrate(client, await loadMigrations(tenantMigrationsFolder))
    await (kitchen.sandbox_of === null
      ? seed(client, kitchen)
      : copy(deps, client, kitchen, kitchen.sandbox_of))
  })
}

async function seed(client: Client, kitchen: Provisioning) {
  const { admin_username: username, admin_email: email, admin_password_hash: password_hash } = kitchen
  if (password_hash === null) throw lost() // somebody else has just finished
  await seedTenant(client, kitchen, { username, email, password_hash })
}

/** Rows, then the pictures that they name: one that is taken away in between is missed, which nobody can tell from one that is gone. */
async function copy(
  { owner, tenants, media }: ProvisioningDeps,
  client: Client,
  sandbox: Provisioning,
  original: number,
) {
  const kitchen = await tenants.byId(original)
  if (!kitchen) throw new Error(`kitchen ${original} is gone`)
  await owner.visit(kitchen.database, (source) => copyKitchen(source, client, sandbox))
  await media.copyAll(original, sandbox.id)
}

/** Takes a kitchen away whole: its database, login role, pictures and slug. For sandboxes, demonstrations, and what never opened. */
export async function removeTenant(
  { control, owner, tenants, media }: ProvisioningDeps,
  kitchen: Pick<Provisioning, 'id' | 'slug' | 'database'>,
) {
  await owner.dropDatabase(kitchen.database)
  await media.removeAll(kitchen.id)
  await control.write((tx) => deleteTenant(tx, kitchen.id))
  tenants.forget(kitchen)
}
