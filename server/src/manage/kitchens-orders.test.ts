import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openDay, day, type Day } from '../../test/kitchen-day.ts'
import { environmentOf, repository, run } from '../../test/processes.ts'
import { sharedServer } from '../../test/shared-server.ts'
import { until } from '../../test/until.ts'
import { examineBooks } from '../features/books/index.ts'
import { issueInvoice } from '../features/invoices/index.ts'
import { deleteOrders } from '../features/orders/index.ts'
import { deleteSubscriptions } from '../features/subscriptions/index.ts'

async function manage(...args: string[]) {
  return run([`${repository}/manage`, ...args], environmentOf(await sharedServer()))
}
/** Runs without asking; answers the printed lines without the kitchen's name. */
async function done(command: string, { slug }: Day): Promise<string[]> {
  const { code, stdout, stderr } = await manage(command, `--tenant=${slug}`, '--no-input')
  assert.deepEqual([code, stderr], [0, ''])
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.replace(`${slug}: `, ''))
}
/** The money on each account, which together is nothing, and that of the wallets. */
async function money({ sql }: Day) {
  const accounts = await sql<{ account: string; amount: string }>(
    'select account, sum(amount)::text as amount from ledger_entries group by account having sum(amount) <> 0 order by account',
  )
  const [books] = await sql(
    `select coalesce(sum(amount), 0) = 0 as balanced,
      coalesce(sum(amount) filter (where account = 'wallet'), 0) = (select sum(balance) from wallets) as wallets from ledger_entries`,
  )
  assert.deepEqual(books, { balanced: true, wallets: true })
  return Object.fromEntries(accounts.map(({ account, amount }) => [account, amount]))
}
const rowsLeft = async ({ sql }: Day) =>
  (
    await sql(
      `select (select count(*) from orders)::int as orders, (select count(*) from order_lines)::int as lines, (select count(*) from kitchen_tickets)::int as tickets,
        (select count(*) from deliveries)::int as deliveries, (select count(*) from assignments)::int as assignments, (select count(*) from moves)::int as moves`,
    )
  )[0]
/** Whether somebody waits for a row that is held. */
const isAwaited = async ({ sql, tenant }: Day) =>
  (
    await sql(`select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`, [
      tenant.database,
    ])
  ).length > 0
const none = { orders: 0, lines: 0, tickets: 0, deliveries: 0, assignments: 0, moves: 0 }

test('a script must say which kitchen, or all, and that it does not want to be asked', async () => {
  const { slug, order } = await openDay()
  await order()
  const commands = ['auto_advance_today_orders', 'clean_tenant_orders', 'clean_tenant_subscriptions']
  const sentence = 'Give either --tenant or --all.\n'
  const refused = async (args: string[], expected: string) => {
    const { code, stdout, stderr } = await manage(...args)
    assert.deepEqual([code, stdout, stderr], [1, '', expected], args.join(' '))
  }
  await Promise.all(commands.map((command) => refused([command, '--no-input'], sentence)))
  await refused(['clean_tenant_orders', '--all', `--tenant=${slug}`], sentence)
  await refused(
    ['clean_tenant_orders', '--tenant=nowhere', '--no-input'],
    'There is no active kitchen nowhere.\n',
  )
  const unasked = await manage('clean_tenant_orders', `--tenant=${slug}`)
  assert.deepEqual([unasked.code, unasked.stderr], [2, '--no-input is required where nobody can be asked.\n'])
})

test("today's orders go to ready with ticket and delivery, tomorrow's and closed ones stay, and again changes nothing", async () => {
  const kitchen = await openDay()
  const { orderAt, rowsOf, sql, holdClock } = kitchen
  const open = [
    await orderAt('pending'),
    await orderAt('queued'),
    await orderAt('claimed'),
    await orderAt('preparing'),
  ]
  const closed = [await orderAt('delivered'), await orderAt('cancelled'), await orderAt('failed')]
  const tomorrow = await orderAt('queued')
  await sql(`update orders set delivery_date = delivery_date + 1 where id = $1`, [tomorrow.order])
  // Half past midnight of the day: in Greenwich it is still the day before.
  await holdClock(`${day}T00:30`)
  const before = await Promise.all(closed.map(({ order }) => rowsOf(order)))

  const told = [`4 orders to advance for ${day}`, '1 confirmed, 3 preparing, 4 ready']
  assert.deepEqual(await done('auto_advance_today_orders', kitchen), told)
  for (const { order } of open) {
    const { order: status, ticket, delivery, deliveries } = await rowsOf(order)
    assert.deepEqual([status, ticket, delivery, deliveries], ['ready', 'ready', 'pending', 1])
  }
  assert.deepEqual(await Promise.all(closed.map(({ order }) => rowsOf(order))), before)
  assert.equal((await rowsOf(tomorrow.order)).order, 'confirmed')
  const moves = await sql(
    `select distinct actor, reason from moves where "order" = $1 order by reason desc limit 1`,
    [open[0]?.order],
  )
  assert.deepEqual(moves, [{ actor: null, reason: 'auto_advance_today_orders' }])

  assert.deepEqual(await done('auto_advance_today_orders', kitchen), [`no orders to advance for ${day}`])
  await kitchen.booksAgree()
})

