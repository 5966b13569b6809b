import { sql } from 'kysely'
import { ordered, pageOf, type PageRequest } from '../../platform/db/listing.ts'
import { rows } from '../../platform/db/handles.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import type { Leg } from './purse.ts'

const movements = (db: Reads, customer: number | undefined) =>
  db
    .selectFrom('ledger_entries as entry')
    .innerJoin('ledger_transactions as transaction', 'transaction.id', 'entry.transaction')
    .where('entry.customer', '=', customer ?? null)
    .where('entry.version', 'is not', null)
    .select((eb) => [
      'entry.id',
      'balance_after',
      'entry.version',
      'entry.promo_grant',
      'transaction.order',
      'transaction.created_at',
      sql<string>`abs(entry.amount)`.as('amount'),
      eb.case().when('entry.amount', '>', '0').then('credit').else('debit').end().as('transaction_type'),
      'transaction.explanation as description',
      'transaction.explanation',
    ])

const sortable = ['id', 'amount', 'transaction_type', 'description', 'created_at']

/** A wallet's movements, newest first; nobody's are none. Amounts are without sign; `transaction_type` says which way. */
export const listMovements = (db: Reads, customer: number | undefined, page: PageRequest) =>
  pageOf(ordered(movements(db, customer), page.ordering, sortable, [], '-entry.version'), page)

export const movementById = (db: Reads, customer: number, id: number) =>
  movements(db, customer).where('entry.id', '=', id).executeTakeFirst()

/** The transaction that a movement of a wallet is part of. */
export async function transactionOf(tx: Tx, movement: number) {
  const [transaction] = await rows<{ id: number; type: string; explanation: string; customer: number }>(
    tx,
    sql`select t.id, t.type, t.explanation, e.customer from ledger_entries e
      join ledger_transactions t on t.id = e.transaction where e.id = ${movement} and e.version is not null`,
  )
  return transaction
}

export const legsOf = (tx: Tx, transaction: number) =>
  rows<Leg>(
    tx,
    sql`select account, customer, promo_grant, amount from ledger_entries where transaction = ${transaction} order by id`,
  )

/**
 * What an order took from its customer's wallet and did not give back, positive: first what is still owed for it, then paid
 * money.
 */
export const takenBy = (tx: Tx, order: number) =>
  rows<Leg>(
    tx,
    sql`select e.account, e.customer, e.promo_grant, -sum(e.amount) as amount
      from ledger_transactions t join ledger_entries e on e.transaction = t.id
      where t."order" = ${order} and t.invoice is null and e.account = any(array['receivable', 'wallet', 'promo'])
      group by e.account, e.customer, e.promo_grant having sum(e.amount) < 0
      order by array_position(array['receivable', 'wallet', 'promo'], e.account), e.promo_grant desc`,
  )

/** What came in for an invoice and did not go back: first paid money, wherever it came to, then promotional money. */
export const fundsOf = (tx: Tx, invoice: number) =>
  rows<Leg>(
    tx,
    sql`select case when e.promo_grant is null then 'wallet' else 'promo' end as account, i.customer, e.promo_grant, -sum(e.amount) as amount
      from invoices i join ledger_transactions t on t.invoice = i.id join ledger_entries e on e.transaction = t.id
      where i.id = ${invoice} and e.account = any(array['wallet', 'promo', 'office', 'bank', 'gateway'])
      group by i.customer, e.promo_grant having sum(e.amount) < 0 order by e.promo_grant desc nulls first`,
  )

/** The promotional money that came back of the meals of an invoice, and was not taken again. */
export const giftsBack = (tx: Tx, invoice: number) =>
  rows<{ promo_grant: number; amount: string }>(
    tx,
    sql`select e.promo_grant, sum(e.amount) as amount
      from ledger_transactions t join ledger_entries e on e.transaction = t.id and e.account = 'promo'
      where t.invoice = ${invoice} and t.type = any(array['meal_credit', 'meal_credit_undone'])
      group by e.promo_grant having sum(e.amount) > 0 order by e.promo_grant`,
  )

/**
 * How much more the delivered meals of an order's subscription have earned than was left for them, because credit notes had
 * taken it before, and the newest invoice with such a note. Below zero something is left.
 */
export async function creditedAhead(tx: Tx, order: number) {
  const [ahead] = await rows<{ amount: string; invoice: number | null }>(
    tx,
    sql`
    with own as (
      -- Most subscriptions were never credited: a delivery of theirs reads no more than their invoices.
      select subscription from orders o where id = ${order}
        and exists (select from invoices i where i.subscription = o.subscription and i.credited_amount > 0)
    ), booked as (
      select t.id, t.type, t.invoice from own join invoices i using (subscription) join ledger_transactions t on t.invoice = i.id
      union
      select t.id, t.type, t.invoice from own join orders o using (subscription) join ledger_transactions t on t."order" = o.id
    )
    select least(-coalesce(sum(e.amount), no_money()), coalesce(-sum(e.amount) filter (where type = 'credit_note'), no_money())) as amount,
      max(invoice) filter (where type = 'credit_note') as invoice
    from booked join ledger_entries e on e.transaction = booked.id where e.account = 'unearned'`,
  )
  return ahead! // a sum is one row
}

/** The invoice that an order of a subscription was agreed with. */
export async function invoiceOf(tx: Tx, order: number): Promise<number | null> {
  const [found] = await rows<{ invoice: number | null }>(
    tx,
    sql`select invoice_of_meal(subscription, delivery_date, meal_slot) as invoice from orders
      where id = ${order} and payment_mode = 'invoice'`,
  )
  return found?.invoice ?? null
}

/** Whether the difference of a meal that was paid in advance has moved. */
export const hasSettledDifference = async (tx: Tx, order: number): Promise<boolean> => {
  const found = await tx
    .selectFrom('ledger_transactions')
    .select('id')
    .where('order', '=', order)
    .where(sql<boolean>`type = any(array['order_payment', 'meal_credit'])`)
    .executeTakeFirst()
  return found !== undefined
}

export const isReversed = async (tx: Tx, transaction: number): Promise<boolean> => {
  const found = await tx
    .selectFrom('ledger_transactions')
    .select('id')
    .where('reverses', '=', transaction)
    .executeTakeFirst()
  return found !== undefined
}

/** What was paid for an order when it was placed, unless it was given back. */
export async function paymentOf(tx: Tx, order: number): Promise<number | undefined> {
  const [payment] = await rows<{ id: number }>(
    tx,
    sql`select id from ledger_transactions t where "order" = ${order} and type = 'order_payment'
      and not exists (select from ledger_transactions where reverses = t.id)`,
  )
  return payment?.id
}
