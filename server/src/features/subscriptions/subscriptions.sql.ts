import { sql, type Insertable } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import type { Gives } from '../meals/index.ts'

type Subscription = Insertable<TenantDb['subscriptions']>

export async function kitchenToday(db: Reads | Tx): Promise<string> {
  const [row] = await rows<{ today: string }>(db, sql`select kitchen_today() as today`)
  if (!row) throw new Error('one row was asked for')
  return row.today
}

/** Whose it is, which never changes. */
export const customerOf = (db: Reads | Tx, id: number) =>
  db
    .selectFrom('subscriptions')
    .select('customer')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()

/** What somebody must not have. */
export async function allergiesOf(db: Reads | Tx, customer: number): Promise<string[]> {
  const [row] = await rows<{ allergies: string[] }>(
    db,
    sql`select allergies from customers where id = ${customer}`,
  )
  return row?.allergies ?? []
}

/** Until the transaction ends nobody else changes it or plans its meals; being referred to by new orders is no change. */
export const lockById = (tx: Tx, id: number) =>
  tx
    .selectFrom('subscriptions as s')
    .leftJoin('meal_packages as p', 'p.id', 's.meal_package')
    .select([
      's.id',
      's.customer',
      's.status',
      's.start_date',
      's.end_date',
      's.time_slot',
      's.meal_package',
      's.lunch_address',
      's.dinner_address',
      's.selected_days',
      's.payment_mode',
      's.diet_type',
      's.want_notifications',
      's.dietary_preferences',
      's.special_instructions',
      's.price',
      's.period_days',
      's.billing',
      's.trial_until',
      's.priced_until',
      's.auto_renew',
      's.renew_days',
      's.notice_days',
      's.ended_early_on',
      's.cost_per_meal',
      's.activated_at',
      's.ends_on',
      's.pricing',
      sql<Gives>`s.skip_gives`.as('skip_gives'),
      's.skip_quota',
      sql<Gives>`s.pause_gives`.as('pause_gives'),
      'p.name as package_name',
      'p.diet_type as package_diet',
      sql<string>`kitchen_today()`.as('today'),
    ])
    .where('s.id', '=', id)
    .where('s.archived_at', 'is', null)
    .forNoKeyUpdate('s')
    .executeTakeFirst()

/** The next running subscription after this one whose period of today is not billed: no invoice of it covers today. */
export async function unbilled(tx: Tx, after: number) {
  const [next] = await rows<{ id: number }>(
    tx,
    sql`
    select s.id from subscriptions s
    where s.id > ${after} and s.status = 'active' and s.archived_at is null and s.pricing = 'period' and s.period_days is distinct from 0 and s.price > 0
      and kitchen_today() between greatest(s.start_date, s.trial_until + 1) and s.end_date
      and not exists (select from invoices i where i.subscription = s.id and kitchen_today() between i.period_start and i.period_end)
    order by s.id limit 1`,
  )
  return next
}

/** The last date of a subscription that was billed; null before there is one. */
export async function billedUntil(tx: Tx, id: number): Promise<string | null> {
  const [row] = await rows<{ until: string | null }>(
    tx,
    sql`select max(period_end) as until from invoices where subscription = ${id}`,
  )
  return row?.until ?? null
}

/** The others of a customer that are pending or active. Those that a change of plan ends are counted with what follows. */
export async function countLive(tx: Tx, customer: number, except: number | null): Promise<number> {
  const [row] = await rows<{ count: number }>(
    tx,
    sql`select count(*) as count from subscriptions where customer = ${customer} and archived_at is null
      and status = any(array['pending', 'active']) and id is distinct from ${except}::integer
      and not exists (select from subscriptions next where next.continues = subscriptions.id)`,
  )
  return row?.count ?? 0
}

export type PlaceFacts = {
  /** Name and code of the slot, when it can be chosen. */
  slot: string | null
  /** Of those of the two addresses that are the customer's own, still there and not rejected: whether it lies in a zone. */
  lunch_address: boolean | null
  dinner_address: boolean | null
}
type PlaceIds = {
  customer: number
  time_slot: number | null
  lunch_address: number | null
  dinner_address: number | null
}

