import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import { pageOf, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'

/** From the first moment of the first day to the last of the last, on the kitchen's wall clock. */
export type Days = { date_from: string; date_to: string }

export const kitchenToday = async (db: Reads): Promise<string> => {
  const [today] = await rows<{ date: string }>(db, sql`select kitchen_today() as date`)
  return today!.date // the clock is one row
}

/** The first moment of a day, and of the day after it. */
const begins = (date: string) => sql`day_begins(${date}::date)`
const ends = (date: string) => sql`day_begins(${date}::date + 1)`

export type AccountRow = { account: string; opening: string; debit: string; credit: string; closing: string }

/** Every account that has an entry up to the last day. */
export const accountSums = (db: Reads, { date_from, date_to }: Days, zero: string) =>
  rows<AccountRow>(
    db,
    sql`
    select account, coalesce(sum(amount) filter (where at < ${begins(date_from)}), ${zero}::numeric) as opening,
      coalesce(-sum(amount) filter (where at >= ${begins(date_from)} and amount < 0), ${zero}::numeric) as debit,
      coalesce(sum(amount) filter (where at >= ${begins(date_from)} and amount > 0), ${zero}::numeric) as credit,
      sum(amount) as closing
    from ledger_entries where at < ${ends(date_to)} group by account order by account`,
  )

export type DayBookRow = {
  id: number
  type: string
  explanation: string
  order: number | null
  invoice: number | null
  created_by: number | null
  created_by_name: string | null
  created_at: string
  legs: { account: string; customer: number | null; amount: string }[]
}

/** A day's transactions with their legs, in the order in which they were booked. JSON numbers would lose the decimals. */
export const dayBook = (db: Reads, date: string, page: PageRequest) =>
  pageOf<DayBookRow>(
    db
      .selectFrom('ledger_transactions as t')
      .leftJoin('accounts as who', 'who.id', 't.created_by')
      .where('t.created_at', '>=', sql<string>`${begins(date)}`)
      .where('t.created_at', '<', sql<string>`${ends(date)}`)
      .orderBy('t.created_at')
      .orderBy('t.id')
      .select([
        't.id',
        't.type',
        't.explanation',
        't.order',
        't.invoice',
        't.created_by',
        't.created_at',
        'who.username as created_by_name',
        sql<
          DayBookRow['legs']
        >`(select json_agg(json_build_object('account', e.account, 'customer', e.customer,
          'amount', e.amount::text) order by e.id) from ledger_entries e where e.transaction = t.id)`.as(
          'legs',
        ),
      ]),
    page,
  )

const money = sql`account = any (array['office', 'cash', 'bank'])`

export type CashRow = {
  id: number
  account: string
  type: string
  explanation: string
  /** As money comes and goes: "-5.00" went out. */
  amount: string
  balance: string
  created_at: string
}

/** What was in the office, with drivers and at the bank before a day. */
export async function moneyBefore(db: Reads, date: string, zero: string): Promise<string> {
  const [before] = await rows<{ sum: string }>(
    db,
    sql`select coalesce(-sum(amount), ${zero}::numeric) as sum from ledger_entries where ${money} and at < ${begins(date)}`,
  )
  return before?.sum ?? zero
}

/** The movements of money in the order in which they happened, each with what there was after it. */
export const cashBook = (db: Reads, { date_from, date_to }: Days, opening: string, page: PageRequest) =>
  pageOf<CashRow>(
    db
      .selectFrom(
        sql<Omit<CashRow, 'type' | 'explanation' | 'created_at'> & { at: string; transaction: number }>`(
          select id, account, transaction, at, -amount as amount, ${opening}::numeric - sum(amount) over (order by at, id) as balance
          from ledger_entries where ${money} and at >= ${begins(date_from)} and at < ${ends(date_to)})`.as(
          'e',
        ),
      )
      .innerJoin('ledger_transactions as t', 't.id', 'e.transaction')
      .orderBy('e.at')
      .orderBy('e.id')
      .select([
        'e.id',
        'e.account',
        't.type',
        't.explanation',
        'e.amount',
        'e.balance',
        'e.at as created_at',
      ]),
    page,
  )
