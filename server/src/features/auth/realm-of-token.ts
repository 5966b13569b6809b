import { realmOfTenant, type Realm } from '../../platform/auth/realm.ts'
import type { AuthDeps } from '../../platform/auth/sessions.ts'
import { tokenNotValid, type Claims } from '../../platform/auth/tokens.ts'
import type { TenantCatalog } from '../../platform/tenancy/catalog.ts'
import { refuse } from '../../refusals.ts'

export type TokenDeps = AuthDeps & { tenants: TenantCatalog; platform: Realm }

/** The kitchen, or the platform, that a token is bound to. 401 when another kitchen is selected, whether it exists or not. */
export async function realmOfToken(
  deps: TokenDeps,
  token: string,
  kind: Claims['token_type'],
  slug: string | undefined,
) {
  const claims = deps.tokens.verify(token, kind)
  if (claims.realm === 'platform') {
    // The dashboard keeps sending the last kitchen's slug on platform calls (contract C5).
    return { realm: deps.platform, claims }
  }
  const tenant = await deps.tenants.byId(claims.realm)
  if (!tenant || (slug !== undefined && tenant.slug.toLowerCase() !== slug)) throw tokenNotValid(kind)
  if (tenant.state !== 'active') throw refuse('unknown_tenant')
  return { realm: realmOfTenant(tenant), claims }
}
