import type { FastifyRequest } from 'fastify'
import type { Principal } from '../auth/principals.ts'
import type { Realm } from '../auth/realm.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import { refuse } from '../../refusals.ts'

/** Asking for a kitchen's database where no kitchen was selected is a defect of ours, never a fallback to another one. */
export class TenantRequired extends Error {
  override readonly name = 'TenantRequired'
}

/** What the guard of a corridor found out about a request. */
type Context = { tenant?: Tenant; principal?: Principal; realm?: Realm }
/** On the request itself, out of everybody else's sight: a WeakMap costs as much per request as the whole guard. */
const found = Symbol('context')
type Guarded = FastifyRequest & { [found]?: Context }
const contextOf = (request: Guarded): Context | undefined => request[found]

export const setContext = (request: Guarded, context: Context): void => {
  request[found] = context
}

/** The kitchen of a request. Throws TenantRequired outside a tenant's corridor. */
export function tenantOf(request: FastifyRequest): Tenant {
  const tenant = contextOf(request)?.tenant
  if (!tenant) throw new TenantRequired(`${request.routeOptions.url} has no tenant`)
  return tenant
}

/** Who asks; refuses with 401 where nobody is signed in. */
export function principalOf(request: FastifyRequest): Principal {
  const principal = contextOf(request)?.principal
  if (!principal) throw refuse('not_authenticated')
  return principal
}

/** For the log: which kitchen's request it is and whose, as far as the guard knows. */
export function askerOf(request: FastifyRequest): { tenant?: number; account?: number } {
  const { tenant, principal } = contextOf(request) ?? {}
  return { ...(tenant && { tenant: tenant.id }), ...(principal && { account: principal.account }) }
}

export const optionalPrincipalOf = (request: FastifyRequest) => contextOf(request)?.principal

/** The platform or the kitchen, whichever a sign-in is for. */
export function realmOf(request: FastifyRequest): Realm {
  const realm = contextOf(request)?.realm
  if (!realm) throw new TenantRequired(`${request.routeOptions.url} has no realm`)
  return realm
}
