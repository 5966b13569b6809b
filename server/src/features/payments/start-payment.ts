import { found, refuse } from '../../refusals.ts'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { ownCustomer } from '../customers/index.ts'
import { requestTopUp } from '../wallet/index.ts'
import { lockInvoice } from '../invoices/index.ts'
import { insertPayment, openPaymentOfInvoice } from './payments.sql.ts'
import type { PaymentProvider } from './provider.ts'

/** A customer wants to pay in. With a provider there is a payment as well, whose checkout is still to be opened. */
export async function startTopUp(
  tx: Tx,
  tenant: Tenant,
  account: number,
  amount: string,
  provider: PaymentProvider | 'manual',
) {
  const topUp = await requestTopUp(tx, account, amount, provider === 'manual' ? provider : provider.name)
  if (provider !== 'manual')
    await insertPayment(tx, {
      ...begun(tenant, provider),
      customer: topUp.customer,
      amount,
      top_up: topUp.id,
    })
  return topUp
}

/**
 * A customer wants to pay what is open of an invoice. Answers the payment that is under way for it, or a new one. 404 for
 * somebody else's invoice, 409 when nothing is open or the kitchen takes no payments online.
 */
export async function startInvoicePayment(
  tx: Tx,
  tenant: Tenant,
  account: number,
  id: number,
  provider: PaymentProvider | 'manual',
): Promise<{ id: number }> {
  const customer = await ownCustomer(tx, account)
  const { open_amount: amount, customer: owner } = found(await lockInvoice(tx, id))
  if (owner !== customer.id) throw refuse('not_found')
  if (minorUnits(amount) === 0n) throw refuse('invoice_not_open')
  if (provider === 'manual') throw refuse('online_payment_off')
  const underWay = await openPaymentOfInvoice(tx, id)
  if (underWay && minorUnits(underWay.amount) === minorUnits(amount)) return underWay
  return insertPayment(tx, { ...begun(tenant, provider), customer: owner, amount, invoice: id })
}

const begun = ({ currency, currency_digits }: Tenant, { name }: PaymentProvider) => ({
  provider: name,
  currency,
  refunded_amount: formatMoney(0n, currency_digits),
})
