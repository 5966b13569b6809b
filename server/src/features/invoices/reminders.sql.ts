import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

/** The days past due on which somebody is asked for their money, and after which nobody is: then people talk. */
const stages = [1, 7, 14]
const lastDay = 30

export type Reminded = {
  id: number
  invoice_number: string
  customer: number
  due_date: string
  open_amount: string
  stage: number
}

/**
 * Writes down, for so many invoices, that their customers are reminded. Each stage is one reminder; who was not asked for
 * a while, because nothing ran, is asked once, for the last stage that is reached.
 */
export const takeReminders = (tx: Tx, most: number) =>
  rows<Reminded>(
    tx,
    sql`
    with late as (
      select i.id, i.invoice_number, i.customer, i.due_date, i.open_amount, reached.stage
      from invoices i, lateral (
        select max(stage) as stage from unnest(${stages}::integer[]) as stage where i.due_date + stage <= kitchen_today()
      ) as reached
      where i.status = 'pending' and i.due_date < kitchen_today() and i.due_date >= kitchen_today() - ${lastDay}::integer
        and not exists (select from invoice_reminders r where r.invoice = i.id and r.stage >= reached.stage)
      order by i.due_date, i.id limit ${most} for no key update of i skip locked
    ), written as (
      insert into invoice_reminders (invoice, stage) select id, stage from late
      on conflict do nothing
      returning invoice
    )
    select late.id, late.invoice_number, late.customer, late.due_date, late.open_amount, late.stage
    from late join written on written.invoice = late.id order by late.id`,
  )

/** What is still open of an invoice, and where its customer reads mail; undefined when nothing is, or nowhere. */
export const mailable = (db: Reads, invoice: number) =>
  db
    .selectFrom('invoices as i')
    .innerJoin('customers as c', 'c.id', 'i.customer')
    .innerJoin('accounts as a', 'a.id', 'c.account')
    .select(['i.invoice_number', 'i.due_date', 'i.open_amount', 'c.name', 'a.email'])
    .where('i.id', '=', invoice)
    .where('i.status', '=', 'pending')
    .where('a.email', '<>', '')
    .executeTakeFirst()
