import { strict as assert } from 'node:assert'
import { before, test } from 'node:test'
import { openBooks } from '../../../test/books.ts'
import { openKitchen, type Kitchen } from '../../../test/harness.ts'
import { key, openLunch } from '../../../test/sold-lunch.ts'
import { superuser } from '../../../test/superuser.ts'
import { environmentOf, repository, run } from '../../../test/processes.ts'
import { startServer } from '../../../test/server.ts'
import { sharedServer } from '../../../test/shared-server.ts'
import { runSchedule } from '../../platform/jobs/schedule.ts'
import { schedules } from '../../schedules.ts'
import { meterUsage } from './meter-usage.ts'

let operator: Awaited<ReturnType<typeof superuser>>
before(async () => {
  operator = await superuser(await sharedServer())
})

const meter = async ({ server, slug }: Kitchen) =>
  (await meterUsage(server.deps)).find((one) => one.slug === slug)?.outcome
const usage = async ({ tenant }: Kitchen) =>
  (await operator.get(`/api/saas/tenants/${tenant.id}/usage/`)).body as Record<string, unknown>[]

type OrderFacts = { total: string; status?: string; mode?: string; made?: string; day?: string }
const order = (kitchen: Kitchen, customer: number, facts: OrderFacts) =>
  kitchen.sql(
    `insert into orders (customer, delivery_date, status, payment_mode, quantity, tax, total, currency, created_at)
    select $1, $2, $3, $4, 1, 0 * $5::numeric, $5::numeric, 'AED', $6::timestamp at time zone time_zone from settings`,
    [
      customer,
      facts.day ?? '2026-03-10',
      facts.status ?? 'delivered',
      facts.mode ?? 'wallet',
      facts.total,
      facts.made ?? '2026-03-10T09:00',
    ],
  )
const invoice = (kitchen: Kitchen, customer: number, date: string, total: string, status = 'paid') =>
  kitchen.sql(
    `insert into invoices (invoice_number, customer, date, due_date, total, status, paid_amount, paid_at)
    select 'INV-' || (select count(*) from invoices), $1, $2, $2, $3, $4::text, case $4::text when 'paid' then $3::amount else 0.00 end, case when $4::text = 'paid' then now() end`,
    [customer, date, total, status],
  )

test("a month is counted in the kitchen's own database: staff without customers, revenue of this month only (D35)", async () => {
  const kitchen = await openKitchen()
  await kitchen.holdClock('2026-03-15T10:00')
  await kitchen.person('manager')
  await kitchen.person('kitchen_staff')
  await kitchen.driver()
  const retired = await kitchen.person('staff')
  await kitchen.sql('update accounts set is_active = false where id = $1', [retired.account])
  const { customer } = await kitchen.customer()
  await kitchen.customer()
  const { customer: left } = await kitchen.customer()
  await kitchen.sql('update customers set archived_at = now() where id = $1', [left])
  await kitchen.publishMenu({ date: '2026-03-16', items: { dal: '10.00', rice: '5.00' } })
  await kitchen.sql(
    `insert into subscriptions (customer, status, start_date, end_date, selected_days, price, cost_per_meal, total_cost)
    select $1, status, '2026-03-01', ends::date, '{Monday}', '4000.00', '1.00', '4000.00' from (values
      ('active', '2026-03-31'), ('active', '2026-03-14'), ('paused', '2026-03-31'), ('cancelled', '2026-03-31')) s(status, ends)`,
    [customer],
  )

  await order(kitchen, customer, { total: '20.50' })
  await order(kitchen, customer, { total: '7.00', status: 'cancelled' })
  await order(kitchen, customer, { total: '9.00', mode: 'invoice' })
  await order(kitchen, customer, { total: '30.00', made: '2026-02-28T23:59', day: '2026-03-01' })
  await order(kitchen, customer, { total: '40.00', day: '2026-02-28', made: '2026-02-27T12:00' })
  await order(kitchen, customer, { total: '50.00', day: '2026-04-01', status: 'confirmed' })
  await invoice(kitchen, customer, '2026-03-31', '100.00')
  await invoice(kitchen, customer, '2026-03-02', '200.00', 'pending')
  await invoice(kitchen, customer, '2026-02-28', '400.00')

  assert.equal(await meter(kitchen), 'Created')
  const [month, ...others] = await usage(kitchen)
  assert.deepEqual(others, [])
  const { id, created_at, ...rest } = month!
  assert.ok(id && created_at)
  assert.deepEqual(rest, {
    tenant: kitchen.tenant.id,
    tenant_name: kitchen.tenant.name,
    period: '2026-03-01',
    order_count: 4,
    customer_count: 2,
    staff_count: 4, // the administrator, a manager, a cook and a driver
    menu_item_count: 2,
    subscription_count: 1,
    revenue: '150.50',
  })
  const detail = (await operator.get(`/api/saas/tenants/${kitchen.tenant.id}/`)).body
  assert.deepEqual(detail.latest_usage, month)
})

test('counted again, the month has one row with the newest numbers, however often and at once', async () => {
  const kitchen = await openKitchen()
  await kitchen.holdClock('2026-03-15T10:00')
  const { customer } = await kitchen.customer()
  await Promise.all([meter(kitchen), meter(kitchen), meter(kitchen)])
  await order(kitchen, customer, { total: '20.50' })
  assert.equal(await meter(kitchen), 'Updated')
  const months = await usage(kitchen)
  assert.deepEqual(
    months.map(({ period, order_count, revenue }) => [period, order_count, revenue]),
    [['2026-03-01', 1, '20.50']],
  )
})

