import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

export type Portions = { line: number; quantity: number }[]

/**
 * Puts portions of an order back on the day's menu, where they are limited: those named, else all. Answers the items
 * whose number changed.
 */
export const addPortions = (tx: Tx, order: number, some?: Portions) =>
  rows<{ id: number }>(
    tx,
    sql`
    with part as (
      select * from unnest(${some?.map(({ line }) => line) ?? null}::integer[],
        ${some?.map(({ quantity }) => quantity) ?? null}::integer[]) as part (line, quantity)
    ), back as (
      select i.id, coalesce(part.quantity, line.quantity) as quantity
      from daily_menu_items i join order_lines line on line.daily_menu_item = i.id left join part on part.line = line.id
      where line."order" = ${order} and i.portion_limit is not null and (${some === undefined} or part.line is not null)
      order by i.id for update of i
    )
    update daily_menu_items i set portions_sold = greatest(0, i.portions_sold - back.quantity) from back where i.id = back.id
    returning i.id`,
  )
