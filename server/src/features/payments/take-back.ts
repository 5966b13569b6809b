import { negated } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { oweOnline, payBackOnline, undoPayBack } from '../wallet/index.ts'
import type { Payment } from './payments.sql.ts'

type Part = { amount: string; by: number | null }
type TakenFrom = 'wallet' | 'receivable'

/**
 * Takes a refund that was made at the provider itself: out of the wallet, and what that does not cover any more its
 * customer owes.
 */
export async function takeOrOwe(
  tx: Tx,
  tenant: Tenant,
  { customer, number }: Payment,
  part: Part,
): Promise<TakenFrom> {
  if (await payBackOnline(tx, tenant, { ...part, customer, why: number })) return 'wallet'
  await oweOnline(tx, tenant, { ...part, why: number })
  return 'receivable'
}

/** A refund came to nothing: books the opposite of what was taken for it. */
export async function putBack(
  tx: Tx,
  tenant: Tenant,
  { customer, number }: Payment,
  { amount, taken_from }: { amount: string; taken_from: string },
): Promise<void> {
  const part = { customer, why: number, by: null }
  if (taken_from === 'wallet') await undoPayBack(tx, tenant, { ...part, amount })
  else await oweOnline(tx, tenant, { ...part, amount: negated(amount) })
}
