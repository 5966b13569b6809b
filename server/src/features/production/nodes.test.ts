import { strict as assert } from 'node:assert'
import { after, test } from 'node:test'
import { monday } from '../../../test/subscribers.ts'
import { openProduction } from '../../../test/production.ts'
import { sharedServer } from '../../../test/shared-server.ts'
import { startServer } from '../../../test/server.ts'
import { runSchedule } from '../../platform/jobs/schedule.ts'
import { schedules } from '../../schedules.ts'
import { generateDate } from './index.ts'

// Two more nodes of the same installation, whose own clocks are an hour off either way.
const one = await sharedServer()
const { deps, controlDatabase } = one
const nodes = await Promise.all(
  [1, 2].map(() => startServer({ controlDatabase, secretKey: deps.config.secretKey })),
)
nodes.forEach((node, place) => node.clock.advance((place === 0 ? 1 : -1) * 3_600_000))
after(() => Promise.all(nodes.map((node) => node.close())))

const onAll = (name: string, tenant: number) =>
  Promise.all(
    [one, ...nodes, one, ...nodes].map((node) =>
      runSchedule(
        schedules.find((schedule) => schedule.name === name)!,
        [tenant],
        node.deps,
      ),
    ),
  )

const twice = `select subscription, delivery_date, meal_slot from orders where status <> 'cancelled'
  group by 1, 2, 3 having count(*) > 1`

test('generated and locked by three nodes at once, after an outage of two days, each meal is there once and charged once', async () => {
  const { active, subscriber, holdClock, sql, tenant, plan, perMeal, books, lock, dinner, office, zone } =
    await openProduction()
  const daily = await perMeal('20.00')
  for (let n = 0; n < 4; n += 1) {
    const eater = await subscriber({ wallet: '1000.00' })
    const own = { customer: eater.customer, lunch_address: eater.address, dinner_address: eater.address }
    await active({ ...own, meal_package: daily })
    await active({ ...own, time_slot: dinner, selected_days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday'] })
  }
  // Some that the outage has swallowed, and one that somebody has cancelled.
  await sql(`delete from orders where delivery_date = '2026-03-12'`)
  await sql(
    `update orders set status = 'cancelled' where id in (select id from orders where delivery_date = '2026-03-11' limit 2)`,
  )
  await holdClock('2026-03-11T11:00')
  await Promise.all([
    onAll('generate-meals', tenant.id),
    generateDate(tenant, '2026-03-12'),
    generateDate(tenant, '2026-03-13'),
  ])
  assert.deepEqual(await sql(twice), [])
  assert.equal(
    (await sql(`select id from orders where delivery_date = '2026-03-12' and status = 'pending'`)).length,
    4,
  )
  for (const _ of [1, 2]) await onAll('lock-slots', tenant.id)
  await lock()
  assert.deepEqual(await sql(twice), [])
  const counted = await sql(
    `select delivery_date::text as date, meal_slot = ${dinner} as dinner, status, count(*)::integer from orders
     where status <> 'cancelled' and delivery_date <= '2026-03-11' group by 1, 2, 3 order by 1, 2`,
  )
  assert.deepEqual(counted, [
    { date: monday, dinner: false, status: 'pending', count: 4 },
    { date: monday, dinner: true, status: 'pending', count: 4 },
    { date: '2026-03-10', dinner: true, status: 'pending', count: 4 },
    { date: '2026-03-11', dinner: false, status: 'confirmed', count: 4 },
    { date: '2026-03-11', dinner: true, status: 'confirmed', count: 4 },
  ])
  const { exceptions, version } = await plan(monday)
  assert.deepEqual([version, exceptions.map((one: any) => one.kind)], [1, Array(4).fill('uncooked')])
  assert.equal((await books()).held, '80.00', 'four meals, each once')
  const tickets = await sql('select order_id from kitchen_tickets')
  assert.equal(tickets.length, 8)
  const [first] = exceptions
  assert.equal(
    (await office.post(`/api/v1/production/exceptions/${first.id}/resolve/`, { cancel: true })).status,
    200,
  )
  assert.equal((await plan(monday)).exceptions.length, 3)
  assert.ok(zone)
})

test('a kitchen without subscriptions has nothing to lock', async () => {
  const { sql, lock, holdClock } = await openProduction()
  await holdClock(`${monday}T23:00`)
  await lock()
  assert.deepEqual(await sql('select id from production_slots'), [])
})

test('a meal that comes into a slot after its lock is locked too, and its plan has another version', async () => {
  const { active, lock, holdClock, plan, subscriber } = await openProduction()
  await active()
  await holdClock(`${monday}T10:00`)
  await lock()
  const late = await subscriber({ name: 'Late' })
  await active({ customer: late.customer, lunch_address: late.address })
  await lock()
  const { version, diff, meals } = await plan(monday)
  assert.deepEqual([version, meals.length, diff.map((one: any) => one.after.customer_name)], [2, 2, ['Late']])
})