test('an order that cannot go on is named, stays where it is, and keeps no other from going on', async () => {
  const { orderAt, order, rowsOf, slug, sql } = await openDay()
  const stuck = await orderAt('queued')
  const other = await order()
  await sql(`update kitchen_tickets set status = 'cancelled' where id = $1`, [stuck.ticket])
  const { code, stderr } = await manage('auto_advance_today_orders', `--tenant=${slug}`, '--no-input')
  assert.equal(code, 1)
  assert.equal(
    stderr,
    `${slug}: 0 confirmed, 1 preparing, 1 ready\norder ${stuck.order}: A ticket cannot go from cancelled to preparing.\n`,
  )
  assert.deepEqual(
    [(await rowsOf(stuck.order)).order, (await rowsOf(other.order)).order],
    ['confirmed', 'ready'],
  )
})

test('two who advance a kitchen at once make one delivery for each order', async () => {
  const kitchen = await openDay()
  const placed = await Promise.all(Array.from({ length: 8 }, () => kitchen.order()))
  const answers = await Promise.all(
    [1, 2].map(() => manage('auto_advance_today_orders', `--tenant=${kitchen.slug}`, '--no-input')),
  )
  assert.deepEqual(
    answers.map(({ code }) => code),
    [0, 0],
  )
  for (const { order } of placed) {
    const { order: status, deliveries, moves } = await kitchen.rowsOf(order)
    assert.deepEqual([status, deliveries, moves], ['ready', 1, 4])
  }
})

test('cleaning orders leaves none, gives back what was paid for those not delivered, and no cent of the books goes', async () => {
  const kitchen = await openDay()
  const { orderAt, asha, sql, office, menu } = kitchen
  for (const stage of [
    'pending',
    'queued',
    'preparing',
    'ready',
    'in_transit',
    'failed',
    'delivered',
    'cancelled',
  ] as const)
    await orderAt(stage)
  await sql('update daily_menu_items set portion_limit = 100, portions_sold = 16 where id = $1', [
    menu.items.dal,
  ])
  const ledger = () => sql('select id, type, explanation from ledger_transactions order by id')
  const before = await ledger()

  assert.deepEqual(await done('clean_tenant_orders', kitchen), ['8 orders to delete', '8 orders deleted'])
  assert.deepEqual(await rowsLeft(kitchen), none)
  // One of the eight was eaten.
  assert.deepEqual(await money(kitchen), { office: '-5000.00', sales: '22.50', wallet: '4977.50' })
  const after = await ledger()
  assert.deepEqual(after.slice(0, before.length), before)
  assert.deepEqual(
    after.slice(before.length).map(({ type }) => type),
    Array(6).fill('order_refund'),
  )
  assert.equal((await asha.get('/api/v1/customer/wallet/')).body.balance, '4977.50')
  // Portions that were never cooked can be sold again: of the pending, the queued and the one in preparation.
  assert.deepEqual(await sql('select portions_sold from daily_menu_items where id = $1', [menu.items.dal]), [
    { portions_sold: 10 },
  ])
  assert.equal((await office.get('/api/v1/orders/')).body.count, 0)
  assert.deepEqual(await done('clean_tenant_orders', kitchen), ['no orders'])
  await kitchen.order()
})

