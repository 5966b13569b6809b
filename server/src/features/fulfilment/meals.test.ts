import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { holdOrders } from '../wallet/index.ts'
import { countStatements } from '../../../test/statements.ts'
import { monday, openSubscribers } from '../../../test/subscribers.ts'
import { lockOrder } from './fulfilment.sql.ts'
import { moveOrder } from './move-order.ts'
import { openTicket } from './open-ticket.ts'

type Office = Awaited<ReturnType<typeof openSubscribers>>
const queue = async ({ office }: Office, date = monday): Promise<any[]> =>
  (await office.get(`/api/v1/kitchen/orders/?date=${date}`)).body.results

// Contract D16: the kitchen's queue was always empty.
test("a day's meals are the kitchen's from their cut-off on, each once, however often the minute comes", async () => {
  const today = await openSubscribers()
  const { active, holdClock, recurring, dates, sql } = today
  const { id } = await active({ special_instructions: 'ring twice' })
  await holdClock(`${monday}T09:59:59`)
  await recurring('lock-slots')
  assert.deepEqual(await queue(today), [])
  await holdClock(`${monday}T10:00`)
  await Promise.all([1, 2, 3, 4, 5].map(() => recurring('lock-slots')))
  const [ticket, ...others] = await queue(today)
  assert.deepEqual(
    [others, ticket.order_status, ticket.status, ticket.customer_name, ticket.special_instructions],
    [[], 'confirmed', 'queued', 'Asha Rao', 'ring twice'],
  )
  assert.deepEqual(
    ticket.lines.map((line: any) => [line.name, line.portion_label]),
    [['Monthly Veg', 'large']],
  )
  assert.deepEqual(await dates(id, 'confirmed'), [monday])
  assert.deepEqual(await sql('select machine, to_status, actor from moves'), [
    { machine: 'order', to_status: 'confirmed', actor: null },
  ])
  assert.equal((await sql(`select id from outbox where type = 'ticket.opened'`)).length, 1)
  await recurring('lock-slots')
  assert.equal((await sql(`select id from outbox where type = 'meals.confirmed'`)).length, 1)
})

test('a slot without cut-off begins with its day, one that closes days before opens its tickets then, by the kitchen’s wall', async () => {
  const today = await openSubscribers()
  const { active, holdClock, recurring, dates, dinner, sql, slotOf } = today
  const evening = await active({ time_slot: dinner })
  const early = await slotOf('Catering', '18:00')
  await sql('update meal_slots set cutoff_days_before = 3 where id = $1', [early])
  const feast = await active({ time_slot: early })
  await holdClock('2026-03-10T23:59:59')
  await recurring('lock-slots')
  assert.deepEqual(await dates(evening.id, 'confirmed'), [])
  assert.deepEqual(await dates(feast.id, 'confirmed'), ['2026-03-11', '2026-03-13'])
  await holdClock('2026-03-11T00:00')
  await recurring('lock-slots')
  assert.deepEqual(await dates(evening.id, 'confirmed'), ['2026-03-11'])
})

test('after an outage the meals of today are cooked, those of yesterday are not', async () => {
  const { active, holdClock, recurring, dates } = await openSubscribers()
  const { id } = await active()
  await holdClock('2026-03-13T15:00')
  await recurring('lock-slots')
  assert.deepEqual(await dates(id, 'confirmed'), ['2026-03-13'])
})

test('a pause at the very cut-off: the meal of the day is cooked, and the later ones are out of production', async () => {
  const { active, act, holdClock, recurring, sql } = await openSubscribers()
  for (let round = 0; round < 10; round += 1) {
    await sql('update subscriptions set archived_at = now()')
    await holdClock(`${monday}T08:00`)
    const { id } = await active()
    await holdClock(`${monday}T10:00`)
    await Promise.all([act(id, 'pause'), recurring('lock-slots')])
    const wrong = await sql(
      `select o.id from orders o left join kitchen_tickets t on t.order_id = o.id
       where o.subscription = $1 and (o.status <> case when o.delivery_date = $2 then 'confirmed' else 'cancelled' end
         or (t.id is not null) <> (o.delivery_date = $2))`,
      [id, monday],
    )
    assert.deepEqual(wrong, [])
  }
})

