import { emit } from '../../platform/events/emit.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { withinLimit } from '../plan-limits/index.ts'
import { insertMeals, mealFacts } from './meals.sql.ts'
import { charge } from './price-lines.ts'

type Wish = {
  subscription: number
  dates: string[]
  quantity?: number
  order_date?: string
  special_instructions?: string
}

/**
 * A subscription's meals on those of the dates that have none yet: pending orders, paid by invoice, each with one line
 * that names what was subscribed. They count for the plan's orders of the month, and the screens hear of them once.
 * Answers the new orders' ids. The caller holds the subscription's row, so nobody else places its meals meanwhile.
 */
export async function placeMeals(
  tx: Tx,
  tenant: Tenant,
  { subscription, dates, quantity = 1, order_date, special_instructions }: Wish,
): Promise<number[]> {
  const { taken, cost_per_meal: unit_price, ...facts } = await mealFacts(tx, subscription, dates)
  const missing = dates.filter((date) => !taken.includes(date))
  if (missing.length === 0) return []
  await withinLimit(tx, tenant, 'orders_per_month', missing.length)
  const placed = await insertMeals(tx, {
    ...facts,
    ...charge({ unit_price, quantity, tax_rate: facts.tax_rate }, tenant),
    subscription,
    dates: missing,
    quantity,
    unit_price,
    currency: tenant.currency,
    order_date: order_date ?? null,
    special_instructions: special_instructions ?? facts.special_instructions,
  })
  await emit(tx, { topic: 'orders', type: 'meals.placed', data: { subscription, orders: placed.length } })
  return placed
}
