import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import { owedOf } from './debts.sql.ts'

export const insertWallet = (tx: Tx, customer: number, zero: string) =>
  tx
    .insertInto('wallets')
    .values({ customer, balance: zero, credit_limit: zero })
    .onConflict((on) => on.doNothing())
    .execute()

/** Locks wallets, always in the same order, so that two who want the same ones never wait for each other for ever. */
export const lockWallets = (tx: Tx, customers: number[]) =>
  rows<{ customer: number; balance: string; promo: string; credit_limit: string; is_frozen: boolean }>(
    tx,
    sql`select customer, balance, promo, credit_limit, frozen_at is not null as is_frozen from wallets where customer = any(${customers})
      order by customer for no key update`,
  )

/** What can be spent today of the grants of these customers, in the order in which it is spent. */
export const grantsToSpend = (tx: Tx, customers: number[]) =>
  rows<{ id: number; customer: number; remaining: string }>(
    tx,
    sql`select id, customer, remaining from promo_grants where customer = any(${customers}) and remaining > 0
      and (expires_on is null or expires_on >= kitchen_today()) order by priority, expires_on nulls last, id`,
  )

const purses = (db: Reads) =>
  db
    .selectFrom('wallets')
    .select([
      'wallets.customer',
      sql<string>`balance + promotional(wallets)`.as('balance'),
      'balance as paid',
      sql<string>`promotional(wallets)`.as('promotional'),
      'held',
      'credit_limit',
      owedOf(sql`wallets.customer`).as('owed'),
    ])

export const purseOf = (db: Reads, customer: number) =>
  purses(db).where('wallets.customer', '=', customer).executeTakeFirst()

export const purseOfAccount = (db: Reads, account: number) =>
  purses(db)
    .innerJoin('customers', 'customers.id', 'wallets.customer')
    .where('customers.account', '=', account)
    .executeTakeFirst()

/** What each of these customers can still spend, the credit limit included. */
export async function coverage(db: Reads, customers: number[]): Promise<Map<number, string>> {
  const covered = await rows<{ customer: number; amount: string }>(
    db,
    sql`select customer, balance + promotional(wallets) + credit_limit as amount from wallets
      where customer = any(${customers})`,
  )
  return new Map(covered.map(({ customer, amount }) => [customer, amount]))
}

/** Answers nothing when the wallet does not exist or owes more than this already. */
export const setCreditLimit = (tx: Tx, customer: number, credit_limit: string) =>
  tx
    .updateTable('wallets')
    .set({ credit_limit })
    .where('customer', '=', customer)
    .where(sql<boolean>`balance >= -${credit_limit}::numeric`)
    .returning('customer')
    .executeTakeFirst()

/** Those who were archived have names too: money may still leave their wallets. */
export async function customersOf(tx: Tx, customers: number[]) {
  const found = await rows<{ id: number; name: string; is_archived: boolean }>(
    tx,
    sql`select id, name, archived_at is not null as is_archived from customers where id = any(${customers})`,
  )
  return new Map(found.map((one) => [one.id, one]))
}
