import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import { pageOf, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

/** Of two who hand in one driver's cash the second waits here, and then sees what is left. */
export const holdDriver = (tx: Tx, id: number) =>
  tx
    .selectFrom('drivers')
    .select(['id', 'name'])
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const driverNamed = (db: Reads, id: number) =>
  db
    .selectFrom('drivers')
    .select(['id', 'name'])
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()

export const driverOfAccount = (db: Reads, account: number) =>
  db
    .selectFrom('drivers')
    .select(['id', 'name'])
    .where('account', '=', account)
    .where('archived_at', 'is', null)
    .executeTakeFirst()

/** What a driver took at doors and did not hand in; `zero` when that is nothing. */
export async function carriedBy(db: Reads | Tx, driver: number, zero: string): Promise<string> {
  const [cash] = await rows<{ carries: string }>(
    db,
    sql`
    select coalesce(-sum(amount), ${zero}::numeric) as carries from ledger_entries where driver = ${driver}`,
  )
  return cash?.carries ?? zero
}

/** What a driver took (positive) and handed in (negative), newest first. */
export const listDriverCash = (db: Reads, driver: number, page: PageRequest) =>
  pageOf(
    db
      .selectFrom('ledger_entries as e')
      .innerJoin('ledger_transactions as t', 't.id', 'e.transaction')
      .where('e.driver', '=', driver)
      .select([
        'e.id',
        't.type',
        't.order',
        't.explanation',
        't.created_at',
        sql<string>`-e.amount`.as('amount'),
      ])
      .orderBy('e.id', 'desc'),
    page,
  )
