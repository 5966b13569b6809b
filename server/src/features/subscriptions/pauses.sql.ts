import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import type { Gives } from '../meals/index.ts'

export type Pause = {
  id: number
  from_date: string
  until_date: string | null
  meal_slot: number | null
  gives: Gives
  reason: string
  created_by: number | null
}
export type NewPause = Omit<Pause, 'id'> & { subscription: number }

const columns = sql`id, from_date, until_date, meal_slot, gives, reason, created_by`

export const insertPauses = (tx: Tx, pauses: NewPause[]) =>
  tx.insertInto('subscription_pauses').values(pauses).execute()

/** Pauses that reach to a date or beyond, oldest first. */
export const pausesFrom = (tx: Tx, subscription: number, date: string) =>
  rows<Pause>(
    tx,
    sql`select ${columns} from subscription_pauses
      where subscription = ${subscription} and (until_date is null or until_date >= ${date}::date) order by id`,
  )

export const deletePause = (tx: Tx, id: number) =>
  rows(tx, sql`delete from subscription_pauses where id = ${id}`)
