import type { PageRequest } from '../../platform/db/listing.ts'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { invalid } from '../../refusals.ts'
import { ageing, ageingTotal } from './ageing.sql.ts'
import * as reports from './reports.sql.ts'

type Wished = { date_from?: string; date_to?: string }

/** Each account over some days; the totals of opening and closing are zero, or the books are wrong. */
export async function trialBalance(tenant: Tenant, wished: Wished) {
  const { read, currency } = tenant
  const days = await daysOf(tenant, wished)
  const accounts = await reports.accountSums(read, days, nothing(tenant))
  return {
    ...days,
    currency,
    accounts,
    total: totalOf(tenant, accounts, ['opening', 'debit', 'credit', 'closing']),
  }
}

export const dayBook = async ({ read }: Tenant, date: string | undefined, page: PageRequest) =>
  reports.dayBook(read, date ?? (await reports.kitchenToday(read)), page)

/** What customers owed at the end of a day, by how long it was due. */
export async function agedDebts(tenant: Tenant, wished: string | undefined, page: PageRequest) {
  const { read, currency } = tenant
  const date = wished ?? (await reports.kitchenToday(read))
  const customers = await ageing(read, date, nothing(tenant), page)
  return { date, currency, customers, total: await ageingTotal(read, date, nothing(tenant)) }
}

export async function cashBook(tenant: Tenant, wished: Wished, page: PageRequest) {
  const { read, currency } = tenant
  const days = await daysOf(tenant, wished)
  const opening = await reports.moneyBefore(read, days.date_from, nothing(tenant))
  return { ...days, currency, opening, transactions: await reports.cashBook(read, days, opening, page) }
}

const nothing = ({ currency_digits }: Tenant) => formatMoney(0n, currency_digits)

async function daysOf({ read }: Tenant, { date_from, date_to }: Wished): Promise<reports.Days> {
  const today = date_from && date_to ? '' : await reports.kitchenToday(read)
  const days = { date_from: date_from ?? date_to ?? today, date_to: date_to ?? today }
  if (days.date_to < days.date_from) throw invalid({ date_to: 'This is before date_from.' })
  return days
}

function totalOf<Field extends string>(
  { currency_digits }: Tenant,
  lines: Record<Field, string>[],
  fields: readonly Field[],
) {
  const sum = (field: Field) => lines.reduce((all, line) => all + minorUnits(line[field]), 0n)
  const sums = fields.map((field) => [field, formatMoney(sum(field), currency_digits)])
  return Object.fromEntries(sums) as Record<Field, string> // one of each field, just above
}
