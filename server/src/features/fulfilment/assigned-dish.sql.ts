import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

type Assigned = { allergens: string[]; allergies: string[]; is_listed: boolean }

/**
 * What is in the dish that a subscription's meal was given, beside what its eater must not have; and whether the office still
 * has to decide about it. What a customer chose from a menu themselves holds nothing here.
 */
export async function assignedDish(tx: Tx, order: number): Promise<Assigned> {
  const [assigned] = await rows<Assigned>(
    tx,
    sql`
    select coalesce(dish.allergens, '[]') as allergens, c.allergies, exists (select from production_exceptions x
        where x."order" = o.id and x.kind = 'unsafe' and x.resolved_at is null) as is_listed
    from orders o join customers c on c.id = o.customer left join order_lines l on l."order" = o.id and l.dish is not null
      left join menu_items dish on dish.id = l.dish
    where o.id = ${order} limit 1`,
  )
  if (!assigned) throw new Error('the order was just locked')
  return assigned
}
