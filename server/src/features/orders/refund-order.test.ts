import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { day, key, openLunch } from '../../../test/sold-lunch.ts'
import { examineBooks } from '../books/index.ts'

test('a portion paid back before the cut-off leaves the kitchen, the money is in the wallet again, and the last cent of the tax goes last', async () => {
  const { sell, refund, balance, asha, manager, sql } = await openLunch()
  const { id, dal } = await sell({ rice: 0 })
  assert.equal(await balance(), '86.50')

  const first = await refund(id, { lines: [{ line: dal, quantity: 1 }] })
  assert.equal(first.status, 201, JSON.stringify(first.body))
  const { total, tax, lines, order } = first.body
  assert.deepEqual([total, tax], ['4.50', '0.21'])
  assert.deepEqual(lines, [{ line: dal, name: 'Dal', quantity: 1, total: '4.50', tax: '0.21' }])
  assert.deepEqual([order.status, order.quantity, order.total], ['confirmed', 2, '9.00'])
  assert.deepEqual(
    order.items.map((item: Record<string, unknown>) => [
      item.quantity,
      item.refunded_quantity,
      item.refunded,
    ]),
    [[2, 1, '4.50']],
  )
  assert.deepEqual((await asha.get(`/api/v1/customer/orders/${id}/`)).body.items, order.items)
  assert.deepEqual((await manager.get(`/api/v1/orders/${id}/`)).body, order)
  assert.equal(await balance(), '91.00')
  const sold = await sql('select portions_sold from daily_menu_items where portions_sold > 0')
  assert.deepEqual(sold, [{ portions_sold: 2 }])

  const [second, last] = [
    await refund(id, { lines: [{ line: dal, quantity: 1 }] }),
    await refund(id, { lines: [{ line: dal, quantity: 1 }] }),
  ]
  assert.deepEqual([second.body.tax, last.body.tax], ['0.21', '0.22'])
  assert.deepEqual([last.body.order.status, await balance()], ['cancelled', '100.00'])
  assert.deepEqual(await sql('select status from kitchen_tickets'), [{ status: 'cancelled' }])
  const sentences = (await asha.get('/api/v1/customer/wallet/')).body.transactions.results
  assert.equal(sentences[1].explanation, 'Returned 4.50 AED for 1 x Dal of order ORD-000001: it was cold')
})

test('after the cut-off the meal stays and only money moves; delivered, it earns what was not paid back', async () => {
  const { sell, refund, balance, holdClock, deliver, accounts, sql } = await openLunch()
  const { id, dal } = await sell()
  await holdClock(`${day}T10:00`)
  const { status, body } = await refund(id, { lines: [{ line: dal, quantity: 1 }], destination: 'source' })
  assert.deepEqual([status, body.order.quantity, body.order.total], [201, 4, '15.50'])
  assert.equal(await balance(), '89.00')
  assert.deepEqual(await sql('select status from kitchen_tickets'), [{ status: 'queued' }])
  await deliver(id)
  assert.deepEqual(await accounts(id), { sales: '10.47', tax: '0.53', wallet: '-11.00' })
})

test('what was delivered is taken out of sales and tax when it is paid back, to the cent, and no more than that', async () => {
  const { sell, refund, deliver, balance, accounts } = await openLunch()
  const { id, dal, rice } = await sell()
  await deliver(id)
  for (let portion = 0; portion < 3; portion += 1)
    assert.equal((await refund(id, { lines: [{ line: dal, quantity: 1 }] })).status, 201)
  assert.equal((await refund(id, { lines: [{ line: rice, quantity: 1 }] })).status, 201)
  assert.deepEqual([await balance(), await accounts(id)], ['100.00', {}])

  const { status, body } = await refund(id, { lines: [{ line: rice, quantity: 1 }] })
  assert.deepEqual(
    [status, body.code, body.paid, body.refunded, body.left, body.requested],
    [422, 'refund_exceeds_paid', '15.50', '15.50', '0.00', '2.00'],
  )
  assert.deepEqual(body.lines, [{ line: rice, quantity_left: 0, requested: 1 }])
  assert.equal(await balance(), '100.00')
})

test('cash is paid back from the office, or to the wallet; before it was paid there is nothing to pay back', async () => {
  const { sell, refund, deliver, balance, accounts } = await openLunch()
  const { id, dal, rice } = await sell({ payment_mode: 'cash' })
  const early = await refund(id, { lines: [{ line: dal, quantity: 1 }] })
  assert.deepEqual([early.status, early.body.paid], [422, '0.00'])
  await deliver(id)
  assert.equal((await refund(id, { lines: [{ line: dal, quantity: 2 }], destination: 'source' })).status, 201)
  assert.equal((await refund(id, { lines: [{ line: rice, quantity: 1 }] })).status, 201)
  assert.equal(await balance(), '102.00')
  assert.deepEqual(await accounts(id), {
    cash: '-15.50',
    office: '9.00',
    sales: '4.28',
    tax: '0.22',
    wallet: '2.00',
  })
})

