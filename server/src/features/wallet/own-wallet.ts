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

export async function ownMovement(tenant: Tenant, account: number, id: number) {
  const wallet = await balanceOf(tenant.read, account)
  const movement = wallet && (await movementById(tenant.read, wallet.customer, id))
  if (!movement) throw refuse('not_found')
  return movement
}
