import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'
import { found } from '../../refusals.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

const fields = [
  's.id',
  's.status',
  's.start_date',
  's.end_date',
  's.time_slot',
  's.meal_package',
  's.selected_days',
  's.payment_mode',
  's.diet_type',
  's.total_cost',
] as const

const terms = [
  's.auto_renew',
  's.trial_until',
  's.billing',
  's.renew_notice_days',
  's.notice_days',
  's.continues',
] as const

/** What rows and details have in common. */
const officeSubscriptions = (db: Reads | Tx) =>
  db
    .selectFrom('subscriptions as s')
    .innerJoin('customers as c', 'c.id', 's.customer')
    .innerJoin('accounts as a', 'a.id', 'c.account')
    .leftJoin('meal_slots as slot', 'slot.id', 's.time_slot')
    .leftJoin('meal_packages as p', 'p.id', 's.meal_package')
    .where('s.archived_at', 'is', null)
    .select([
      ...fields,
      's.customer as customer_id',
      'c.name as customer_name',
      'c.phone as customer_phone',
      sql<string>`coalesce(slot.name, '')`.as('time_slot_name'),
      's.want_notifications',
      's.dietary_preferences',
      's.special_instructions',
      's.cost_per_meal',
      sql<number>`(select count(*) from orders o where o.subscription = s.id and o.status <> 'cancelled')`.as(
        'order_count',
      ),
      's.lunch_address',
      's.dinner_address',
    ])

const sortable = ['start_date', 'end_date', 'status', 'total_cost']
export type SubscriptionFilter = { status?: string; payment_mode?: string }

export function listSubscriptions(db: Reads, filter: SubscriptionFilter, page: PageRequest) {
  const all = officeSubscriptions(db).select(sql<string>`coalesce(p.name, '')`.as('meal_package_name'))
  let query = searched(all, page.words, ['c.name', 'a.first_name', 'a.last_name', 'c.phone', 'a.email'])
  for (const [column, value] of Object.entries(filter)) query = query.where(`s.${column}`, '=', value)
  return pageOf(ordered(query, page.ordering, sortable, ['-start_date'], '-s.id'), page)
}

const slotDetails = sql<Slot | null>`case when slot.id is not null then json_build_object('id', slot.id, 'name', slot.name,
  'code', slot.code, 'cutoff_time', slot.cutoff_time, 'time', coalesce(to_char(slot.cutoff_time, 'HH24:MI'), '')) end`
type Slot = { id: number; name: string; code: string; cutoff_time: string | null; time: string }

const place = (id: string) => sql<Place | null>`(
  select json_build_object('id', place.id, 'building_name', building_name, 'flat_number', flat_number,
    'floor_number', floor_number, 'street', street, 'city', city)
  from customer_addresses place where place.id = ${sql.ref(id)})`
type Place = Record<'building_name' | 'flat_number' | 'floor_number' | 'street' | 'city', string | null> & {
  id: number
}

// JSON numbers would lose the decimals of "12.50".
const packageDetails = sql<Package | null>`case when p.id is not null then json_build_object('id', p.id, 'name', p.name,
  'price', p.price::text, 'currency', p.currency, 'diet_type', p.diet_type, 'diet_type_display',
  case p.diet_type when 'veg' then 'Vegetarian' when 'nonveg' then 'Non-Vegetarian' else 'Both' end) end`
type Package = {
  id: number
  name: string
  price: string
  currency: string
  diet_type: string
  diet_type_display: string
}

const lines = sql<SlotLine[]>`coalesce((
  select json_agg(json_build_object('meal_slot', l.meal_slot, 'address', l.address, 'quantity', l.quantity, 'selected_days', l.selected_days)
    order by s2.sort_order, s2.id)
  from subscription_lines l left join meal_slots s2 on s2.id = l.meal_slot where l.subscription = s.id), '[]')`
type SlotLine = {
  meal_slot: number | null
  address: number | null
  quantity: number
  selected_days: string[]
}

/** 404 when there is none, or no longer. */
export const subscriptionDetail = async (db: Reads | Tx, id: number) =>
  found(
    await officeSubscriptions(db)
      .select([
        's.customer',
        's.ends_on',
        ...terms,
        lines.as('slots'),
        slotDetails.as('time_slot_details'),
        packageDetails.as('meal_package_details'),
        place('s.lunch_address').as('lunch_address_details'),
        place('s.dinner_address').as('dinner_address_details'),
      ])
      .where('s.id', '=', id)
      .executeTakeFirst(),
  )

type OwnPlace = Place & {
  zone: number | null
  zone_name: string | null
  is_default: boolean
  status: string
  admin_notes: string | null
  reason: string
}
const ownPlace = (id: string) => sql<OwnPlace | null>`(
  select json_build_object('id', place.id, 'building_name', building_name, 'flat_number', flat_number,
    'floor_number', floor_number, 'street', street, 'city', city, 'zone', z.id, 'zone_name', z.name,
    'is_default', place.is_default, 'status', place.status, 'admin_notes', place.admin_notes, 'reason', place.reason)
  from customer_addresses place left join zones z on z.id = place.zone and z.archived_at is null where place.id = ${sql.ref(id)})`

/** A customer's own subscriptions with all that belongs to them, in one statement. */
const ownSubscriptions = (db: Reads | Tx, customer: number) =>
  db
    .selectFrom('subscriptions as s')
    .leftJoin('meal_slots as slot', 'slot.id', 's.time_slot')
    .where('s.archived_at', 'is', null)
    .where('s.customer', '=', customer)
    .select((eb) => [
      ...fields,
      ...terms,
      jsonArrayFrom(
        eb
          .selectFrom('subscription_menus as sm')
          .innerJoin('menus as m', 'm.id', 'sm.menu')
          .whereRef('sm.subscription', '=', 's.id')
          .orderBy('m.id')
          .select(['m.id', 'm.name', 'm.description', sql<string>`m.price::text`.as('price')]),
      ).as('menus'),
      slotDetails.as('time_slot_details'),
      ownPlace('s.lunch_address').as('lunch_address'),
      ownPlace('s.dinner_address').as('dinner_address'),
    ])

const ownSortable = [...sortable, 'id', 'time_slot', 'selected_days', 'payment_mode']

export const listOwn = (db: Reads, customer: number, page: PageRequest) =>
  pageOf(ordered(ownSubscriptions(db, customer), page.ordering, ownSortable, ['-start_date'], '-s.id'), page)

export const ownDetail = async (db: Reads | Tx, customer: number, id: number) =>
  found(await ownSubscriptions(db, customer).where('s.id', '=', id).executeTakeFirst())