// Reliability demand 41.
test('a hundred refunds of the same portion at once: one', async () => {
  const { sell, refund, deliver, balance, sql } = await openLunch()
  const { id, rice } = await sell()
  await deliver(id)
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => refund(id, { lines: [{ line: rice, quantity: 1 }] })),
  )
  const statuses = answers.map(({ status }) => status)
  assert.equal(statuses.filter((status) => status === 201).length, 1)
  assert.deepEqual(new Set(statuses), new Set([201, 422]))
  assert.equal(await balance(), '86.50')
  assert.deepEqual(await sql('select count(*) from order_refunds'), [{ count: 1 }])
})

test('a repeated key pays back once, and needs a key, a reason, lines of this order, each named once', async () => {
  const { sell, refund, balance, manager, deliver } = await openLunch()
  const { id, dal, rice } = await sell()
  const other = await sell()
  await deliver(id)
  const again = key()
  const one = { lines: [{ line: rice, quantity: 1 }] }
  const [first, second] = [await refund(id, one, again), await refund(id, one, again)]
  assert.deepEqual([first.status, second.status, second.body], [201, 201, first.body])
  const left = await balance()
  for (const [wish, field] of [
    [{ lines: [] }, 'lines'],
    [{ lines: [{ line: other.dal, quantity: 1 }] }, 'lines'],
    [{ lines: [dal, dal].map((line) => ({ line, quantity: 1 })) }, 'lines'],
    [{ ...one, reason: ' ' }, 'reason'],
    [{ ...one, destination: 'bank' }, 'destination'],
    [{ ...one, amount: '1.00' }, 'amount'],
  ] as const) {
    const answer = await refund(id, wish)
    assert.equal(answer.status, 400, JSON.stringify(answer.body))
    assert.ok(
      field in answer.body || JSON.stringify(answer.body).includes(field),
      JSON.stringify(answer.body),
    )
  }
  const keyless = await manager.post(`/api/v1/orders/${id}/refund/`, {
    ...one,
    destination: 'wallet',
    reason: 'x',
  })
  assert.equal(keyless.status, 400)
  assert.equal((await refund(999_999, one)).status, 404)
  assert.equal(await balance(), left)
})

test('PostgreSQL itself refuses to pay back more of a line than it has', async () => {
  const { sell, deliver, manager, sql } = await openLunch()
  const { id, rice } = await sell()
  await deliver(id)
  const insert = (quantity: number, total: string) =>
    sql(
      `insert into order_refunds ("order", line, quantity, total, tax, withdrawn, destination, reason, created_by)
       values ($1, $2, $3, $4, '0.00', false, 'wallet', 'x', $5)`,
      [id, rice, quantity, total, manager.account],
    )
  await assert.rejects(insert(2, '2.00'), { code: '23514' })
  await assert.rejects(insert(1, '2.01'), { code: '23514' })
})

test('what is paid back of a meal that no wallet covered is owed no more, and is no money that its customer could spend', async () => {
  const { refund, deliver, customer, manager, accounts, sql } = await openLunch()
  const berta = await customer({ name: 'Berta' })
  const [meal] = await sql<{ id: number; line: number }>(
    `with placed as (
      insert into orders (customer, delivery_date, status, payment_mode, quantity, total, tax, currency)
      values ($1, '${day}', 'pending', 'hold', 2, '24.00', '1.14', 'AED') returning id
    )
    insert into order_lines ("order", name, quantity, unit_price, price_source, tax_rate, tax, total)
    select id, 'Thali', 2, '12.00', 'subscription', 5, '1.14', '24.00' from placed returning "order" as id, id as line`,
    [berta.customer],
  )
  assert.ok(meal)
  await manager.post(`/api/v1/orders/${meal.id}/update_status/`, { status: 'confirmed' })
  await deliver(meal.id)
  assert.equal((await accounts(meal.id)).receivable, '-24.00')
  assert.equal((await refund(meal.id, { lines: [{ line: meal.line, quantity: 1 }] })).status, 201)
  const left = await accounts(meal.id)
  assert.deepEqual([left.receivable, left.wallet], ['-12.00', undefined])
})

test('promotional money goes back to where it was given from: what was paid returns first, and nothing becomes cash', async () => {
  const { sell, refund, deliver, manager, asha, sql, tenant } = await openLunch()
  const grant = await manager.post(
    `/api/v1/customers/${asha.customer}/wallet/grant/`,
    { amount: '10.00', reason: 'welcome' },
    key(),
  )
  assert.equal(grant.status, 201, JSON.stringify(grant.body))
  const purse = async () => {
    const [wallet] = await sql('select balance, promo from wallets where customer = $1', [asha.customer])
    return [wallet.balance, wallet.promo]
  }
  const { id, dal, rice } = await sell()
  assert.deepEqual(await purse(), ['94.50', '0.00'])
  await deliver(id)
  await refund(id, { lines: [{ line: dal, quantity: 1 }], destination: 'source' })
  assert.deepEqual(await purse(), ['99.00', '0.00'])
  await refund(id, { lines: [{ line: dal, quantity: 1 }] })
  assert.deepEqual(await purse(), ['100.00', '3.50'])
  await refund(id, {
    lines: [
      { line: dal, quantity: 1 },
      { line: rice, quantity: 1 },
    ],
  })
  assert.deepEqual(await purse(), ['100.00', '10.00'])
  assert.deepEqual(await examineBooks(tenant), [])
})