/** A prepaid subscription of Asha's for 50.00 with five meals of 10.00, of which so many were delivered. */
async function subscribe(kitchen: Day, status: 'pending' | 'paid', delivered: number): Promise<number> {
  const { sql, tenant, asha, office, menu } = kitchen
  const [{ id } = { id: 0 }] = await sql(
    `insert into subscriptions (customer, status, start_date, end_date, selected_days, price, cost_per_meal, total_cost)
    values ($1, 'active', $2::date - 30, $2::date + 30, '{Monday}', 50.00, 10.00, 50.00) returning id`,
    [asha.customer, day],
  )
  await tenant.write((tx) =>
    issueInvoice(tx, tenant, {
      customer: asha.customer,
      subscription: id,
      period_start: '2026-02-08',
      period_end: '2026-04-09',
      due_date: '2026-03-17',
      status,
      lines: [{ menu: null, menu_name: 'Lunch', quantity: '1', unit_price: '50.00' }],
      by: office.account,
    }),
  )
  const meals = await sql<{ id: number }>(
    `insert into orders (customer, subscription, address, meal_slot, delivery_date, status, payment_mode, quantity, tax, total, currency)
    select $1, $2, $3, $4, $5::date + n, 'pending', 'invoice', 1, 0.00, 10.00, 'AED' from generate_series(0, 4) n returning id`,
    [asha.customer, id, asha.address, menu.slot, day],
  )
  for (const meal of meals.slice(0, delivered)) {
    await sql('update orders set delivery_date = $2 where id = $1', [meal.id, day])
    for (const to of ['confirmed', 'preparing', 'ready', 'delivered'])
      assert.equal((await office.post(kitchen.doors.order(meal.id), { status: to })).status, 200)
    // A subscription has one meal a day and slot.
    await sql('update orders set delivery_date = $2::date - $1 where id = $1', [meal.id, day])
  }
  return id
}

test('cleaning subscriptions takes their meals along, gives back what was paid and not eaten, and keeps the invoices', async () => {
  const kitchen = await openDay()
  const { sql, asha } = kitchen
  const single = await kitchen.order()
  await subscribe(kitchen, 'paid', 2)
  await subscribe(kitchen, 'paid', 0)
  await subscribe(kitchen, 'pending', 0)
  await subscribe(kitchen, 'pending', 1)

  assert.deepEqual(await done('clean_tenant_subscriptions', kitchen), [
    '4 subscriptions to delete, with their orders',
    '4 subscriptions and 20 orders deleted',
  ])
  assert.deepEqual(await sql('select id from subscriptions'), [])
  assert.deepEqual(await sql('select id from orders'), [{ id: single.order }])
  assert.deepEqual(
    await sql('select invoice_number, subscription, status, open_amount from invoices order by id'),
    [
      { invoice_number: 'INV-202603-0001', subscription: null, status: 'paid', open_amount: '0.00' },
      { invoice_number: 'INV-202603-0002', subscription: null, status: 'refunded', open_amount: '0.00' },
      { invoice_number: 'INV-202603-0003', subscription: null, status: 'failed', open_amount: '0.00' },
      { invoice_number: 'INV-202603-0004', subscription: null, status: 'pending', open_amount: '10.00' },
    ],
  )
  const { results } = (await asha.get('/api/v1/customer/wallet/')).body.transactions
  assert.deepEqual(
    results.slice(0, 2).map(({ explanation }: { explanation: string }) => explanation),
    [
      'Returned 50.00 AED of invoice INV-202603-0002 with CN-202603-0002: for meals that are not delivered',
      'Returned 30.00 AED of invoice INV-202603-0001 with CN-202603-0001: for meals that are not delivered',
    ],
  )
  // Unearned is the single order, and owed the meal that was eaten and not paid yet.
  assert.deepEqual(await money(kitchen), {
    office: '-5100.00',
    receivable: '-10.00',
    sales: '30.00',
    unearned: '22.50',
    wallet: '5057.50',
  })
  assert.deepEqual(await done('clean_tenant_subscriptions', kitchen), ['no subscriptions'])
})