test('a delivered meal is earned from its invoice, never as cash; a cancelled one gives nothing back', async () => {
  const { active, holdClock, recurring, sql, office, asha, person, bills } = await openSubscribers()
  await sql('update settings set tax_rate = 5')
  const { id } = await active({ payment_mode: 'cash' })
  await holdClock(`${monday}T10:00`)
  await recurring('lock-slots')
  const [{ order_id, id: ticket }] = await sql('select id, order_id from kitchen_tickets')
  const cook = await person('kitchen_staff')
  for (const action of ['claim', 'start_preparation', 'mark_ready'])
    assert.equal((await cook.post(`/api/v1/kitchen/orders/${ticket}/${action}/`)).status, 200)
  const update = (order: number, status: string) =>
    office.post(`/api/v1/orders/${order}/update_status/`, { status })
  assert.equal((await update(order_id, 'delivered')).status, 200)
  const [open] = await sql(`select id from orders where status = 'pending' limit 1`)
  assert.equal((await update(open.id, 'cancelled')).status, 200)

  const booked = await sql(
    `select t.type, e.account, e.amount from ledger_transactions t join ledger_entries e on e.transaction = t.id
     where t."order" is not null order by e.id`,
  )
  assert.deepEqual(booked, [
    { type: 'revenue', account: 'unearned', amount: '-34.62' },
    { type: 'revenue', account: 'sales', amount: '32.97' },
    { type: 'revenue', account: 'tax', amount: '1.65' },
  ])
  const [unearned] = await sql(`select sum(amount) as left from ledger_entries where account = 'unearned'`)
  assert.equal(unearned.left, '415.38', 'the paid invoice of 450.00 less the meal')
  assert.equal((await bills(id))[0].status, 'paid')
  assert.equal((await asha.get('/api/v1/customer/wallet/')).body.balance, '500.00')
})

test('the driver of a subscription’s meal has nothing to collect', async () => {
  const { active, holdClock, recurring, sql, office, driver, zone } = await openSubscribers()
  const omar = await driver({ zones: [zone] })
  await active()
  await holdClock(`${monday}T10:00`)
  await recurring('lock-slots')
  const [{ order_id }] = await sql('select order_id from kitchen_tickets')
  for (const status of ['preparing', 'ready'])
    await office.post(`/api/v1/orders/${order_id}/update_status/`, { status })
  const [job] = (await omar.get('/api/v1/driver/deliveries/')).body.results
  assert.deepEqual(
    [job.delivery_details.payment_processed, job.delivery_details.subscription_details],
    [true, 'Monthly Veg'],
  )
})

test("a meal that is set aside is cooked, brought and charged with one statement for each step, three for its eater's safety and four for its money", async () => {
  const { server, tenant, customer, sql } = await openSubscribers()
  const { customer: eater } = await customer({ wallet: '50.00' })
  const [meal] = await sql(
    `insert into orders (customer, delivery_date, status, payment_mode, quantity, total, tax, currency)
      values ($1, kitchen_today(), 'confirmed', 'hold', 1, '15.00', '0.00', 'AED') returning id, order_number`,
    [eater],
  )
  await tenant.write(async (tx) => {
    await openTicket({ tx, tenant, order: (await lockOrder(tx, { order: meal.id }))!, actor: null })
    await holdOrders(tx, tenant, [
      { ...meal, customer: eater, payment_mode: 'hold', total: '15.00', tax: '0.00' },
    ])
  })
  await server.deps.relay.relay(tenant)
  const sent = await tenant.write((tx) =>
    countStatements(async () => {
      const order = (await lockOrder(tx, { order: meal.id }))!
      for (const to of ['preparing', 'ready', 'delivered'] as const)
        await moveOrder({ tx, tenant, order, actor: null }, to)
    }),
  )
  const moves = await sql('select machine, to_status from moves order by id')
  assert.deepEqual(
    moves.map(({ machine, to_status }) => `${machine} ${to_status}`),
    [
      'ticket preparing',
      'order preparing',
      'ticket ready',
      'order ready',
      'delivery in_transit',
      'delivery delivered',
      'order delivered',
    ],
  )
  // Two find it and lock it, one finds its driver, one opens its delivery; before it is cooked, is ready and leaves it is asked whether its dish is safe.
  assert.equal(sent, 2 + moves.length + 2 + 3 + 4)
})
