import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

export type BilledPeriod = {
  id: number
  invoice_number: string
  period_start: string
  period_end: string
  total: string
}

/** The invoices of a subscription that stand, newest first. */
export const invoicesOf = (tx: Tx, subscription: number) =>
  rows<BilledPeriod>(
    tx,
    sql`select id, invoice_number, period_start, period_end, total from invoices
      where subscription = ${subscription} and status = any(array['pending', 'paid']) and period_start is not null
      order by period_start desc`,
  )

type Credited = { subscription: number; invoice: number; meals: number; amount: string }
export const insertCredit = (tx: Tx, credit: Credited) =>
  tx.insertInto('subscription_credits').values(credit).execute()

export type Credit = Omit<Credited, 'subscription'> & { invoice_number: string }

/** What a subscription that ended early gave back, newest invoice first. */
export const creditsOf = (db: Reads | Tx, subscription: number) =>
  rows<Credit>(
    db,
    sql`select c.invoice, i.invoice_number, c.meals, c.amount from subscription_credits c join invoices i on i.id = c.invoice
      where c.subscription = ${subscription} order by i.period_start desc`,
  )

export type Missed = { date: string; meal_slot: number | null; reason: string; amount: string }

/** Meals whose worth was given back although their cut-off had passed; nobody settles them again. */
export const insertMissed = (tx: Tx, subscription: number, missed: Missed[]) =>
  tx
    .insertInto('missed_meals')
    .values(missed.map((meal) => ({ ...meal, subscription, gives: 'credit' })))
    .onConflict((on) => on.doNothing())
    .execute()

/** What was to differ after the last day is forgotten. */
export const dropOverridesAfter = (tx: Tx, subscription: number, last_date: string) =>
  rows(
    tx,
    sql`delete from subscription_overrides where subscription = ${subscription} and date > ${last_date}::date`,
  )
