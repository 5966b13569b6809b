import { sql } from 'kysely'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

const keys = (db: Reads | Tx) =>
  db
    .selectFrom('api_keys as k')
    .innerJoin('accounts as a', 'a.id', 'k.account')
    .select([
      'k.id',
      'k.name',
      'k.account',
      'a.username',
      'k.scope',
      'k.created_at',
      'k.expires_at',
      'k.revoked_at',
    ])

const sortable = ['name', 'created_at', 'expires_at']

export const listKeys = (db: Reads, page: PageRequest) =>
  pageOf(
    ordered(
      searched(keys(db), page.words, ['k.name', 'a.username']),
      page.ordering,
      sortable,
      ['-k.created_at'],
      'k.id',
    ),
    page,
  )

export const keyById = (tx: Tx, id: string) => keys(tx).where('k.id', '=', id).executeTakeFirst()

/** An account that a key may act as: one of the kitchen's own people, never a customer. */
export const employee = (tx: Tx, id: number) =>
  tx
    .selectFrom('accounts')
    .select('id')
    .where('id', '=', id)
    .where('role', '<>', 'customer')
    .where('is_active', '=', true)
    .forShare()
    .executeTakeFirst()

/** Undefined when there is none. One that is revoked keeps its first instant. */
export const revokeKey = (tx: Tx, id: string) =>
  tx
    .updateTable('api_keys')
    .set({ revoked_at: sql<string>`coalesce(revoked_at, now())` })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