test("a month begins by the kitchen's own clock, and one that is over is corrected but not counted anew", async () => {
  const kitchen = await openKitchen({ time_zone: 'Pacific/Auckland', currency: 'NZD' })
  const { customer } = await kitchen.customer()
  await kitchen.holdClock('2026-02-28T23:30')
  await order(kitchen, customer, {
    total: '20.00',
    day: '2026-02-28',
    made: '2026-02-28T23:00',
    status: 'ready',
  })
  await meter(kitchen)
  await kitchen.holdClock('2026-03-01T00:30')
  await order(kitchen, customer, {
    total: '1.00',
    day: '2026-03-02',
    made: '2026-03-01T00:10',
    status: 'pending',
  })
  await kitchen.sql(`update orders set status = 'delivered' where total = 20`)
  await kitchen.customer()
  assert.equal(await meter(kitchen), 'Created')
  assert.deepEqual(
    (await usage(kitchen)).map(({ period, order_count, customer_count, revenue }) => [
      period,
      order_count,
      customer_count,
      revenue,
    ]),
    [
      ['2026-03-01', 1, 2, '0.00'],
      ['2026-02-01', 1, 1, '20.00'],
    ],
  )
})

test('what a kitchen has paid back or credited is no revenue of its month', async () => {
  const lunch = await openLunch()
  const order = await lunch.sell()
  await lunch.deliver(order.id)
  const refunded = await lunch.refund(order.id, { lines: [{ line: order.dal, quantity: 1 }] })
  assert.equal(refunded.status, 201)
  assert.equal(await meter(lunch), 'Created')
  assert.equal((await usage(lunch))[0]?.revenue, '11.00')

  const books = await openBooks()
  const { id } = await books.issue()
  const path = `/api/v1/invoices/${id}/`
  const { items } = (await books.staff.post(`${path}mark_paid/`)).body
  const note = { lines: [{ item: items[0].id, amount: '10.00' }], reason: 'it was cold' }
  assert.equal((await books.staff.post(`${path}credit_notes/`, note, key())).status, 201)
  assert.equal(await meter(books), 'Created')
  assert.equal((await usage(books))[0]?.revenue, '20.00')
})

test('a currency of three digits is rounded to the two that the platform counts in', async () => {
  const kitchen = await openKitchen({ time_zone: 'Asia/Kuwait', currency: 'KWD' })
  await kitchen.holdClock('2026-03-15T10:00')
  const { customer } = await kitchen.customer()
  for (let n = 0; n < 3; n += 1) await order(kitchen, customer, { total: '0.255' })
  await meter(kitchen)
  assert.equal((await usage(kitchen))[0]?.revenue, '0.77')
})

test('the twelve newest months are shown, the newest first', async () => {
  const kitchen = await openKitchen()
  for (let month = 1; month <= 14; month += 1) {
    const text = month <= 12 ? `2025-${String(month).padStart(2, '0')}` : `2026-0${month - 12}`
    await kitchen.holdClock(`${text}-15T10:00`)
    await meter(kitchen)
  }
  const periods = (await usage(kitchen)).map(({ period }) => period)
  assert.deepEqual([periods.length, periods[0], periods[11]], [12, '2026-02-01', '2025-03-01'])
})

test('the server counts by itself, every hour; a kitchen that fails or is suspended keeps nobody from it', async () => {
  const schedule = schedules.find(({ name }) => name === 'meter-usage')!
  assert.equal(schedule.cron, '7 * * * *')
  const [broken, fine, shut] = [await openKitchen(), await openKitchen(), await openKitchen()]
  await broken.sql('revoke select on orders from kitchen_app')
  await operator.post(`/api/saas/tenants/${shut.tenant.id}/suspend/`)
  await runSchedule(schedule, [], fine.server.deps)
  assert.deepEqual(
    [(await usage(broken)).length, (await usage(fine)).length, (await usage(shut)).length],
    [0, 1, 0],
  )
})

test('./manage sync_saas_metrics says what became of each kitchen, goes on after a failure and ends with 1', async () => {
  const server = await startServer()
  try {
    const [one, other] = [await openKitchen({ server }), await openKitchen({ server })]
    const sync = async () => {
      const { code, stdout, stderr } = await run(
        [`${repository}/manage`, 'sync_saas_metrics'],
        environmentOf(server),
      )
      return { code, lines: stdout.split('\n').filter(Boolean).sort(), stderr }
    }
    const said = (outcome: string) => [`${one.slug}: ${outcome}`, `${other.slug}: ${outcome}`].sort()
    assert.deepEqual(await sync(), { code: 0, lines: said('Created'), stderr: '' })
    assert.deepEqual(await sync(), { code: 0, lines: said('Updated'), stderr: '' })

    await one.sql('revoke select on orders from kitchen_app')
    const { code, lines, stderr } = await sync()
    assert.deepEqual([code, stderr], [1, 'Not every kitchen could be counted.\n'])
    assert.ok(lines.includes(`${other.slug}: Updated`))
    assert.ok(lines.some((line) => line.startsWith(`${one.slug}: FAILED: `)))
  } finally {
    await server.close()
  }
})
