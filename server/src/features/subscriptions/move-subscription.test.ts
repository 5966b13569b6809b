import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { admin, monday, openSubscribers, own } from '../../../test/subscribers.ts'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import { examineBooks } from '../books/index.ts'

/** Mondays, Wednesdays and Fridays of the thirty days. */
const meals = 13

test('activation makes the meals of the term and the bill of its first period', async () => {
  const { active, bills, dates, sql, asha, lunch } = await openSubscribers()
  await sql('update settings set tax_rate = 5')
  const body = await active({ special_instructions: 'ring twice' })
  assert.deepEqual(
    [body.status, body.orders_created, body.invoice_created, body.order_count],
    ['active', meals, true, meals],
  )
  const days = await dates(body.id)
  assert.deepEqual([days.length, days[0], days[1], days.at(-1)], [meals, monday, '2026-03-11', '2026-04-06'])
  const [meal] = await sql(
    `select o.status, o.payment_mode, o.quantity, o.total, o.tax, o.customer, o.meal_slot, o.address, o.special_instructions,
      l.name, l.portion_label, l.quantity as portions, l.unit_price, l.price_source, l.tax_rate, l.tax as line_tax, l.total as line_total
    from orders o join order_lines l on l."order" = o.id where subscription = $1 order by o.delivery_date`,
    [body.id],
  )
  assert.deepEqual(meal, {
    status: 'pending',
    payment_mode: 'invoice',
    quantity: 1,
    total: '34.62',
    tax: '1.65',
    customer: asha.customer,
    meal_slot: lunch,
    address: asha.address,
    special_instructions: 'ring twice',
    name: 'Monthly Veg',
    portion_label: 'large',
    portions: 1,
    unit_price: '34.62',
    price_source: 'subscription',
    tax_rate: '5.00',
    line_tax: '1.65',
    line_total: '34.62',
  })
  assert.deepEqual(await bills(body.id), [
    {
      period_start: monday,
      period_end: '2026-04-07',
      due_date: '2026-03-16',
      total: '450.00',
      status: 'pending',
    },
  ])
  assert.equal((await sql(`select id from outbox where type = 'meals.placed'`)).length, 1)
  assert.equal((await sql('select id from kitchen_tickets')).length, 0)
})

test('only the first period of a longer term is billed at once; what was taken in cash or by card is paid', async () => {
  const { active, bills } = await openSubscribers()
  for (const payment_mode of ['cash', 'card']) {
    const { id, total_cost } = await active({ payment_mode, end_date: '2026-04-22' })
    assert.equal(total_cost, '675.00')
    const [bill] = await bills(id)
    assert.deepEqual([bill.total, bill.status, bill.period_end], ['450.00', 'paid', '2026-04-07'])
  }
})

test('each further period is billed once when it begins, and one that passed in a pause is not', async () => {
  const { active, act, bills, recurring, holdClock } = await openSubscribers()
  const { id } = await active({ end_date: '2026-07-06', payment_mode: 'cash' })
  const starts = async () => (await bills(id)).map(({ period_start, status }) => `${period_start} ${status}`)
  await holdClock('2026-04-07T23:55')
  await recurring('bill-periods')
  assert.deepEqual(await starts(), [`${monday} paid`])
  await holdClock('2026-04-08T00:05')
  await Promise.all([recurring('bill-periods'), recurring('bill-periods')])
  await recurring('bill-periods')
  assert.deepEqual(await starts(), [`${monday} paid`, '2026-04-08 pending'])

  assert.equal((await act(id, 'pause')).status, 200)
  await holdClock('2026-05-20T08:00')
  await recurring('bill-periods')
  await holdClock('2026-06-10T08:00')
  const { body } = await act(id, 'activate')
  assert.equal(body.invoice_created, true, 'the period that it comes back in')
  await recurring('bill-periods')
  assert.deepEqual(await starts(), [`${monday} paid`, '2026-04-08 pending', '2026-06-07 paid'])
})

