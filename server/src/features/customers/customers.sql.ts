import { sql, type Insertable } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

type Customer = Insertable<TenantDb['customers']>
export type CustomerFilter = { loyalty_tier?: string; preferred_communication?: string }

const spendable = sql<string>`wallets.balance + promotional(wallets)`

/** Customers as the office and they themselves see them. The zone is its name here; an archived zone is none. */
const customers = (db: Reads) =>
  db
    .selectFrom('customers')
    .innerJoin('accounts', 'accounts.id', 'customers.account')
    .innerJoin('wallets', 'wallets.customer', 'customers.id')
    .leftJoin('zones', (on) =>
      on.onRef('zones.id', '=', 'customers.zone').on('zones.archived_at', 'is', null),
    )
    .where('customers.archived_at', 'is', null)
    .select([
      'customers.id',
      'accounts.username',
      'accounts.email',
      'accounts.first_name',
      'accounts.last_name',
      sql<string>`trim(accounts.first_name || ' ' || accounts.last_name)`.as('full_name'),
      'customers.name',
      'customers.phone',
      'customers.emirates_id',
      'zones.name as zone',
      spendable.as('wallet_balance'),
      'customers.loyalty_points',
      'customers.loyalty_tier',
      'customers.preferred_communication',
      sql<string[]>`customers.allergies`.as('allergies'),
      sql<(string | number)[]>`customers.dislikes`.as('dislikes'),
      'customers.created_at',
      'customers.updated_at',
    ])

const sortable = ['id', 'created_at', 'wallet_balance', 'loyalty_points']

export function listCustomers(db: Reads, filter: CustomerFilter, page: PageRequest) {
  let query = searched(customers(db), page.words, [
    'accounts.username',
    'accounts.email',
    'customers.name',
    'customers.phone',
  ])
  for (const [column, value] of Object.entries(filter)) query = query.where(`customers.${column}`, '=', value)
  return pageOf(ordered(query, page.ordering, sortable, ['-created_at'], '-customers.id'), page)
}

export const customerById = (db: Reads, id: number) =>
  customers(db).where('customers.id', '=', id).executeTakeFirst()

export const customerOfAccount = (db: Reads, account: number) =>
  db
    .selectFrom('customers')
    .select(['id', 'name', 'account'])
    .where('account', '=', account)
    .where('archived_at', 'is', null)
    .executeTakeFirst()

/** Who signs in with this phone, however it is written. */
export const customerByPhone = (db: Reads, phone: string) =>
  db
    .selectFrom('customers')
    .innerJoin('accounts', 'accounts.id', 'customers.account')
    .select(['accounts.id', 'username', 'email', 'customers.name', 'phone', 'is_active', 'password_hash'])
    .where('phone_digits', '=', phone.replace(/\D/g, ''))
    .where('phone_digits', '<>', '')
    .where('customers.archived_at', 'is', null)
    .executeTakeFirst()

/** Undefined when the phone is another customer's; of two at once the second waits for the first. */
export const insertCustomer = (tx: Tx, customer: Customer) =>
  tx
    .insertInto('customers')
    .values(customer)
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()

/** Holds the customer's own rows together until the transaction ends; orders may still be placed meanwhile. */
export const lockCustomer = (tx: Tx, id: number) =>
  tx
    .selectFrom('customers')
    .select(['id', 'account'])
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const updateCustomer = (tx: Tx, id: number, changes: Partial<Customer>) =>
  tx
    .updateTable('customers')
    .set({ ...changes, updated_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()

/** Before a customer is removed: nothing new may refer to them until that is decided, so orders wait too. */
export const lockLeaving = (tx: Tx, id: number) =>
  tx
    .selectFrom('customers')
    .select(['id', 'account'])
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

/** What the kitchen still owes a customer, from today on. */
export async function stillOwed(tx: Tx, id: number): Promise<{ subscriptions: number; orders: number }> {
  const [owed] = await rows<{ subscriptions: number; orders: number }>(
    tx,
    sql`
    select
      (select count(*) from subscriptions where customer = ${id} and archived_at is null
        and status = any (array['pending', 'active', 'paused']) and coalesce(ends_on, 'infinity') >= kitchen_today()) as subscriptions,
      (select count(*) from orders where customer = ${id} and archived_at is null
        and status <> all (array['delivered', 'cancelled']) and delivery_date >= kitchen_today()) as orders`,
  )
  return owed! // a select without "from" has one row
}

export const archiveCustomer = (tx: Tx, id: number) =>
  tx
    .updateTable('customers')
    .set({ archived_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()
