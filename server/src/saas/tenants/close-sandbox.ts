import type { Deps } from '../../deps.ts'
import { found } from '../../refusals.ts'
import { removeTenant, type ProvisioningDeps } from './finish-provisioning.ts'
import { closedSandboxes, closeOne } from './sandboxes.sql.ts'

/**
 * Shuts a kitchen's sandbox, at once; the janitor then drops its database and login role, which may take seconds, and
 * deletes its pictures. 404 when the kitchen has no such sandbox.
 */
export async function closeSandbox(
  { control, tenants, live }: Pick<Deps, 'control' | 'tenants' | 'live'>,
  kitchen: number,
  id: number,
) {
  const sandbox = found(await control.write((tx) => closeOne(tx, kitchen, id)))
  tenants.forget(sandbox)
  await live.recheck(sandbox.id)
}

/** A kitchen's database outlives it; a sandbox's does not. */
export async function removeClosedSandboxes(deps: ProvisioningDeps): Promise<void> {
  for (const sandbox of await closedSandboxes(deps.control.read))
    await removeTenant(deps, sandbox).catch((error: unknown) =>
      deps.log.warn({ err: error, tenant: sandbox.id }, 'a closed sandbox could not be removed'),
    )
}