test('a rest of a period without a meal is not billed, and keeps nobody waiting who is', async () => {
  const { active, bills, recurring, holdClock } = await openSubscribers()
  // Behind the thirty days of the package there are a Wednesday and a Thursday.
  const idle = await active({ end_date: '2026-04-09', selected_days: ['Friday'] })
  const other = await active({ end_date: '2026-04-09', selected_days: ['Wednesday'] })
  assert.equal(idle.total_cost, '450.00')
  await holdClock('2026-04-08T08:00')
  await recurring('bill-periods')
  assert.equal((await bills(idle.id)).length, 1)
  assert.equal((await bills(other.id))[1].total, '30.00')
})

test('what costs nothing is cooked all the same and billed to nobody', async () => {
  const { active, bills } = await openSubscribers()
  const { id, orders_created, invoice_created, total_cost } = await active({ meal_package: null })
  assert.deepEqual([orders_created, invoice_created, total_cost], [meals, false, '0.00'])
  assert.deepEqual(await bills(id), [])
})

// Contract D20.
test('a pause takes meals that are not locked out of production; a resumption makes them again, what was missed behind the end, and bills nothing', async () => {
  const { active, act, bills, dates, sql, recurring, holdClock, person } = await openSubscribers()
  const { id } = await active()
  await sql('update meal_slots set cutoff_days_before = 2')
  await holdClock(`${monday}T10:00`)
  await recurring('lock-slots')
  const [first, second] = await sql('select id, order_id from kitchen_tickets order by id')
  const cook = await person('kitchen_staff')
  assert.equal((await cook.post(`/api/v1/kitchen/orders/${first.id}/start_preparation/`)).status, 200)

  const paused = await act(id, 'pause')
  assert.deepEqual([paused.status, paused.body.status, paused.body.order_count], [200, 'paused', 2])
  assert.deepEqual(
    await sql('select status from orders where id = any($1) order by id', [
      [first.order_id, second.order_id],
    ]),
    [{ status: 'preparing' }, { status: 'confirmed' }],
    'what is past its cut-off is cooked',
  )
  assert.equal((await sql(`select id from outbox where type = 'meals.cancelled'`)).length, 1)
  assert.equal((await sql(`select id from outbox where type = 'order.cancelled'`)).length, 0)
  const [{ actors }] = await sql(
    `select count(distinct actor) as actors from moves where reason = 'The subscription is paused'`,
  )
  assert.equal(actors, 1)

  await holdClock('2026-03-20T08:00')
  const resumed = await act(id, 'activate')
  assert.deepEqual([resumed.body.orders_created, resumed.body.invoice_created], [11, false])
  const again = await dates(id, 'pending')
  assert.deepEqual(
    [again.length, again[0], again.at(-1)],
    [11, '2026-03-23', '2026-04-15'],
    'two days before is the cut-off',
  )
  assert.equal((await bills(id)).length, 1)
})

for (const [paid, payment_mode] of [
  ['paid', 'cash'],
  ['not paid yet', 'wallet'],
] as const)
  test(`what the office cancels, ${paid}, costs what is cooked already, whichever way it is cancelled`, async () => {
    const { active, act, office, sql, recurring, holdClock, tenant } = await openSubscribers()
    const ways: ((id: number) => Promise<{ status: number }>)[] = [
      (id) => act(id, 'cancel'),
      (id) => office.patch(`${admin}${id}/`, { status: 'cancelled' }),
      (id) => office.delete(`${admin}${id}/`),
    ]
    for (const cancel of ways) {
      await holdClock(`${monday}T08:00`)
      const { id } = await active({ payment_mode })
      await holdClock(`${monday}T10:30`)
      await recurring('lock-slots')
      const { status } = await cancel(id)
      assert.ok(status < 300)
      const [meal] = await sql('select id, total from orders where subscription = $1 and status <> $2', [
        id,
        'cancelled',
      ])
      const [bill] = await sql(
        'select total, open_amount, credited_amount, returned_amount from invoices where subscription = $1',
        [id],
      )
      const back = formatMoney(45000n - minorUnits(meal.total), 2)
      assert.deepEqual(
        bill,
        payment_mode === 'cash'
          ? { total: '450.00', open_amount: '0.00', credited_amount: back, returned_amount: back }
          : { total: '450.00', open_amount: meal.total, credited_amount: back, returned_amount: '0.00' },
      )
      for (const to of ['preparing', 'ready', 'delivered'])
        await office.post(`/api/v1/orders/${meal.id}/update_status/`, { status: to })
      assert.deepEqual(
        await sql(`select sum(amount)::text as sum from ledger_entries where account = 'unearned'`),
        [{ sum: '0.00' }],
      )
    }
    assert.deepEqual(await examineBooks(tenant), [])
  })

