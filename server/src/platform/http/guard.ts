import type { FastifyRequest } from 'fastify'
import type { ApiKeys } from '../auth/api-keys.ts'
import type { Principal, Principals } from '../auth/principals.ts'
import { realmOfTenant, type Realm } from '../auth/realm.ts'
import { tokenNotValid, type Claims, type TokenMint } from '../auth/tokens.ts'
import type { TenantCatalog } from '../tenancy/catalog.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import { refuse } from '../../refusals.ts'
import { setContext } from './context.ts'
import { selectedSlug } from './selection.ts'
import { claimsOfCookie, hasSessionCookie } from './session-cookie.ts'

export type GuardDeps = {
  tokens: TokenMint
  principals: Principals
  apiKeys: ApiKeys
  tenants: TenantCatalog
  platform: Realm
}

type Found = { tenant?: Tenant; realm?: Realm; principal?: Principal }

/** Finds out whom a request is for and from, or refuses. The route's permission is judged after it. */
export type Guard = (deps: GuardDeps, request: FastifyRequest, isPublic: boolean) => Promise<Found>

export const bearer = ({ headers }: FastifyRequest) =>
  /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
/** The cookie of our own pages counts only where no header says who asks. */
const namesNobody = ({ headers }: FastifyRequest) =>
  headers.authorization === undefined && headers['x-api-key'] === undefined

/** What a person signs a request with: a bearer token, or the cookie. */
function signedBy({ tokens }: GuardDeps, request: FastifyRequest): Claims | undefined {
  const token = bearer(request)
  if (token) return tokens.verify(token, 'access')
  return namesNobody(request) ? claimsOfCookie(tokens, request) : undefined
}

const usable = (tenant: Tenant | undefined): tenant is Tenant => tenant?.state === 'active'

/**
 * A kitchen's door. Header or host only select; the credential must name the same kitchen. A token of another kitchen
 * gets the same answer whether the selected one exists or not, and no connection is opened to it: the kitchens are
 * compared before anything is asked of a tenant's database.
 */
export const tenantGuard: Guard = async (deps, request, isPublic) => {
  const slug = selectedSlug(request)
  if (!isPublic) {
    const claims = signedBy(deps, request)
    if (claims) return ofClaims(deps, claims, slug)
    const key = request.headers['x-api-key']
    if (typeof key === 'string') return ofApiKey(deps, key, slug)
  }

  const tenant =
    slug === undefined ? await tenantOfToken(deps, bearer(request)) : await deps.tenants.bySlug(slug)
  if (slug === undefined && !tenant) throw refuse(isPublic ? 'tenant_required' : 'not_authenticated')
  if (!usable(tenant)) throw refuse('unknown_tenant')
  return { tenant, realm: realmOfTenant(tenant) }
}

async function ofClaims(deps: GuardDeps, claims: Claims, slug: string | undefined): Promise<Found> {
  if (claims.realm === 'platform') throw refuse('permission_denied')
  const tenant = await deps.tenants.byId(claims.realm)
  if (!tenant || (slug !== undefined && tenant.slug.toLowerCase() !== slug)) throw tokenNotValid()
  if (!usable(tenant)) throw refuse('unknown_tenant')
  const realm = realmOfTenant(tenant)
  return { tenant, realm, principal: await deps.principals.ofToken(realm, claims) }
}

async function ofApiKey(deps: GuardDeps, key: string, slug: string | undefined): Promise<Found> {
  const named = deps.apiKeys.parse(key)
  const tenant = named && (await deps.tenants.byId(named.tenant))
  if (!tenant || (slug !== undefined && tenant.slug.toLowerCase() !== slug)) throw tokenNotValid()
  if (!usable(tenant)) throw refuse('unknown_tenant')
  return { tenant, realm: realmOfTenant(tenant), principal: await deps.apiKeys.principal(tenant, named) }
}

async function tenantOfToken(deps: GuardDeps, token: string | undefined): Promise<Tenant | undefined> {
  if (!token) return undefined
  const { realm } = deps.tokens.verify(token, 'access')
  return realm === 'platform' ? undefined : deps.tenants.byId(realm)
}

/** The platform's door: header and host do not matter, and a kitchen's token is a valid one in the wrong place. */
export const platformGuard: Guard = async (deps, request, isPublic) => {
  const { platform } = deps
  if (isPublic) return { realm: platform }
  const claims = signedBy(deps, request)
  if (!claims) throw refuse('not_authenticated')
  if (claims.realm !== 'platform') throw refuse('permission_denied')
  return { realm: platform, principal: await deps.principals.ofToken(platform, claims) }
}

/** The door of sign-in, which leads to a kitchen when one is selected and to the platform otherwise. */
export const signInGuard: Guard = async (deps, request, isPublic) => {
  const claims = isPublic ? undefined : signedBy(deps, request)
  if (claims?.realm === 'platform') return platformGuard(deps, request, isPublic)
  if (claims || selectedSlug(request) !== undefined) return tenantGuard(deps, request, isPublic)
  return platformGuard(deps, request, isPublic)
}

/** The door out: who carries a credential is asked as at the door in, who carries none comes as nobody. */
export const signOutGuard: Guard = (deps, request) =>
  signInGuard(deps, request, namesNobody(request) && !hasSessionCookie(request))

/** A kitchen's door for programs that can send no header and come by any host: it stands in the path. */
export const kitchenInPathGuard: Guard = async ({ tenants }, { params }) => {
  const { kitchen = '' } = params as { kitchen?: string } // the route's pattern has it
  const tenant = await tenants.bySlug(kitchen)
  if (!usable(tenant)) throw refuse('not_found')
  return { tenant, realm: realmOfTenant(tenant) }
}

/** A door that needs no kitchen, but a kitchen that is named must be there. */
export const anyKitchenGuard: Guard = async ({ tenants }, request) => {
  const slug = selectedSlug(request)
  if (slug !== undefined && !usable(await tenants.bySlug(slug))) throw refuse('unknown_tenant')
  return {}
}

/** A door that leads into no database. */
export const openGuard: Guard = async () => ({})

/** Runs the guard, then judges the permission by the role of whom it found. */
export async function admit(
  guard: Guard,
  deps: GuardDeps,
  request: FastifyRequest,
  permission: 'public' | readonly string[],
) {
  const found = await guard(deps, request, permission === 'public')
  setContext(request, found) // before judging: who is refused is logged and counted as themselves
  if (permission !== 'public') {
    if (!found.principal) throw refuse('not_authenticated')
    const looksOnly = found.principal.readOnly && request.method !== 'GET' && request.method !== 'HEAD'
    if (looksOnly || !permission.includes(found.principal.role)) throw refuse('permission_denied')
  }
}
