import { formatMoney, parseMoney } from '../../platform/money.ts'
import { ProviderRefused, type Money } from './provider.ts'

/** Stripe's list of currencies without decimals. It counts ISK and UGX, which have none either, in hundredths. */
const whole = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '))
const thousandths = new Set('BHD JOD KWD OMR TND'.split(' '))

const digitsOf = (currency: string) => (whole.has(currency) ? 0 : thousandths.has(currency) ? 3 : 2)

/** An amount as Stripe counts it. Of thousandths it takes full hundredths only, and refuses the others. */
export function stripeAmount({ amount, currency }: Money): number {
  const digits = digitsOf(currency)
  const minor = parseMoney(amount, digits)
  if (minor === undefined || (digits === 3 && minor % 10n !== 0n))
    throw new ProviderRefused(`Stripe takes no amount of so many decimals in ${currency}`)
  return Number(minor) // at most ten digits and two more
}

/** Decimal text of what Stripe counted, with as many decimals as Stripe has for the currency. */
export const amountOf = (minor: number, currency: string): string =>
  formatMoney(BigInt(minor), digitsOf(currency))