test('a meal that the kitchen calls off after its subscription was cancelled is paid back, as there is no later date for it', async () => {
  const { active, act, office, person, sql, recurring, holdClock, tenant } = await openSubscribers()
  await sql('update meal_slots set cutoff_days_before = 2')
  await holdClock(`${monday}T08:00`)
  const { id } = await active({ payment_mode: 'cash', start_date: '2026-03-11', end_date: '2026-04-09' })
  await holdClock('2026-03-11T10:30')
  await recurring('lock-slots')
  await act(id, 'cancel')
  const locked = await sql(
    `select id, delivery_date from orders where subscription = $1 and status = 'confirmed' order by 2`,
    [id],
  )
  assert.deepEqual(
    locked.map(({ delivery_date }) => delivery_date),
    ['2026-03-11', '2026-03-13'],
  )
  const manager = await person('manager')
  const closed = { from_date: '2026-03-13', until_date: '2026-03-13', reason: 'Eid' }
  assert.equal((await manager.post('/api/v1/closures/', closed)).status, 201)
  const cancelled = { status: 'cancelled' }
  assert.equal((await office.post(`/api/v1/orders/${locked[0].id}/update_status/`, cancelled)).status, 200)
  const [paid] =
    await sql(`select sum(amount)::text as back from ledger_entries where account = 'wallet' and amount > 0 and
      transaction in (select id from ledger_transactions where type <> 'credit')`)
  assert.equal(paid.back, '450.00')
  assert.deepEqual(await examineBooks(tenant), [])
})

test('a meal that the kitchen cancelled and owes comes later, also when its day is paused afterwards', async () => {
  const { active, act, office, sql, dates, recurring, holdClock } = await openSubscribers()
  await sql(`update meal_packages set pause_gives = 'nothing'`)
  const { id } = await active()
  await holdClock(`${monday}T10:30`)
  await recurring('lock-slots')
  const [{ id: order }] = await sql(`select id from orders where status = 'confirmed'`)
  await office.post(`/api/v1/orders/${order}/update_status/`, { status: 'cancelled' })
  assert.equal((await dates(id)).at(-1), '2026-04-08')
  await act(id, 'pause')
  await act(id, 'activate')
  assert.deepEqual([(await dates(id)).length, (await dates(id)).at(-1)], [meals, '2026-04-08'])
})

for (const skip_gives of ['nothing', 'voucher', 'credit'])
  test(`what a skipped meal had given (${skip_gives}) is not given again when the office cancels`, async () => {
    const { active, act, asha, person, sql, recurring, holdClock, tenant } = await openSubscribers()
    await sql('update meal_packages set skip_gives = $1', [skip_gives])
    const { id } = await active({ payment_mode: 'cash' })
    assert.equal((await asha.post(`${own}${id}/skip/`, { date: monday })).status, 200)
    await holdClock(`${monday}T10:30`)
    await recurring('lock-slots')
    const [{ amount }] = await sql('select amount from missed_meals')
    await act(id, 'cancel')
    const [note] = await sql('select total from credit_notes')
    assert.equal(minorUnits(note.total), 45000n - minorUnits(amount))
    const manager = await person('manager')
    const [item] = await sql('select id, invoice from invoice_items')
    const more = { lines: [{ item: item.id, amount: '0.01' }], reason: 'A gesture' }
    const path = `/api/v1/invoices/${item.invoice}/credit_notes/`
    const { status } = await manager.post(path, more, { 'idempotency-key': 'more' })
    assert.equal(status, skip_gives === 'nothing' ? 201 : 422, 'by hand neither')
    const [{ sum }] = await sql(
      `select sum(amount)::text as sum from ledger_entries where account = 'unearned'`,
    )
    assert.equal(sum, '0.00')
    assert.deepEqual(await examineBooks(tenant), [])
  })

