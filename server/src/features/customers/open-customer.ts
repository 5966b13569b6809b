import { randomBytes } from 'node:crypto'
import { openAccount, type NewAccount } from '../../platform/auth/accounts.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { withinLimit } from '../plan-limits/index.ts'
import { openWallet } from '../wallet/index.ts'
import { insertCustomer } from './customers.sql.ts'

export type NewCustomer = {
  account: Omit<NewAccount, 'role'>
  customer: {
    name: string
    phone?: string
    emirates_id?: string
    zone?: number | null
    preferred_communication?: string
  }
}

type Opened = { id: number; account: number; username: string } | { taken: 'phone' | 'email' }

/**
 * Makes a customer, if the kitchen's plan allows one more: an account, the customer and an empty wallet. Answers `taken`
 * when the phone or the e-mail address is somebody's, and the caller must then refuse, which takes back what was made. A
 * username alone stops nobody: a driver may eat here too.
 */
export async function openCustomer(tx: Tx, tenant: Tenant, wish: NewCustomer): Promise<Opened> {
  await withinLimit(tx, tenant, 'customers')
  let account = { ...wish.account, role: 'customer' as const }
  let opened = await openAccount(tx, account)
  if ('taken' in opened && opened.taken === 'username') {
    account = { ...account, username: `${account.username}_${randomBytes(4).toString('hex')}` }
    opened = await openAccount(tx, account)
  }
  if ('taken' in opened) return { taken: 'email' }
  const customer = await insertCustomer(tx, { ...wish.customer, account: opened.id })
  if (!customer) return { taken: 'phone' }
  await openWallet(tx, customer.id, tenant)
  return { id: customer.id, account: opened.id, username: account.username }
}
