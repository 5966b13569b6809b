import type { Static } from '../../platform/http/schemas.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { changeCustomer } from './change-customer.ts'
import type { ProfilePatch } from './customers.schema.ts'
import { ownCustomer } from './own-customer.ts'
import { presentCustomer } from './present-customer.ts'

export async function ownProfile(tenant: Tenant, account: number) {
  const { id } = await ownCustomer(tenant.read, account)
  return presentCustomer(tenant.read, id)
}

export async function changeProfile(tenant: Tenant, account: number, wish: Static<typeof ProfilePatch>) {
  const { id } = await ownCustomer(tenant.read, account)
  return changeCustomer(tenant, id, wish)
}