test('of two meals of a day, one that was open when its subscription was cancelled is not settled with the other', async () => {
  const { active, act, office, sql, recurring, holdClock, lunch, dinner, asha } = await openSubscribers()
  await sql(`update meal_packages set closure_gives = 'nothing'`)
  const place = { address: asha.address }
  const slots = [
    { meal_slot: lunch, ...place },
    { meal_slot: dinner, ...place },
  ]
  const { id } = await active({
    payment_mode: 'cash',
    slots,
    time_slot: undefined,
    lunch_address: undefined,
  })
  await recurring('lock-slots')
  await act(id, 'cancel')
  await holdClock(`${monday}T12:00`)
  await sql(
    `insert into subscription_skips (subscription, date, meal_slot, gives) values ($1, $2, $3, 'nothing')`,
    [id, monday, lunch],
  )
  const [{ id: order }] = await sql(`select id from orders where status = 'confirmed'`)
  await office.post(`/api/v1/orders/${order}/update_status/`, { status: 'cancelled' })
  assert.deepEqual(await sql('select meal_slot from missed_meals'), [{ meal_slot: dinner }])
  const [{ sum }] = await sql(
    `select sum(amount)::text as sum from ledger_entries where account = 'unearned'`,
  )
  assert.equal(sum, '0.00')
})

test('a cancelled subscription leaves production and is never moved again', async () => {
  const { active, act, dates, office } = await openSubscribers()
  const { id } = await active()
  const cancelled = await act(id, 'cancel')
  assert.deepEqual([cancelled.body.status, await dates(id)], ['cancelled', []])
  for (const action of ['activate', 'pause', 'cancel', 'generate_orders']) {
    const { status, body } = await act(id, action)
    assert.deepEqual([status, Object.keys(body)], [400, ['error']], action)
  }
  const changed = await office.patch(`${admin}${id}/`, { end_date: '2026-05-01' })
  assert.deepEqual([changed.status, Object.keys(changed.body)], [400, ['error']])
  assert.equal((await office.patch(`${admin}${id}/`, { status: 'cancelled' })).status, 200)
})

// Contract D19 and 7.3: the actions and PATCH are two doors to one machine.
test('every move that the table has works through the action and through PATCH; every other is refused by both', async () => {
  const { made, act, office, sql } = await openSubscribers()
  const statuses = ['pending', 'active', 'paused', 'expired', 'cancelled']
  const actions: Record<string, string> = { active: 'activate', paused: 'pause', cancelled: 'cancel' }
  const allowed = new Set([
    'pending>active',
    'active>paused',
    'paused>active',
    'pending>cancelled',
    'active>cancelled',
    'paused>cancelled',
  ])
  for (const from of statuses) {
    for (const to of statuses) {
      for (const door of ['action', 'patch']) {
        if (door === 'action' && !actions[to]) continue
        await sql('update subscriptions set archived_at = now()')
        const { id } = await made()
        await sql('update subscriptions set status = $1 where id = $2', [from, id])
        const { status, body } = await (door === 'action'
          ? act(id, actions[to]!)
          : office.patch(`${admin}${id}/`, { status: to }))
        const fine = allowed.has(`${from}>${to}`) || (door === 'patch' && from === to)
        const after = (await sql('select status from subscriptions where id = $1', [id]))[0].status
        assert.deepEqual([status, after], fine ? [200, to] : [400, from], `${door}: ${from}>${to}`)
        if (!fine) assert.equal(typeof body.error, 'string')
      }
    }
  }
})