/**
 * What the slot and the addresses of a subscription are judged by. Neither can be taken off the lists before the
 * transaction ends: the slot is held here, an address with its customer.
 */
export async function placeFacts(tx: Tx, ids: PlaceIds): Promise<PlaceFacts> {
  const inZone = (id: number | null) => sql`(
    select z.id is not null from customer_addresses a left join zones z on z.id = a.zone and z.archived_at is null
    where a.id = ${id}::integer and a.customer = ${ids.customer} and a.archived_at is null and a.status <> 'rejected')`
  const [facts] = await rows<PlaceFacts>(
    tx,
    sql`
    select (select name || ' ' || code from meal_slots where id = ${ids.time_slot}::integer and is_active and archived_at is null
        for share) as slot,
      ${inZone(ids.lunch_address)} as lunch_address, ${inZone(ids.dinner_address)} as dinner_address`,
  )
  if (!facts) throw new Error('one row was asked for')
  return facts
}

export const insertSubscription = (tx: Tx, values: Subscription) =>
  tx.insertInto('subscriptions').values(values).returning('id').executeTakeFirstOrThrow()

export const updateSubscription = (tx: Tx, id: number, changes: Partial<Subscription>) =>
  tx
    .updateTable('subscriptions')
    .set({ ...changes, updated_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()

export async function replaceMenus(tx: Tx, subscription: number, menus: number[]): Promise<void> {
  await tx.deleteFrom('subscription_menus').where('subscription', '=', subscription).execute()
  await rows(
    tx,
    sql`insert into subscription_menus (subscription, menu) select ${subscription}, menu from unnest(${menus}::integer[]) menu`,
  )
}

export const menusOf = (tx: Tx, subscription: number) =>
  tx
    .selectFrom('subscription_menus')
    .innerJoin('menus', 'menus.id', 'subscription_menus.menu')
    .select(['menus.id', 'menus.name'])
    .where('subscription', '=', subscription)
    .orderBy('menus.id')
    .execute()

/** The first time it becomes active is remembered, and when it was cancelled: from then on it has no later dates to give. */
export const setStatus = (tx: Tx, id: number, status: string) =>
  rows(
    tx,
    sql`
    update subscriptions set status = ${status}, updated_at = kitchen_now(),
      activated_at = case when ${status} = 'active' then coalesce(activated_at, kitchen_now()) else activated_at end,
      ended_early_on = case when ${status} = 'cancelled' then coalesce(ended_early_on, kitchen_today()) else ended_early_on end
    where id = ${id}`,
  )

export const archiveSubscription = (tx: Tx, id: number) =>
  rows(tx, sql`update subscriptions set archived_at = kitchen_now() where id = ${id}`)

/** Ends what is past its last day, at most so many, and tells the screens. Answers how many. */
export async function expire(tx: Tx, most: number): Promise<number> {
  const [turn] = await rows<{ expired: number }>(
    tx,
    sql`
    with over as (
      select id from subscriptions where status = any(array['pending', 'active', 'paused']) and end_date < kitchen_today()
        and (status = 'pending' or ends_on < kitchen_today())
        -- What renews itself may only be late.
        and not (status = 'active' and auto_renew and end_date >= kitchen_today() - 3)
      order by id limit ${most} for no key update skip locked
    ), expired as (
      update subscriptions set status = 'expired', updated_at = kitchen_now() from over where subscriptions.id = over.id
      returning subscriptions.id, customer
    ), told as (
      insert into outbox (topic, type, data)
      select 'subscriptions', 'subscription.moved', jsonb_build_object('id', id, 'status', 'expired', 'customer', customer) from expired
    )
    select count(*) as expired from expired`,
  )
  return turn?.expired ?? 0
}

/** The last date with a meal; null while nobody can say. */
export async function lastDateOf(db: Reads | Tx, id: number): Promise<string | null> {
  const [row] = await rows<{ ends_on: string | null }>(
    db,
    sql`select ends_on from subscriptions where id = ${id}`,
  )
  return row?.ends_on ?? null
}
