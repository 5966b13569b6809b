import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openProduction, type Production } from '../../../test/production.ts'
import { monday } from '../../../test/subscribers.ts'
import { until } from '../../../test/until.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { lockOrder } from '../fulfilment/index.ts'
import { placeOrder } from '../orders/place-order.ts'
import { lockSlots, noteChange } from './index.ts'

const tuesday = '2026-03-10'

/** How many transactions of this kitchen wait for somebody else's lock. */
const waiting = async ({ sql, tenant }: Production): Promise<number> =>
  (
    await sql(`select pid from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`, [
      tenant.database,
    ])
  ).length

/** The recurring work of this kitchen until nothing is left; what it throws is thrown here. */
async function lockAll({ tenant }: Production) {
  while (await tenant.write((tx) => lockSlots(tx, new Date(), tenant)));
}

/** Holds something in a transaction of its own until it is let go on. */
function held(day: Production, first: (tx: Tx) => Promise<unknown>, then: (tx: Tx) => Promise<unknown>) {
  const [isHeld, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const done = day.tenant.write(async (tx) => {
    await first(tx)
    isHeld.resolve()
    await goOn.promise
    await then(tx)
  })
  return { isHeld: Promise.race([isHeld.promise, done]), letGo: goOn.resolve, done }
}

/** A Monday's lunch that is locked, with one meal in it. */
async function openLocked() {
  const day = await openProduction()
  await day.active()
  await day.holdClock(`${monday}T10:00`)
  await day.lock()
  return day
}

async function lateMeal(day: Production): Promise<number> {
  const late = await day.subscriber({ name: 'Late', wallet: '100.00' })
  const { id } = await day.active({ customer: late.customer, lunch_address: late.address })
  const [meal] = await day.sql(
    `select id from orders where subscription = $1 and delivery_date = $2 and status = 'pending'`,
    [id, monday],
  )
  return meal.id
}

test('the office may change a meal that came after the lock in the moment in which the kitchen takes it on: neither is turned away', async () => {
  const day = await openLocked()
  const order = await lateMeal(day)
  const slot = { date: monday, meal_slot: day.lunch }
  const office = held(
    day,
    (tx) => lockOrder(tx, { order }),
    (tx) => noteChange(tx, slot, { reason: 'The office was here', actor: null }),
  )
  await office.isHeld
  const locking = lockAll(day)
  await until(async () => (await waiting(day)) > 0)
  office.letGo()
  await Promise.all([office.done, locking])
  assert.equal((await day.plan(monday)).meals.length, 2)
})

test('a plan that is counted again waits for nobody who changes one of its meals', async () => {
  const day = await openLocked()
  const order = await lateMeal(day)
  await day.sql(`update orders set status = 'confirmed' where id = $1`, [order])
  const slot = { date: monday, meal_slot: day.lunch }
  const office = held(
    day,
    (tx) => lockOrder(tx, { order }),
    (tx) => noteChange(tx, slot, { reason: 'The office was here', actor: null }),
  )
  await office.isHeld
  await lockAll(day)
  assert.equal((await day.plan(monday)).meals.length, 2)
  office.letGo()
  await office.done
})

test('meals that are added, moved, cancelled and locked by two nodes, all at once, never wait for each other in a circle', async () => {
  const day = await openLocked()
  const { office, sql, plan } = day
  const late = await Promise.all(Array.from({ length: 6 }, () => lateMeal(day)))
  const wishes = late.flatMap((order, place) => [
    () => office.patch(`/api/v1/orders/${order}/`, { special_instructions: 'Ring twice' }),
    () => office.patch(`/api/v1/orders/${order}/`, { delivery_date: place % 2 ? tuesday : '2026-03-12' }),
    () => office.patch(`/api/v1/orders/${order}/`, { delivery_date: monday, special_instructions: 'Ring' }),
  ])
  const removed = late.slice(0, 2).map((order) => office.delete(`/api/v1/orders/${order}/`))
  const answers = await Promise.all([
    ...wishes.map((ask) => ask()),
    ...removed,
    ...Array.from({ length: 4 }, () => lockAll(day)),
  ])
  const failed = answers.filter((answer) => answer && answer.status >= 500)
  assert.deepEqual(failed, [])
  await lockAll(day)
  const cooked = await sql(
    `select id from orders where delivery_date = $1 and meal_slot = $2 and status = 'confirmed' and archived_at is null order by id`,
    [monday, day.lunch],
  )
  assert.deepEqual(
    (await plan(monday)).meals.map((meal: any) => meal.order),
    cooked.map(({ id }) => id),
  )
})

test('an order that began before the cut-off and is written while the slot is being locked, or just after, is in the plan', async () => {
  const day = await openProduction()
  const { active, publishMenu, customer, lunch, holdClock, plan, sql } = day
  const { id } = await active()
  const { items } = await publishMenu({ date: monday, slot: lunch, items: { Dal: '12.00' } })
  const place = async () => {
    const eater = await customer({ wallet: '50.00' })
    const wish = {
      delivery_date: monday,
      meal_slot: lunch,
      address: eater.address,
      payment_mode: 'wallet' as const,
      items: [{ daily_menu_item: items.Dal!, quantity: 1 }],
    }
    return held(
      day,
      (tx) => placeOrder(tx, day.tenant, eater.account, wish),
      async () => {},
    )
  }
  const [early, late] = [await place(), await place()]
  await Promise.all([early.isHeld, late.isHeld])
  await holdClock(`${monday}T10:00`)
  // The lock stops at the subscription's meal, so that an order can be written in the middle of it.
  const [meal] = await sql('select id from orders where subscription = $1 and delivery_date = $2', [
    id,
    monday,
  ])
  const stopped = held(
    day,
    (tx) => lockOrder(tx, { order: meal.id }),
    async () => {},
  )
  await stopped.isHeld
  const locking = lockAll(day)
  await until(async () => (await waiting(day)) > 0)
  early.letGo()
  await early.done
  stopped.letGo()
  await Promise.all([stopped.done, locking])
  const first = await plan(monday)
  assert.deepEqual([first.version, first.meals.length], [1, 2])
  late.letGo()
  await late.done
  for (const _ of [1, 2]) await lockAll(day)
  const { version, meals, diff } = await plan(monday)
  assert.deepEqual([version, meals.length, diff.length], [2, 3, 1])
})