test('activated twenty times at once there is one set of meals and one invoice', async () => {
  const { made, act, dates, bills, sql } = await openSubscribers()
  for (let round = 0; round < 5; round += 1) {
    await sql(`update subscriptions set archived_at = now()`)
    const { id } = await made()
    const answers = await Promise.all(Array.from({ length: 20 }, () => act(id, 'activate')))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(19).fill(400)])
    assert.deepEqual([(await dates(id)).length, (await bills(id)).length], [meals, 1])
  }
})

test('meals that were cancelled one by one are made again on demand, and only these', async () => {
  const { active, act, office, sql, dates } = await openSubscribers()
  const { id } = await active()
  const [{ id: order }] = await sql('select id from orders order by delivery_date')
  await office.post(`/api/v1/orders/${order}/update_status/`, { status: 'cancelled' })
  assert.deepEqual(
    [(await dates(id))[0], (await dates(id)).at(-1)],
    ['2026-03-11', '2026-04-08'],
    'it comes behind the end',
  )
  const answers = await Promise.all([1, 2, 3].map(() => act(id, 'generate_orders')))
  assert.deepEqual(answers.map(({ body }) => body.orders_created).sort(), [0, 0, 1])
  assert.equal(typeof answers[0]?.body.detail, 'string')
  assert.deepEqual([(await dates(id))[0], (await dates(id)).length], [monday, meals])
})

test('a subscription may be made active at once; no other way to begin is a way around the machine', async () => {
  const { office, wish, dates, sql } = await openSubscribers()
  const { status, body } = await office.post(admin, wish({ status: 'active' }))
  assert.deepEqual([status, body.status, (await dates(body.id)).length], [201, 'active', meals])
  for (const wished of ['paused', 'expired'])
    assert.equal((await office.post(admin, wish({ status: wished }))).status, 400, wished)
  assert.equal((await sql('select id from subscriptions')).length, 1)
})

test('a subscription that is deleted leaves lists and production, and its orders and invoice stay', async () => {
  const { active, office, sql, dates, bills } = await openSubscribers()
  const { id } = await active()
  const path = `${admin}${id}/`
  assert.equal((await office.delete(path)).status, 204)
  for (const answer of [await office.get(path), await office.delete(path), await office.patch(path, {})])
    assert.equal(answer.status, 404)
  assert.equal((await office.get(admin)).body.count, 0)
  assert.deepEqual([await dates(id), (await bills(id)).length], [[], 1])
  assert.equal((await sql('select id from orders')).length, meals)
})

test('what a missed meal gives waits for a frozen wallet, and is not credited a second time when the office cancels', async () => {
  const { tenant, active, act, asha, lunch, mealPackage, sql, holdClock, recurring } = await openSubscribers()
  await sql(`update meal_packages set skip_gives = 'credit' where id = $1`, [mealPackage])
  const { id } = await active()
  await asha.post(`${own}${id}/skip/`, { date: monday, meal_slot: lunch })
  await sql('update wallets set frozen_at = now()')
  await holdClock(`${monday}T12:00`)
  const lock = async () => {
    for (let turn = 0; turn < 3; turn += 1) await recurring('lock-slots')
  }
  await lock()
  await act(id, 'cancel')
  await sql('update wallets set frozen_at = null')
  await lock()
  const [{ open_amount }] = await sql('select open_amount from invoices')
  const [{ balance }] = await sql('select balance from wallets')
  assert.deepEqual([open_amount, balance], ['34.62', '534.62'], 'what is owed for it, and what it gave')
  const [{ unearned }] = await sql(
    `select coalesce(sum(amount), 0) = 0 as unearned from ledger_entries where account = 'unearned'`,
  )
  assert.equal(unearned, true)
  assert.deepEqual(await examineBooks(tenant), [])
})

