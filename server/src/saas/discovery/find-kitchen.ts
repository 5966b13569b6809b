import type { TenantCatalog } from '../../platform/tenancy/catalog.ts'
import { refuse } from '../../refusals.ts'

/** The kitchen behind a code that somebody typed, in any case. `origin` is the address that the caller reached us at. */
export async function findKitchen(tenants: TenantCatalog, code: string | null | undefined, origin: string) {
  if (!code) throw refuse('code_required')
  const tenant = await tenants.bySlug(code)
  if (!tenant) throw refuse('kitchen_not_found')
  if (tenant.state !== 'active') throw refuse('kitchen_inactive')
  return { api_endpoint: `${origin}/api/v1/`, tenant_id: tenant.slug, name: tenant.name }
}
