import { emit } from '../../platform/events/emit.ts'
import { formatMoney, minorUnits, parseMoney } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { lockInvoice, payOpenInvoice } from '../invoices/index.ts'
import { notify } from '../notifications/index.ts'
import { topUpConfirmed, topUpExpired, topUpOnline } from '../wallet/index.ts'
import { setOutcome, type Payment } from './payments.sql.ts'
import type { Money } from './provider.ts'

/**
 * The provider has captured money for a payment, which is locked and not booked yet: books it, and tells the customer.
 * What differs from what was asked for is booked nowhere; the office finds the payment as a mismatch, with an urgent note.
 */
export async function settlePayment(tx: Tx, tenant: Tenant, payment: Payment, captured: Money) {
  const { id, customer, amount, currency, number, top_up } = payment
  if (!isSame(payment, captured, tenant.currency_digits)) {
    await setOutcome(tx, id, { status: 'mismatch' })
    if (top_up !== null) await topUpExpired(tx, top_up)
    const sentence = `For ${number} ${captured.amount} ${captured.currency} came in, not ${amount} ${currency}. Our office looks into it.`
    await notify(tx, customer, sentence, 'urgent')
    return announce(tx, id, 'mismatch')
  }
  await setOutcome(tx, id, { status: 'succeeded', booked_to: await book(tx, tenant, payment) })
  await notify(tx, customer, `Your payment of ${amount} ${currency} for ${number} has come in. Thank you.`)
  return announce(tx, id, 'succeeded')
}

/** Whatever decimals either is written with. `digits` are those of the kitchen's currency. */
const isSame = (ours: Money, theirs: Money, digits: number): boolean =>
  ours.currency === theirs.currency && minorUnits(ours.amount) === parseMoney(theirs.amount, digits)

async function book(
  tx: Tx,
  tenant: Tenant,
  { customer, amount, number, top_up, invoice, reference }: Payment,
): Promise<'wallet' | 'invoice'> {
  if (top_up !== null) {
    await topUpOnline(tx, tenant, { customer, amount, why: `top-up ${number}`, by: null })
    await topUpConfirmed(tx, top_up, null)
    return 'wallet'
  }
  // What is open may be less by now, as when some of it was paid at the counter.
  const owed = invoice === null ? undefined : await lockInvoice(tx, invoice)
  const [came, open] = [minorUnits(amount), minorUnits(owed?.open_amount ?? '0')]
  const part = open < came ? open : came
  const written = (minor: bigint) => formatMoney(minor, tenant.currency_digits)
  if (owed && part > 0n) {
    const payment = { invoice: owed.id, amount: written(part), account: 'gateway' } as const
    await payOpenInvoice(tx, tenant, { ...payment, reference: reference ?? '' }, null)
  }
  if (part < came) {
    const why = `invoice ${number} is settled without it`
    await topUpOnline(tx, tenant, { customer, amount: written(came - part), why, by: null })
  }
  return part > 0n ? 'invoice' : 'wallet'
}

/** No money will come of it any more, as far as anybody knows. */
export async function closePayment(
  tx: Tx,
  { id, top_up }: Pick<Payment, 'id' | 'top_up'>,
  status: 'failed' | 'expired',
) {
  await setOutcome(tx, id, { status })
  if (top_up !== null) await topUpExpired(tx, top_up)
  await announce(tx, id, status)
}

export const announce = (tx: Tx, id: number, status: string) =>
  emit(tx, { topic: 'payments', type: 'payment.moved', data: { id, status } })
