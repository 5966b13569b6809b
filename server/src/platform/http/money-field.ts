import { invalid } from '../../refusals.ts'
import { formatMoney, parseMoney } from '../money.ts'

type Bounds = { above?: bigint; atLeast?: bigint }

/** The largest amount a client may name, in minor units: ten digits, as the contract has them. */
const most = 10n ** 10n - 1n

/**
 * An amount that a client sent, with the currency's digits. Refused by field when it is no number, has more decimals
 * than the currency or lies outside the bounds (in minor units).
 */
export function moneyField(
  field: string,
  text: string,
  digits: number,
  { above, atLeast = 0n }: Bounds = {},
): string {
  const minor = parseMoney(text, digits)
  if (minor === undefined)
    throw invalid({ [field]: `Ensure that there are no more than ${digits} decimal places.` })
  if (above !== undefined ? minor <= above : minor < atLeast) {
    throw invalid({
      [field]: `Ensure this value is ${above !== undefined ? 'greater than' : 'at least'} ${formatMoney(above ?? atLeast, digits)}.`,
    })
  }
  if (minor > most) throw invalid({ [field]: 'Ensure that there are no more than 10 digits in total.' })
  return formatMoney(minor, digits)
}
