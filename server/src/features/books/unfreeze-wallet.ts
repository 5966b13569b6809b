import { emit } from '../../platform/events/emit.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { found, refuse, refusedAction } from '../../refusals.ts'
import { holdWallet, thaw } from '../wallet/index.ts'
import { brokenChains } from './verify.sql.ts'

/**
 * A wallet that was frozen gives money again, with the balance that its entries come to: they are the truth, the balance
 * is what they are guarded by. Entries that do not continue each other nobody can trust; that wallet stays frozen.
 */
export async function unfreezeWallet(tx: Tx, tenant: Tenant, by: number, customer: number, reason: string) {
  const { frozen_at } = found(await holdWallet(tx, customer))
  if (frozen_at === null) throw refusedAction('This wallet is not frozen.')
  const [broken] = await brokenChains(tx, customer)
  if (broken) throw refuse('books_differ', { customer, sentence: broken.sentence })
  const balance = await thaw(tx, { customer, reason, created_by: by })
  await emit(tx, { topic: 'books', type: 'wallet.unfrozen', data: { customer, balance, reason } })
  return { customer, balance, currency: tenant.currency, frozen: false }
}
