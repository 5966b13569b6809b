import { sql } from 'kysely'
import { pageOf, type PageRequest } from '../../platform/db/listing.ts'
import { rows } from '../../platform/db/handles.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

export type NewGrant = {
  customer: number
  amount: string
  expires_on: string | null
  priority: number
  explanation: string
  created_by: number | null
}

/** With nothing on it yet: what remains comes with its booking. Answers nothing when the last day is over. */
export async function insertGrant(tx: Tx, grant: NewGrant): Promise<number | undefined> {
  const [made] = await rows<{ id: number }>(
    tx,
    sql`insert into promo_grants (customer, amount, expires_on, priority, explanation, created_by)
      select ${grant.customer}::integer, ${grant.amount}::numeric, ${grant.expires_on}::date, ${grant.priority}::integer,
        ${grant.explanation}, ${grant.created_by}::integer
      where coalesce(${grant.expires_on}::date >= kitchen_today(), true) returning id`,
  )
  return made?.id
}

export const listGrants = (db: Reads, customer: number, page: PageRequest) =>
  pageOf(
    db
      .selectFrom('promo_grants')
      .where('customer', '=', customer)
      .select(['id', 'amount', 'remaining', 'expires_on', 'priority', 'explanation', 'created_at'])
      .orderBy('id', 'desc'),
    page,
  )

/** Whose grants have something left after their last day, unless they are frozen; at most so many grants a turn. */
export const customersWithExpired = (tx: Tx, most: number) =>
  rows<{ customer: number }>(
    tx,
    sql`select distinct customer from (
        select g.customer from promo_grants g join wallets w on w.customer = g.customer and w.frozen_at is null
        where g.remaining > 0 and g.expires_on < kitchen_today() order by g.expires_on, g.id limit ${most}) expired`,
  )

export const expiredGrants = (tx: Tx, customers: number[]) =>
  rows<{ id: number; customer: number; remaining: string; expires_on: string; explanation: string }>(
    tx,
    sql`select id, customer, remaining, expires_on, explanation from promo_grants
      where customer = any(${customers}) and remaining > 0 and expires_on < kitchen_today() order by customer, id`,
  )
