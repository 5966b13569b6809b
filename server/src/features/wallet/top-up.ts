import { refuse } from '../../refusals.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { creditWallet } from './ledger.ts'
import { purseOfAccount } from './purses.sql.ts'
import { insertTopUp, lockTopUp, setConfirmed } from './top-ups.sql.ts'

/** A customer asks to pay in. The balance stays as it is until the payment is confirmed (contract 13, decision 5). */
export async function requestTopUp(tx: Tx, account: number, amount: string) {
  const wallet = await purseOfAccount(tx, account)
  if (!wallet) throw refuse('permission_denied')
  return insertTopUp(tx, wallet.customer, amount)
}

/** The office has the money: the wallet is credited, once, however often or by how many it is confirmed. */
export async function confirmTopUp(tx: Tx, tenant: Tenant, id: number, by: number) {
  const topUp = await lockTopUp(tx, id)
  if (!topUp) throw refuse('not_found')
  if (topUp.status === 'pending') {
    await creditWallet(tx, tenant, topUp.customer, topUp.amount, `top-up ${topUp.reference}`, by)
    await setConfirmed(tx, id, by)
  }
  return { ...topUp, status: 'confirmed' as const }
}