test('what was eaten or paid back stays so when the orders are deleted before their subscription', async () => {
  const kitchen = await openDay()
  const { sql, asha, office, tenant } = kitchen
  const subscription = await subscribe(kitchen, 'paid', 2)
  const [eaten] = await sql<{ order: number; line: number }>(
    `insert into order_lines ("order", name, quantity, unit_price, price_source, tax_rate, tax, total)
    select id, 'Thali', 1, total, 'subscription', 0, 0.00, total from orders where subscription = $1 and status = 'delivered'
    order by id limit 1 returning "order", id as line`,
    [subscription],
  )
  const back = { lines: [{ line: eaten?.line, quantity: 1 }], destination: 'wallet', reason: 'It was cold' }
  const paidBack = await office.post(`/api/v1/orders/${eaten?.order}/refund/`, back, {
    'idempotency-key': 'cold',
  })
  assert.equal(paidBack.status, 201, JSON.stringify(paidBack.body))

  await done('clean_tenant_orders', kitchen)
  assert.deepEqual(await rowsLeft(kitchen), none)
  assert.deepEqual(await examineBooks(tenant), [])
  await done('clean_tenant_subscriptions', kitchen)
  // One of the five was eaten, one was paid back when it was cold, and three are credited.
  assert.deepEqual(await money(kitchen), { office: '-5050.00', sales: '10.00', wallet: '5040.00' })
  const credit = (amount: string) =>
    office.post(
      '/api/v1/invoices/1/credit_notes/',
      { lines: [{ item: 1, amount }], reason: 'And the rest' },
      { 'idempotency-key': amount },
    )
  assert.equal((await credit('10.01')).body.code, 'credit_above_invoice')
  assert.equal((await credit('10.00')).status, 201)
  assert.deepEqual(await money(kitchen), { office: '-5050.00', wallet: '5050.00' })
  assert.equal((await asha.get('/api/v1/customer/wallet/')).body.balance, '5050.00')
  assert.deepEqual(await examineBooks(tenant), [])
})

test('a subscription that somebody else deletes meanwhile keeps nobody from deleting the others', async () => {
  const kitchen = await openDay()
  const { server, tenant, sql } = kitchen
  const { owner } = server.deps
  const first = await subscribe(kitchen, 'paid', 0)
  await subscribe(kitchen, 'paid', 0)
  await sql(`update subscriptions set status = 'cancelled' where id = $1`, [first])
  await sql(`update orders set status = 'cancelled' where subscription = $1`, [first])
  const deleting = await owner.with(tenant.database, async (client) => {
    await client.query('begin')
    await client.query('select from subscriptions where id = $1 for update', [first])
    const others = deleteSubscriptions(owner, tenant)
    await until(() => isAwaited(kitchen))
    await client.query('update invoices set subscription = null where subscription = $1', [first])
    await client.query('delete from orders where subscription = $1', [first])
    await client.query('delete from subscriptions where id = $1', [first])
    await client.query('commit')
    return others
  })
  assert.deepEqual(deleting, { subscriptions: 1, orders: 5 })
  assert.deepEqual(await sql('select id from subscriptions'), [])
})

test('however many clean at once, what was paid is given back once', async () => {
  const kitchen = await openDay()
  const { tenant, server } = kitchen
  const { owner } = server.deps
  for (let n = 0; n < 5; n += 1) {
    await subscribe(kitchen, 'paid', 0)
    await kitchen.order()
  }
  await Promise.all(
    [1, 2, 3].flatMap(() => [deleteSubscriptions(owner, tenant), deleteOrders(owner, tenant)]),
  )
  assert.deepEqual(await rowsLeft(kitchen), none)
  assert.deepEqual(await money(kitchen), { office: '-5250.00', wallet: '5250.00' })
})

test('--all goes through every active kitchen and leaves nobody out', async () => {
  const [a, b] = [await openDay(), await openDay()]
  await a.order()
  // The exit code is not this test's: the kitchens of the tests above, one of them with an order that is refused, are there too.
  const { stdout } = await manage('auto_advance_today_orders', '--all', '--no-input')
  assert.ok(stdout.includes(`${a.slug}: 1 orders to advance for ${day}\n`))
  assert.ok(stdout.includes(`${b.slug}: no orders to advance for ${day}\n`))
  assert.ok(stdout.includes(`${a.slug}: 0 confirmed, 1 preparing, 1 ready\n`))
})

test(
  'a person at a terminal is asked, and whoever does not say yes means no',
  { skip: process.platform !== 'linux' },
  async () => {
    const kitchen = await openDay()
    await kitchen.order()
    const env = { ...environmentOf(await sharedServer()), TERM: 'xterm' }
    const answered = (answer: string) =>
      run(
        [
          'node',
          'server/test/children/type-at-terminal.ts',
          `${repository}/manage clean_tenant_orders --tenant=${kitchen.slug}`,
          `Go on=${answer}`,
        ],
        env,
      )
    assert.match((await answered('')).stdout, /Nothing was changed\./)
    assert.equal((await rowsLeft(kitchen))?.orders, 1)
    assert.match((await answered('y')).stdout, /1 orders deleted/)
    assert.equal((await rowsLeft(kitchen))?.orders, 0)
  },
)
