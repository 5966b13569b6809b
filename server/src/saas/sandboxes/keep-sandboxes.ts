import type { Deps } from '../../deps.ts'
import type { ControlReads } from '../../platform/db/control.ts'
import type { Static } from '../../platform/http/schemas.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { found } from '../../refusals.ts'
import { provisionSandbox } from '../tenants/index.ts'
import type { NewSandbox } from './sandboxes.schema.ts'
import { asker, sandboxesOf } from './sandboxes.sql.ts'

type MakeDeps = Pick<Deps, 'control' | 'owner' | 'template' | 'tenants' | 'media' | 'log'>

/** All on one page. */
export async function listSandboxes(db: ControlReads, kitchen: Tenant) {
  const results = await sandboxesOf(db, kitchen.id)
  return { count: results.length, next: null, previous: null, results }
}

/** 404 for what is not a sandbox of this kitchen. */
export const showSandbox = async (db: ControlReads, kitchen: Tenant, id: number) =>
  found((await sandboxesOf(db, kitchen.id)).find((sandbox) => sandbox.id === id))

/**
 * Copies a kitchen. The same key of the same person again gets the same sandbox. Its state is `provisioning` when the copy
 * takes longer than a request may. Refuses with `in_sandbox` and `too_many_sandboxes`.
 */
export async function makeSandbox(
  deps: MakeDeps,
  kitchen: Tenant,
  account: number,
  key: string,
  { name = `${kitchen.name} (sandbox)` }: Static<typeof NewSandbox>,
) {
  const by = await asker(kitchen.read, account)
  // With spaces, which no key has: those of sign-ups are never met.
  const id = await provisionSandbox(deps, kitchen, {
    key: `sandbox ${kitchen.id} ${account} ${key}`,
    name,
    by,
  })
  return showSandbox(deps.control.read, kitchen, id)
}
