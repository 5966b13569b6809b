import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { creditsOf, type Credit } from './endings.sql.ts'

export type Given = { credits: (Credit & { explanation: string })[]; credit: string }

/** What a subscription that ended early gave back: a sentence for each invoice, and all of it. */
export async function givenBack(tx: Tx, { currency, currency_digits }: Tenant, id: number): Promise<Given> {
  const credits = (await creditsOf(tx, id)).map(({ invoice, invoice_number, meals, amount }) => ({
    invoice,
    invoice_number,
    meals,
    amount,
    explanation: `${amount} ${currency} taken back of invoice ${invoice_number} for ${meals} meals that are not eaten`,
  }))
  const sum = credits.reduce((all, { amount }) => all + minorUnits(amount), 0n)
  return { credits, credit: formatMoney(sum, currency_digits) }
}
