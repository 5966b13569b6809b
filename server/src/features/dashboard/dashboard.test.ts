import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { startSession } from '../../platform/auth/sessions.ts'
import { createSuperuser } from '../../saas/operators/index.ts'
import { caller, openKitchen, type Kitchen } from '../../../test/harness.ts'
import { openDay, day } from '../../../test/kitchen-day.ts'
import { countReads } from '../../../test/statements.ts'

const home = '/api/v1/dashboard/summary/'
const nothing = {
  orders: { total: 0, today: 0, pending: 0, preparing: 0 },
  customers: { total: 0, active_subscriptions: 0, pending_registrations: 0 },
  revenue: { monthly: 0, pending_invoices: 0, overdue_invoices: 0 },
  staff: { total: 2 },
  inventory: { low_stock_count: 0 },
  deliveries: { today: 0, completed: 0 },
  recent_orders: [],
}

/** Many orders at once, with deliveries for those of the 10th. */
const sell = ({ sql }: Kitchen, customer: number, orders: number) =>
  sql(
    `with placed as (
      insert into orders (customer, delivery_date, status, payment_mode, quantity, tax, total, currency, created_at)
      select $1, date '2026-03-10' + n % 30, (array['pending', 'confirmed', 'preparing', 'delivered'])[1 + n % 4], 'cash', 1, 0.00, 10.00, 'AED',
        kitchen_now() - n * interval '1 minute'
      from generate_series(0, $2::int - 1) n returning id, delivery_date
    ) insert into deliveries ("order", status) select id, 'delivered' from placed where delivery_date = '2026-03-10'`,
    [customer, orders],
  )

test('a kitchen that has just opened sees zeros and no orders', async () => {
  const { person } = await openKitchen()
  const office = await person('staff')
  const { status, body } = await office.get(`${home}?_t=1`)
  assert.equal(status, 200)
  assert.deepEqual(body, nothing)
})

test("the home counts what it says, and shows the five newest orders as the orders' list does", async () => {
  const kitchen = await openDay()
  const { orderAt, office, asha, sql, person } = kitchen
  await orderAt('pending')
  await orderAt('queued')
  await orderAt('preparing')
  await orderAt('ready')
  await orderAt('delivered')
  const last = await orderAt('cancelled')
  await sql(
    `insert into subscriptions (customer, status, start_date, end_date, selected_days, price, cost_per_meal, total_cost)
      select $1, unnest(array['active', 'active', 'paused']), '2026-03-01', '2026-03-31', '{Monday}', 30, 30, 30`.replaceAll(
      ' 30',
      ' 30.00',
    ),
    [asha.customer],
  )
  await sql(
    `insert into invoices (invoice_number, customer, date, due_date, total, paid_amount, status, paid_at) values
      ('a', $1, '2026-03-01', '2026-03-08', 10.25, 10.25, 'paid', now()), ('b', $1, '2026-03-31', '2026-03-31', 0.50, 0.50, 'paid', now()),
      ('c', $1, '2026-02-28', '2026-03-31', 7.00, 7.00, 'paid', now()), ('d', $1, '2026-04-01', '2026-04-01', 7.00, 7.00, 'paid', now()),
      ('e', $1, '2026-03-01', '2026-03-09', 5.00, 0.00, 'pending', null), ('f', $1, '2026-03-01', '2026-03-10', 5.00, 0.00, 'pending', null)`,
    [asha.customer],
  )
  await sql(
    `insert into registration_requests (name, contact_number, address, meal_selection, meal_type, quantity, status) values
      ('x', '1', 'x', 'lunch', 'veg', 1, 'pending'), ('y', '2', 'y', 'lunch', 'veg', 1, 'rejected')`,
  )
  await sql(
    `with unit as (insert into units (name, abbreviation, category) values ('kilogram', 'kg', 'weight') returning id)
    insert into inventory_items (name, unit, current_stock, min_stock_level, cost_per_unit, is_active)
    select name, id, stock, 5, 1.00, active from unit, (values ('rice', 5, true), ('dal', 5.01, true), ('old', 0, false)) item (name, stock, active)`,
  )
  const gone = await person('manager')
  await sql('update accounts set is_active = false where id = $1', [gone.account])

  const { body } = await office.get(home)
  const { recent_orders, ...counted } = body
  assert.deepEqual(counted, {
    orders: { total: 6, today: 6, pending: 1, preparing: 1 },
    customers: { total: 1, active_subscriptions: 2, pending_registrations: 1 },
    revenue: { monthly: 10.75, pending_invoices: 2, overdue_invoices: 1 },
    // The administrator, two cooks, the office and the driver.
    staff: { total: 5 },
    inventory: { low_stock_count: 1 },
    deliveries: { today: 2, completed: 1 },
  })
  assert.equal(recent_orders.length, 5)
  const { results } = (await office.get('/api/v1/orders/?ordering=-created_at&page_size=5')).body
  assert.deepEqual([recent_orders[0].id, recent_orders], [last.order, results])
})