test('a locked meal that was refunded is not counted against the others when the office cancels: their money goes back whole', async () => {
  const { active, act, asha, person, sql, holdClock, recurring } = await openSubscribers()
  const { id } = await active({ payment_mode: 'cash' })
  await holdClock(`${monday}T12:00`)
  for (let turn = 0; turn < 3; turn += 1) await recurring('lock-slots')
  const [meal] = await sql(
    `select o.id, l.id as line from orders o join order_lines l on l."order" = o.id where o.status = 'confirmed'`,
  )
  const wish = { lines: [{ line: meal.line, quantity: 1 }], destination: 'wallet', reason: 'Late' }
  const refund = await (
    await person('manager')
  ).post(`/api/v1/orders/${meal.id}/refund/`, wish, { 'idempotency-key': 'once' })
  assert.equal(refund.status, 201, JSON.stringify(refund.body))
  await act(id, 'cancel')
  const [{ balance }] = await sql('select balance from wallets where customer = $1', [asha.customer])
  assert.equal(balance, '950.00')
})

test('a locked meal of what was cancelled, deleted or is over has no later date: when the kitchen gives it up, its money goes back', async () => {
  for (const [ending, given] of [
    ['cancelled', '34.62'],
    ['deleted', '34.62'],
    ['over', '60.00'],
  ] as const) {
    const { tenant, made, act, office, sql, holdClock, recurring } = await openSubscribers()
    const twoMondays = { end_date: '2026-03-16', selected_days: ['Monday'] }
    const { id } = await made(ending === 'over' ? twoMondays : {})
    await act(id, 'activate')
    const date = ending === 'over' ? '2026-03-16' : monday
    await holdClock(`${date}T12:00`)
    for (let turn = 0; turn < 3; turn += 1) await recurring('lock-slots')
    const [meal] = await sql(`select id from orders where delivery_date = $1 and status = 'confirmed'`, [
      date,
    ])
    if (ending === 'cancelled') await act(id, 'cancel')
    else if (ending === 'deleted') assert.equal((await office.delete(`${admin}${id}/`)).status, 204)
    else {
      await holdClock('2026-03-17T08:00')
      await recurring('expire-subscriptions')
    }
    const { status } = await office.post(`/api/v1/orders/${meal.id}/update_status/`, { status: 'cancelled' })
    assert.equal(status, 200)
    const given_back = await sql(
      `select e.amount from ledger_transactions t join ledger_entries e on e.transaction = t.id
       where t.type = 'meal_credit' and e.account = 'wallet'`,
    )
    assert.deepEqual(given_back, [{ amount: given }], ending)
    assert.deepEqual(await examineBooks(tenant), [])
  }
})

test('what is past its last meal is over, whether it ran, waited or stood still; until midnight it is not', async () => {
  const { active, made, act, sql, recurring, holdClock } = await openSubscribers()
  const [running, standing, waiting] = [await active(), await active(), await made()]
  await act(standing.id, 'pause')
  const statuses = async () =>
    (await sql('select status from subscriptions order by id')).map((row) => row.status)
  await holdClock('2026-04-07T23:59')
  await recurring('expire-subscriptions')
  assert.deepEqual(await statuses(), ['active', 'paused', 'pending'])
  assert.equal((await act(waiting.id, 'activate')).body.orders_created, 0)
  await holdClock('2026-04-08T00:00')
  for (let turn = 0; turn < 2; turn += 1) await recurring('expire-subscriptions')
  assert.deepEqual(
    await statuses(),
    ['expired', 'paused', 'expired'],
    'one that still owes meals is not over',
  )
  assert.ok(running.id)
  assert.equal((await sql(`select id from outbox where data ->> 'status' = 'expired'`)).length, 2)
  const resumed = await act(standing.id, 'activate')
  assert.deepEqual([resumed.status, resumed.body.ends_on], [200, '2026-05-06'])
  await holdClock('2026-05-07T00:00')
  await recurring('expire-subscriptions')
  assert.deepEqual(await statuses(), ['expired', 'expired', 'expired'])
  const late = await act(standing.id, 'activate')
  assert.deepEqual([late.status, Object.keys(late.body)], [400, ['error']])
})
