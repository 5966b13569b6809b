import type { ControlDb } from '../db/control-db.generated.ts'
import type { Handle } from '../db/handles.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import type { AuthHandle } from './auth.sql.ts'
import type { RealmId } from './tokens.ts'

/** A database whose people sign in, with the name that their tokens carry. */
export type Realm = AuthHandle & { readonly id: RealmId }

// A handle that knows more tables than those of sign-in is the same handle; Kysely's types do not narrow by themselves.
export const realmOfTenant = (tenant: Tenant): Realm => tenant as unknown as Realm
export const platformRealm = (control: Handle<ControlDb>): Realm => ({
  ...(control as unknown as AuthHandle),
  id: 'platform',
})
