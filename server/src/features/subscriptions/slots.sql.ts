import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import type { Line } from '../meals/index.ts'

export type Slot = Line & { meal_slot: number }

/** Which of these slots can be chosen; none of them leaves the lists before the transaction ends. */
export const holdSlots = (tx: Tx, ids: number[]) =>
  rows<{ id: number }>(
    tx,
    sql`select id from meal_slots where id = any(${ids}::integer[]) and is_active and archived_at is null order by id for share`,
  )

/** Which of these addresses are the customer's own, can be delivered to and lie in a zone. */
export const deliverable = (tx: Tx, customer: number, ids: number[]) =>
  rows<{ id: number }>(
    tx,
    sql`select a.id from customer_addresses a join zones z on z.id = a.zone and z.archived_at is null
      where a.id = any(${ids}::integer[]) and a.customer = ${customer} and a.archived_at is null and a.status <> 'rejected'`,
  )

export const hasSlots = async (tx: Tx, subscription: number): Promise<boolean> =>
  (await rows(tx, sql`select from subscription_slots where subscription = ${subscription} limit 1`)).length >
  0

export async function replaceSlots(tx: Tx, subscription: number, slots: Slot[]): Promise<void> {
  await tx.deleteFrom('subscription_slots').where('subscription', '=', subscription).execute()
  await tx
    .insertInto('subscription_slots')
    .values(slots.map((slot) => ({ ...slot, subscription, selected_days: [...slot.selected_days] })))
    .execute()
}

/** Writes down the lines that a subscription has, as those that it had until this date. */
export const keepFormerLines = (tx: Tx, subscription: number, until_date: string) =>
  rows(
    tx,
    sql`insert into subscription_former_lines (subscription, until_date, meal_slot, address, quantity, selected_days)
      select subscription, ${until_date}::date, meal_slot, address, quantity, selected_days from subscription_lines
      where subscription = ${subscription}`,
  )
