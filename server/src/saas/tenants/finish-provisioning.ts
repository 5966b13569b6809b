import type { Deps } from '../../deps.ts'
import { loadMigrations, migrate } from '../../platform/db/migrations.ts'
import { tenantMigrationsFolder } from '../../platform/db/folders.ts'
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

export type ProvisioningDeps = Pick<Deps, 'control' | 'owner' | 'template' | 'tenants' | 'log'>

const mostAttempts = 5

/**
 * Works a reserved kitchen to its end from the step it stands at. Every step may be repeated, so it does not matter
 * where the one before died. What fails five times is taken back whole: database, login role and the reserved slug.
 */
export async function finishProvisioning(deps: ProvisioningDeps, lease: Lease): Promise<void> {
  const { control } = deps
  const kitchen = await provisioningById(control.read, lease.id)
  try {
    if (lease.step === 'reserved') {
      const { database: source } = await deps.template()
      await deps.owner.cloneDatabase(kitchen.database, source)
      await record(deps, lease, { step: 'database' })
    }
    await seed(deps, kitchen)
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

async function seed({ owner, template }: ProvisioningDeps, kitchen: Provisioning) {
  const { admin_username: username, admin_email: email, admin_password_hash: password_hash } = kitchen
  if (password_hash === null) throw lost() // somebody else has just finished
  const { version } = await template()
  await owner.visit(kitchen.database, async (client) => {
    // Begun by an older release, which may have cloned its own template before it died.
    if (kitchen.schema_version !== version)
      await migrate(client, await loadMigrations(tenantMigrationsFolder))
    await seedTenant(client, kitchen, { username, email, password_hash })
  })
}

/** Takes a kitchen away whole: its database, login role and slug. For what never opened, and for demonstrations. */
export async function removeTenant(
  { control, owner, tenants }: ProvisioningDeps,
  kitchen: Pick<Provisioning, 'id' | 'slug' | 'database'>,
) {
  await owner.dropDatabase(kitchen.database)
  await control.write((tx) => deleteTenant(tx, kitchen.id))
  tenants.forget(kitchen)
}
