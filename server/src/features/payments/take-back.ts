import { minorUnits, negated } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { oweOnline, payBackOnline, undoPayBack } from '../wallet/index.ts'
import { unpayInvoice } from './pay-open-invoice.ts'
import type { Payment } from './payments.sql.ts'

type Part = { amount: string; by: number | null }
export type TakenFrom = 'wallet' | 'invoice' | 'receivable'

/**
 * Takes what is to be refunded from where the payment was booked. Undefined, and nothing is done, when a wallet does not
 * have it any more. The caller has reserved the refund.
 */
export async function takeBack(
  tx: Tx,
  tenant: Tenant,
  { customer, number, invoice, booked_to, amount: paid, refunded_amount }: Payment,
  { amount, by }: Part,
): Promise<TakenFrom | undefined> {
  if (booked_to === 'invoice' && invoice !== null) {
    const isWhole = minorUnits(refunded_amount) + minorUnits(amount) === minorUnits(paid)
    await unpayInvoice(tx, tenant, { invoice, amount, isWhole }, by)
    return 'invoice'
  }
  return (await payBackOnline(tx, tenant, { customer, amount, why: number, by })) ? 'wallet' : undefined
}

/** As `takeBack`, for a refund that has happened already: what the wallet does not cover its customer owes. */
export async function takeOrOwe(tx: Tx, tenant: Tenant, payment: Payment, part: Part): Promise<TakenFrom> {
  const taken = await takeBack(tx, tenant, payment, part)
  if (!taken) await oweOnline(tx, tenant, { ...part, why: payment.number })
  return taken ?? 'receivable'
}

/** A refund came to nothing: books the opposite of what was taken for it. */
export async function putBack(
  tx: Tx,
  tenant: Tenant,
  { customer, number, invoice }: Payment,
  { amount, taken_from }: { amount: string; taken_from: string },
): Promise<void> {
  if (taken_from === 'wallet') await undoPayBack(tx, tenant, { customer, amount, why: number, by: null })
  else if (taken_from === 'receivable')
    await oweOnline(tx, tenant, { amount: negated(amount), why: number, by: null })
  else if (invoice !== null)
    await unpayInvoice(tx, tenant, { invoice, amount: negated(amount), isWhole: false }, null)
}
