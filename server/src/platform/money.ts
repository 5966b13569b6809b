/**
 * Exact money. On the wire and in the database an amount is a decimal string with the currency's digits ("12.50",
 * "0.750", "300"); between the two it is a bigint of minor units. There is no float on the way.
 */
const pattern = /^(-?)(\d+)(?:\.(\d+))?$/

/** Minor units of an amount, or undefined when the text is no number or has more decimals than the currency. */
export function parseMoney(text: string, digits: number): bigint | undefined {
  const match = pattern.exec(text)
  if (!match) return undefined
  const [, sign, whole, fraction = ''] = match
  if (/[^0]/.test(fraction.slice(digits))) return undefined
  const minor = BigInt(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`)
  return sign ? -minor : minor
}

/** Minor units of an amount that the database gave, which always has the currency's digits. */
export const minorUnits = (amount: string): bigint => BigInt(amount.replace('.', ''))

/** The decimal string of minor units, with exactly the currency's digits. */
export function formatMoney(minor: bigint, digits: number): string {
  if (digits === 0) return minor.toString()
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0')
  return `${minor < 0n ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** The tax contained in a gross amount, rounded half up to the minor unit. The rate is in percent, at most two decimals. */
export function taxIncluded(grossMinor: bigint, ratePercent: string): bigint {
  const rate = parseMoney(ratePercent, 2) ?? 0n
  const whole = 10_000n + rate
  return (grossMinor * rate * 2n + whole) / (whole * 2n)
}

/** The tax that is added to a net amount, rounded half up, away from zero. The rate is in percent, at most two decimals. */
export function taxOnTop(netMinor: bigint, ratePercent: string): bigint {
  if (netMinor < 0n) return -taxOnTop(-netMinor, ratePercent)
  return (netMinor * (parseMoney(ratePercent, 2) ?? 0n) * 2n + 10_000n) / 20_000n
}

/** The same amount the other way. */
export const negated = (amount: string): string => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`)
