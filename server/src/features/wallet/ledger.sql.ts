import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import { prepared } from '../../platform/db/prepared.ts'
import { pageOf } from '../../platform/db/listing.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

export type WalletPosting = {
  type: string
  explanation: string
  customer: number
  /** Signed, as the wallet sees it: "-12.50" takes from it. */
  amount: string
  /** The account that the other half is booked on. */
  against: string
  order: number | null
  invoice?: number
  created_by: number | null
}

export const insertWallet = (tx: Tx, customer: number, zero: string) =>
  tx
    .insertInto('wallets')
    .values({ customer, balance: zero, credit_limit: zero })
    .onConflict((on) => on.doNothing())
    .execute()

const moveAndBook = prepared<
  [
    type: string,
    explanation: string,
    customer: number,
    amount: string,
    against: string,
    order: number | null,
    created_by: number | null,
    invoice: number | null,
  ],
  { id: number; amount: string; balance: string; created_at: string }
>(`
  with moved as (
    update wallets set balance = balance + $4::numeric, version = version + 1
    where customer = $3 and ($4::numeric > 0 or balance + $4::numeric >= -credit_limit and frozen_at is null)
    returning customer, balance, version
  ), booked as (
    insert into ledger_transactions (type, explanation, "order", created_by, invoice) select $1, $2, $6, $7, $8 from moved
    returning id, created_at
  ), entries as (
    insert into ledger_entries (transaction, account, customer, amount, version, balance_after)
    select booked.id, 'wallet', customer, $4::numeric, version, balance from moved, booked
    union all
    select booked.id, $5, null, -$4::numeric, null, null from booked
    returning id, account, amount
  )
  select entries.id, entries.amount, moved.balance, booked.created_at
  from entries, moved, booked where entries.account = 'wallet'`)

/**
 * Moves money into or out of a wallet and books both halves, in one statement. The guard stands in the update itself, so
 * it is judged on the row as it is once the lock is ours, however many run at once. Answers nothing, and does nothing,
 * when the wallet does not exist, does not cover it, or is frozen.
 */
export async function postWithWallet(
  tx: Tx,
  { type, explanation, customer, amount, against, order, created_by, invoice }: WalletPosting,
) {
  const [movement] = await moveAndBook(
    tx,
    type,
    explanation,
    customer,
    amount,
    against,
    order,
    created_by,
    invoice ?? null,
  )
  return movement
}

export type Posting = {
  type: string
  explanation: string
  order?: number
  invoice?: number
  /** Whose cash it moves. */
  driver?: number
  created_by: number | null
  legs: { account: string; amount: string }[]
}

/** Books a transaction that touches no wallet. */
export const post = (tx: Tx, { type, explanation, order, invoice, driver, created_by, legs }: Posting) =>
  rows(
    tx,
    sql`
    with booked as (
      insert into ledger_transactions (type, explanation, "order", invoice, created_by)
      values (${type}, ${explanation}, ${order ?? null}::integer, ${invoice ?? null}::integer, ${created_by}) returning id
    )
    insert into ledger_entries (transaction, account, amount, driver)
    select booked.id, leg.account, leg.amount, case leg.account when 'cash' then ${driver ?? null}::integer end from booked,
      unnest(${legs.map((leg) => leg.account)}::text[], ${legs.map((leg) => leg.amount)}::numeric[]) as leg (account, amount)`,
  )

export const balanceOf = (db: Reads, account: number) =>
  db
    .selectFrom('wallets')
    .innerJoin('customers', 'customers.id', 'wallets.customer')
    .select(['wallets.customer', 'balance', 'credit_limit'])
    .where('customers.account', '=', account)
    .executeTakeFirst()

const movements = (db: Reads, customer: number | undefined) =>
  db
    .selectFrom('ledger_entries as entry')
    .innerJoin('ledger_transactions as transaction', 'transaction.id', 'entry.transaction')
    .where('entry.customer', '=', customer ?? null)
    .select((eb) => [
      'entry.id',
      'balance_after',
      'transaction.order',
      'transaction.created_at',
      sql<string>`abs(entry.amount)`.as('amount'),
      eb.case().when('entry.amount', '>', '0').then('credit').else('debit').end().as('transaction_type'),
      'transaction.explanation as description',
      'transaction.explanation',
    ])

/** A wallet's movements, newest first; nobody's are none. Amounts are without sign; `transaction_type` says which way. */
export const listMovements = (db: Reads, customer: number | undefined, page: PageRequest) =>
  pageOf(movements(db, customer).orderBy('entry.id', 'desc'), page)

export const movementById = (db: Reads, customer: number, id: number) =>
  movements(db, customer).where('entry.id', '=', id).executeTakeFirst()
