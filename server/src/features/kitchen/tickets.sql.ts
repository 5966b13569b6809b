import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { rows } from '../../platform/db/handles.ts'
import { ordered, pageOf, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import type { OrderStatus, TicketStatus } from '../fulfilment/index.ts'

/** Tickets with their orders' lines, in one statement. Of a dish that is gone no allergens are known. */
const tickets = (db: Reads) =>
  db
    .selectFrom('kitchen_tickets as t')
    .innerJoin('orders as o', 'o.id', 't.order_id')
    .innerJoin('customers as c', 'c.id', 'o.customer')
    .innerJoin('accounts as eater', 'eater.id', 'c.account')
    .leftJoin('accounts as cook', 'cook.id', 't.assigned_to')
    .leftJoin('meal_slots as s', 's.id', 'o.meal_slot')
    .where('t.archived_at', 'is', null)
    .select((eb) => [
      't.id',
      't.order_id',
      'o.order_number',
      'o.status as order_status',
      't.status',
      'o.delivery_date',
      'o.meal_slot',
      'o.special_instructions',
      't.assigned_to',
      't.preparation_start_time',
      't.preparation_end_time',
      't.notes',
      't.created_at',
      't.updated_at',
      sql<string>`coalesce(s.name, '')`.as('meal_slot_name'),
      sql<string>`coalesce(nullif(trim(concat_ws(' ', eater.first_name, eater.last_name)), ''), c.name)`.as(
        'customer_name',
      ),
      sql<string>`coalesce(nullif(trim(concat_ws(' ', cook.first_name, cook.last_name)), ''), cook.username, '')`.as(
        'assigned_to_name',
      ),
      jsonArrayFrom(
        eb
          .selectFrom('order_lines as l')
          .leftJoin('daily_menu_items as i', 'i.id', 'l.daily_menu_item')
          .leftJoin('menu_items as dish', (on) =>
            on.on('dish.id', '=', sql<number>`coalesce(l.dish, i.master_item)`),
          )
          .whereRef('l.order', '=', 'o.id')
          .where('l.quantity', '>', 0)
          .orderBy('l.id')
          .select([
            'l.name',
            'l.portion_label',
            'l.quantity',
            sql<string[]>`coalesce(dish.allergens, '[]')`.as('allergens'),
          ]),
      ).as('lines'),
    ])

const sortable = [
  'id',
  'order_id',
  'status',
  'assigned_to',
  'preparation_start_time',
  'preparation_end_time',
  'notes',
  'created_at',
  'updated_at',
]

const today = sql<string>`kitchen_today()`

export type TicketFilter = {
  /** The kitchen's today when absent. */
  date: string | undefined
  meal_slot: number | undefined
  ticket_status?: TicketStatus | undefined
  order_status?: OrderStatus | undefined
  order__status: OrderStatus | undefined
}

/** A day's tickets in the order of their orders; cancelled ones only when a status asks for them. */
export function listTickets(db: Reads, filter: TicketFilter, page: PageRequest) {
  const { date, meal_slot, ticket_status } = filter
  const asked = [filter.order_status, filter.order__status].filter((status) => status !== undefined)
  let query = tickets(db).where('o.delivery_date', '=', date ?? today)
  if (meal_slot !== undefined) query = query.where('o.meal_slot', '=', meal_slot)
  if (ticket_status !== undefined) query = query.where('t.status', '=', ticket_status)
  for (const status of asked) query = query.where('o.status', '=', status)
  if (!asked.includes('cancelled')) query = query.where('o.status', '<>', 'cancelled')
  return pageOf(ordered(query, page.ordering, sortable, ['o.created_at'], 't.id'), page)
}

export const ticketById = (db: Reads, id: number) => tickets(db).where('t.id', '=', id).executeTakeFirst()

export const slotById = (db: Reads, id: number) =>
  db.selectFrom('meal_slots').select('id').where('id', '=', id).executeTakeFirst()

export const activeAccount = (db: Reads, id: number) =>
  db
    .selectFrom('accounts')
    .select(['id', 'role'])
    .where('id', '=', id)
    .where('is_active', '=', true)
    .executeTakeFirst()

export type Edits = {
  notes?: string
  preparation_start_time?: string | null
  preparation_end_time?: string | null
}

/** Writes something on a ticket; answers whether its preparation ended before it started. */
export const editTicket = (tx: Tx, id: number, edits: Edits) =>
  tx
    .updateTable('kitchen_tickets')
    .set({ ...edits, updated_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .returning(sql<boolean | null>`preparation_end_time < preparation_start_time`.as('is_backwards'))
    .executeTakeFirstOrThrow()

export const archiveTicket = (tx: Tx, id: number) =>
  tx
    .updateTable('kitchen_tickets')
    .set({ archived_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()

export type Totals = {
  date: string
  totals: { name: string; portion_label: string; quantity: number; ready: number }[]
}

/** All that is to be cooked on a day, dish by dish. */
export async function dayTotals(
  db: Reads,
  date: string | undefined,
  meal_slot: number | undefined,
): Promise<Totals> {
  const [day] = await rows<Totals>(
    db,
    sql`
    select asked.date, coalesce((
      select json_agg(dish) from (
        select l.name, l.portion_label, sum(l.quantity) as quantity, coalesce(sum(l.quantity) filter (where t.status = 'ready'), 0) as ready
        from orders o join kitchen_tickets t on t.order_id = o.id and t.status <> 'cancelled' join order_lines l on l."order" = o.id and l.quantity > 0
        where o.delivery_date = asked.date and (o.meal_slot = ${meal_slot ?? null}::integer or ${meal_slot ?? null}::integer is null)
        group by l.name, l.portion_label order by l.name, l.portion_label
      ) dish), '[]') as totals
    from (select coalesce(${date ?? null}::date, kitchen_today()) as date) asked`,
  )
  if (!day) throw new Error('one row was asked for')
  return day
}
