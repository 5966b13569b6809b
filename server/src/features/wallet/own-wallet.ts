import { found, refuse } from '../../refusals.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { listMovements, movementById } from './movements.sql.ts'
import { purseOf, purseOfAccount } from './purses.sql.ts'

/** The wallet of a customer's account with one page of its movements. */
export async function ownWallet(tenant: Tenant, account: number, request: PageRequest) {
  const purse = await purseOfAccount(tenant.read, account)
  if (!purse) throw refuse('permission_denied')
  return { ...purse, page: await listMovements(tenant.read, purse.customer, request) }
}

/** The same as the office sees it. */
export async function customerWallet({ read }: Tenant, customer: number, request: PageRequest) {
  const purse = found(await purseOf(read, customer))
  return { ...purse, page: await listMovements(read, customer, request) }
}

/** One page of an account's movements. Somebody who is no customer has none (contract 5.12). */
export async function ownMovements(tenant: Tenant, account: number, request: PageRequest) {
  const purse = await purseOfAccount(tenant.read, account)
  return listMovements(tenant.read, purse?.customer, request)
}

export async function ownMovement(tenant: Tenant, account: number, id: number) {
  const purse = await purseOfAccount(tenant.read, account)
  if (!purse) throw refuse('permission_denied')
  return found(await movementById(tenant.read, purse.customer, id))
}
