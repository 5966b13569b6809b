import { strict as assert } from 'node:assert'
import type { openKitchen } from './harness.ts'

type Kitchen = Pick<Awaited<ReturnType<typeof openKitchen>>, 'sql' | 'person'>
type Meal = { customer: number; total: string; date: string }

/** A meal of today that no wallet covers, cooked and brought all the same: its customer owes it. */
export async function eatUncovered({ sql, person }: Kitchen, { customer, total, date }: Meal) {
  const manager = await person('manager')
  const [meal] = await sql<{ id: number; order_number: string }>(
    `insert into orders (customer, delivery_date, status, payment_mode, quantity, total, tax, currency)
     values ($1, $2, 'pending', 'hold', 1, $3, no_money(), 'AED') returning id, order_number`,
    [customer, date, total],
  )
  assert.ok(meal)
  for (const status of ['confirmed', 'preparing', 'ready', 'delivered']) {
    const answer: { status: number; body: unknown } = await manager.post(
      `/api/v1/orders/${meal.id}/update_status/`,
      { status },
    )
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
  }
  return meal
}
