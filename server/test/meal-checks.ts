import { strict as assert } from 'node:assert'
import {
  addDays,
  calendarOf,
  isServed,
  readPlans,
  syncMeals,
  worthOfMeal,
  type FullPlan,
  type Meal,
} from '../src/features/meals/index.ts'
import { formatMoney, minorUnits } from '../src/platform/money.ts'
import { current, type Histories, type Story } from './meal-acts.ts'
import { own } from './subscribers.ts'

type Order = {
  id: number
  subscription: number
  delivery_date: string
  meal_slot: number | null
  status: string
  /** Less what was paid back of it. */
  total: string
  difference: string
  payment_mode: string
  quantity: number
  updated_at: string
  is_locked: boolean
}
const keyOf = (date: string, meal_slot: number | null) => `${date} ${meal_slot}`

/** What its customer sees of the subscription that goes on. */
export const calendar = async (story: Story) =>
  (
    await story.eater.get(
      `${own}${current(story)}/calendar/?from=${story.start}&to=${addDays(story.start, 300)}`,
    )
  ).body

const ordersOf = ({ kitchen, ids }: Story) =>
  kitchen.sql<Order>(
    `select id, subscription, delivery_date, meal_slot, status, coalesce(difference, 0)::text as difference,
       (total - coalesce((select sum(total) from order_refunds where "order" = orders.id and not withdrawn), 0))::text as total, payment_mode, quantity, updated_at,
       status <> 'pending' or meal_locks_at(delivery_date, meal_slot) <= kitchen_now() as is_locked
     from orders where subscription = any($1) and status <> 'cancelled' order by id`,
    [ids],
  )

/** What the ledger has on the account of what is paid for and not delivered. */
export const unearned = async ({ sql }: Histories): Promise<bigint> =>
  minorUnits(
    (
      await sql(
        `select coalesce(sum(amount), 0)::numeric(12, 2)::text as sum from ledger_entries where account = 'unearned'`,
      )
    )[0].sum,
  )

/** The open meals are exactly the calendar's, each once; making them again changes nothing; every coin is somewhere, once. */
export async function check(story: Story, before: bigint, said: string): Promise<void> {
  const { kitchen, ids, today } = story
  const { tenant, sql } = kitchen
  const orders = await ordersOf(story)
  const plans = await readPlans(tenant.read, { ids, from: story.start, to: '9999-12-31' })
  let toCome = 0n
  let isKnown = true
  const settled = new Set(
    (
      await sql('select subscription, date, meal_slot from missed_meals where subscription = any($1)', [ids])
    ).map(({ subscription, date, meal_slot }) => `${subscription} ${keyOf(date, meal_slot)}`),
  )
  for (const plan of plans) {
    const own = orders.filter(({ subscription }) => subscription === plan.id)
    const meals = calendarOf(plan, story.start, addDays(plan.end_date, 400))
    const kept = new Set(plan.kept.map(({ date, meal_slot }) => keyOf(date, meal_slot)))
    const runs = plan.status === 'active' || plan.status === 'paused'
    const wanted = meals.filter(
      (meal) => runs && isServed(meal) && meal.date >= today && !kept.has(keyOf(meal.date, meal.meal_slot)),
    )
    const open = own.filter(({ is_locked }) => !is_locked)
    assert.deepEqual(
      open.map(({ delivery_date, meal_slot }) => keyOf(delivery_date, meal_slot)).sort(),
      wanted.map(({ date, meal_slot }) => keyOf(date, meal_slot)).sort(),
      `open meals after ${said}`,
    )
    const [{ ends_on }] = await sql('select ends_on from subscriptions where id = $1', [plan.id])
    if (runs && ends_on === null) isKnown = false
    toCome += worthToCome(plan, meals, own, settled)
  }
  const held = orders
    .filter(
      ({ payment_mode, is_locked, status }) =>
        payment_mode === 'hold' && is_locked && status !== 'delivered' && status !== 'pending',
    )
    .reduce((sum, { total }) => sum + minorUnits(total), 0n)
  const [wallet] = await sql('select held from wallets where customer = $1', [story.eater.customer])
  assert.equal(wallet.held, formatMoney(held, 2), `held after ${said}`)
  if (isKnown)
    assert.equal(
      formatMoney((await unearned(kitchen)) - before, 2),
      formatMoney(toCome, 2),
      `unearned after ${said}`,
    )
  for (const { id } of plans) {
    const wish = { ids: [id], from: today, actor: null, reason: 'again' }
    assert.deepEqual(
      await tenant.write((tx) => syncMeals(tx, tenant, wish)),
      { placed: 0, cancelled: 0 },
      said,
    )
  }
  assert.deepEqual(await ordersOf(story), orders, `made again after ${said}`)
  const [{ sum }] = await sql('select coalesce(sum(amount), 0) = 0 as sum from ledger_entries')
  assert.equal(sum, true)
}

/** What was invoiced for meals that are still to be eaten or made up for. */
function worthToCome(plan: FullPlan, meals: Meal[], orders: Order[], settled: Set<string>): bigint {
  if (plan.pricing === 'meal') return 0n
  const isBilled = (date: string) =>
    plan.billed.some((one) => one.period_start <= date && date <= one.period_end)
  const standing = new Map(orders.map((order) => [keyOf(order.delivery_date, order.meal_slot), order]))
  let sum = 0n
  for (const meal of meals) {
    const key = keyOf(meal.date, meal.meal_slot)
    const order = standing.get(key)
    standing.delete(key)
    const origin = meal.stands_for ?? meal.date
    if (order?.status === 'delivered') continue
    if (order?.is_locked) sum += minorUnits(order.total)
    else if (order) sum += isBilled(origin) ? minorUnits(order.total) - minorUnits(order.difference) : 0n
    else if (
      meal.gives !== null &&
      meal.gives !== 'extend' &&
      isBilled(origin) &&
      !settled.has(`${plan.id} ${key}`)
    )
      sum += minorUnits(worthOfMeal(plan, meal, 2).total)
  }
  for (const order of standing.values()) if (order.status !== 'delivered') sum += minorUnits(order.total)
  return sum
}
