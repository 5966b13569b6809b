import { rehearse } from '../../platform/tenancy/rehearse.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import type { lateRequestById } from './late-requests.sql.ts'
import { showProduction } from './show-production.ts'

type Request = NonNullable<Awaited<ReturnType<typeof lateRequestById>>>

/**
 * Decides about a late request, or only says what that would do (`preview`): the request as it is then, and the version of
 * the plan with what differs. Both are the same, since a preview is done and taken back.
 */
export async function decided(
  tenant: Tenant,
  preview: boolean | undefined,
  decide: (tx: Tx, tenant: Tenant) => Promise<Request>,
) {
  const work = async (tx: Tx) => {
    const request = await decide(tx, tenant)
    const { version, diff } = await showProduction(tx, request)
    return { request, production: { version, diff } }
  }
  return { preview: preview === true, ...(preview ? await rehearse(tenant, work) : await tenant.write(work)) }
}
