import { sql } from 'kysely'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

/** Everybody who works here, switched on or off. */
const staff = (db: Reads) =>
  db
    .selectFrom('accounts')
    .where('role', '<>', 'customer')
    .where('archived_at', 'is', null)
    .select([
      'id',
      'username',
      'email',
      'first_name',
      'last_name',
      'is_active',
      sql<boolean>`true`.as('is_staff'),
      'role',
      'date_joined',
      'last_login',
    ])

const searchable = ['username', 'email', 'first_name', 'last_name']
const sortable = [...searchable, 'id', 'is_active', 'role', 'date_joined', 'last_login']

export const listStaff = (db: Reads, is_active: boolean, page: PageRequest) =>
  pageOf(
    ordered(
      searched(staff(db).where('is_active', '=', is_active), page.words, searchable),
      page.ordering,
      sortable,
      ['-date_joined'],
      '-id',
    ),
    page,
  )

export const memberById = (db: Reads, id: number) => staff(db).where('id', '=', id).executeTakeFirst()

/** A member, and with them the active administrators: that one remains is judged over all of them. In one order. */
export const lockMembers = (tx: Tx, id: number) =>
  tx
    .selectFrom('accounts')
    .select(['id', 'role', 'is_active'])
    .where('role', '<>', 'customer')
    .where('archived_at', 'is', null)
    .where((where) =>
      where.or([
        where('id', '=', id),
        where.and([where('role', '=', 'admin'), where('is_active', '=', true)]),
      ]),
    )
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