// D21b: in Dubai it is the 11th while it is still the 10th in Greenwich.
test('half an hour after midnight the home counts the new day, in every column', async () => {
  const kitchen = await openDay()
  const { orderAt, office, holdClock, sql, asha } = kitchen
  await orderAt('delivered')
  await sql(
    `insert into invoices (invoice_number, customer, date, due_date, total, paid_amount, status, paid_at) values
      ('a', $1, '2026-03-31', '2026-03-31', 10.00, 10.00, 'paid', now()), ('b', $1, '2026-03-10', $2, 5.00, 0.00, 'pending', null)`,
    [asha.customer, day],
  )
  const today = async () => {
    const { orders, deliveries, revenue } = (await office.get(home)).body
    return [orders.today, deliveries.today, deliveries.completed, revenue.overdue_invoices, revenue.monthly]
  }
  await holdClock(`${day}T23:59`)
  assert.deepEqual(await today(), [1, 1, 1, 0, 10])
  await holdClock('2026-03-11T00:30')
  assert.deepEqual(await today(), [0, 0, 0, 1, 10])
  await holdClock('2026-03-31T23:59')
  assert.equal((await today())[4], 10)
  await holdClock('2026-04-01T00:30')
  assert.equal((await today())[4], 0)
})

test('orders that were taken off the list are not counted', async () => {
  const kitchen = await openDay()
  const { order } = await kitchen.orderAt('ready')
  await kitchen.sql('update orders set archived_at = now() where id = $1', [order])
  const { orders, deliveries, recent_orders } = (await kitchen.office.get(home)).body
  assert.deepEqual([orders.total, orders.today, deliveries.today, recent_orders], [0, 0, 0, []])
})

test('the home opens as fast, and in as few statements, with ten thousand orders', async () => {
  const kitchen = await openKitchen()
  await kitchen.holdClock('2026-03-10T09:00')
  const [office, asha] = [await kitchen.person('staff'), await kitchen.customer()]
  const few = await countReads(() => office.get(home))
  await sell(kitchen, asha.customer, 10_000)
  await kitchen.sql('analyze')
  assert.equal(await countReads(() => office.get(home)), few)
  const times: number[] = []
  for (let n = 0; n < 20; n += 1) {
    const start = performance.now()
    const { body } = await office.get(home)
    times.push(performance.now() - start)
    assert.deepEqual([body.orders.total, body.orders.pending, body.orders.today], [10_000, 2500, 334])
    assert.deepEqual([body.deliveries.today, body.deliveries.completed], [334, 334])
  }
  const median = times.sort((one, other) => one - other)[10] ?? 0
  assert.ok(median < 100, `${median} ms`)
})

// C16: the dashboard opens its home with the platform's token, and signs the person out on 401.
test("the platform's owner, a driver and a customer are told that this is not theirs, and keep their sign-in", async () => {
  const { server, slug, person, visitor } = await openKitchen()
  const boss = await createSuperuser(server.deps, {
    username: `boss-${slug}`,
    email: `${slug}@example.test`,
    password: 'open sesame 42',
  })
  const { access } = await startSession(server.deps, server.deps.platform, boss.id)
  const authorization = `Bearer ${access}`
  for (const headers of [{ authorization }, { authorization, 'x-tenant-slug': slug }])
    assert.equal((await caller(server.url, headers).get(home)).status, 403)
  for (const role of ['driver', 'customer'] as const)
    assert.equal((await (await person(role)).get(home)).status, 403)
  assert.equal((await (await person('kitchen_staff')).get(home)).status, 200)
  assert.equal((await visitor.get(home)).status, 401)
})
