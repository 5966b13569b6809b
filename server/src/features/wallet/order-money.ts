import { formatMoney, minorUnits, negated } from '../../platform/money.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import type { Leg } from './purse.ts'

export type Money = Pick<Tenant, 'currency' | 'currency_digits'>

/** What the books need to know of an order. Amounts are gross, tax is part of the total. */
export type BookedOrder = {
  id: number
  order_number: string
  customer: number
  payment_mode: string
  total: string
  tax: string
}

export const isZero = (amount: string) => minorUnits(amount) === 0n

/** The legs by which a delivered meal is earned: from where its money is, to sales and tax. */
export function earned(
  from: Omit<Leg, 'amount'>,
  total: string,
  tax: string,
  { currency_digits }: Money,
): Leg[] {
  const net = formatMoney(minorUnits(total) - minorUnits(tax), currency_digits)
  return [
    { ...from, amount: negated(total) },
    { account: 'sales', amount: net },
    { account: 'tax', amount: tax },
  ].filter(({ amount }) => !isZero(amount))
}
