import { refuse } from '../../refusals.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { balanceOf, listMovements, movementById } from './ledger.sql.ts'

/** The wallet of a customer's account with one page of its movements. */
export async function ownWallet(tenant: Tenant, account: number, request: PageRequest) {
  const wallet = await balanceOf(tenant.read, account)
  if (!wallet) throw refuse('permission_denied')
  return { ...wallet, page: await listMovements(tenant.read, wallet.customer, request) }
}

/** One page of an account's movements. Somebody who is no customer has none (contract 5.12). */
export async function ownMovements(tenant: Tenant, account: number, request: PageRequest) {
  const wallet = await balanceOf(tenant.read, account)
  return listMovements(tenant.read, wallet?.customer, request)
}

export async function ownMovement(tenant: Tenant, account: number, id: number) {
  const wallet = await balanceOf(tenant.read, account)
  if (!wallet) throw refuse('permission_denied')
  const movement = await movementById(tenant.read, wallet.customer, id)
  if (!movement) throw refuse('not_found')
  return movement
}
