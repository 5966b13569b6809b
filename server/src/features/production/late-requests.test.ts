import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { monday, own } from '../../../test/subscribers.ts'
import { openProduction, type Production } from '../../../test/production.ts'
import { requestLate } from './index.ts'

const path = '/api/v1/production/late_requests/'
type Wish = Parameters<typeof requestLate>[1]

/** A kitchen whose lunch of this Monday is locked, with one subscriber in it. */
async function locked(more: object = {}, prepare: (day: Production) => Promise<unknown> = async () => {}) {
  const day = await openProduction()
  const dal = await day.dish('Dal')
  await day.serve(monday, [dal], 'veg')
  const { id } = await day.active({ payment_mode: 'cash', diet_type: 'veg', ...more })
  await prepare(day)
  await day.holdClock(`${monday}T10:00`)
  await day.lock()
  const ask = (wish: Pick<Wish, 'kind' | 'wish'>) =>
    day.tenant.write((tx) =>
      requestLate(tx, { subscription: id, date: monday, meal_slot: day.lunch, ...wish }, day.asha.account),
    )
  const approve = (request: number, body: object) => day.office.post(`${path}${request}/approve/`, body)
  return { ...day, id, dal, ask, approve }
}

for (const [charge, left] of [
  ['kitchen', { wallet: '534.62', sales: undefined, unearned: '415.38' }],
  ['customer', { wallet: '500.00', sales: '34.62', unearned: '415.38' }],
] as const)
  test(`a late skip at the ${charge}'s expense: rehearsed it changes nothing, granted it leaves the plan and the money moves once`, async () => {
    const { ask, approve, plan, wallet, books, asha, office, sql, lock } = await locked()
    const { id, explanation, status } = await ask({ kind: 'skip', wish: {} })
    assert.deepEqual([status, explanation.includes('is locked')], ['pending', true])
    assert.equal((await ask({ kind: 'skip', wish: {} })).id, id, 'asked twice it is one request')
    const before = await books()
    const rehearsed = await approve(id, { charge, preview: true })
    assert.deepEqual(
      [rehearsed.status, rehearsed.body.preview, rehearsed.body.production.version],
      [200, true, 2],
    )
    assert.deepEqual([(await plan(monday)).version, await books()], [1, before])
    const { body } = await approve(id, { charge })
    assert.deepEqual({ ...body, preview: true, request: rehearsed.body.request }, rehearsed.body)
    assert.equal((await approve(id, { charge })).status, 400, 'decided already')
    for (const _ of [1, 2]) await lock()
    const { meals, diff, version } = await plan(monday)
    assert.deepEqual([version, meals, diff.length, diff[0].after], [2, [], 1, null])
    const { sales, unearned } = await books()
    assert.deepEqual({ wallet: await wallet(asha.customer), sales, unearned }, left)
    const { body: list } = await office.get(`${path}?status=approved&date=${monday}`)
    assert.deepEqual([list.count, list.results[0].charge], [1, charge])
    assert.equal((await sql(`select id from notifications where message like '%is granted%'`)).length, 1)
  })

test('a locked meal that was paid back is not given a second time by a pause or a closure of its date', async () => {
  for (const cause of ['pause', 'closure'] as const) {
    const { id, ask, approve, asha, act, person, dates, wallet, sql } = await locked()
    if (cause === 'pause') assert.equal((await asha.post(`${own}${id}/pause/`, {})).status, 200)
    assert.equal(
      (await approve((await ask({ kind: 'skip', wish: {} })).id, { charge: 'kitchen' })).status,
      200,
    )
    const eid = { from_date: monday, until_date: monday, reason: 'Eid' }
    if (cause === 'closure')
      assert.equal((await (await person('manager')).post('/api/v1/closures/', eid)).status, 201)
    else await act(id, 'activate')
    assert.deepEqual([await wallet(asha.customer), (await dates(id)).at(-1)], ['534.62', '2026-04-06'], cause)
    const [{ ends_on }] = await sql('select ends_on from subscriptions where id = $1', [id])
    assert.equal(ends_on, '2026-04-07', cause)
  }
})

test('a locked meal that the kitchen takes back gives what closures give, also to somebody who has paused since', async () => {
  for (const [closure_gives, left] of [
    ['credit', { wallet: '534.62', last: '2026-04-06' }],
    ['extend', { wallet: '500.00', last: '2026-04-08' }],
  ] as const) {
    const { id, asha, act, office, dates, wallet, sql } = await locked({}, ({ sql }) =>
      sql(`update subscriptions set pause_gives = 'nothing', closure_gives = $1`, [closure_gives]),
    )
    await act(id, 'pause')
    const [meal] = await sql(`select id from orders where status = 'confirmed'`)
    await office.post(`/api/v1/orders/${meal.id}/update_status/`, { status: 'cancelled' })
    await act(id, 'activate')
    assert.deepEqual(
      { wallet: await wallet(asha.customer), last: (await dates(id)).at(-1) },
      left,
      closure_gives,
    )
  }
})

test('a late skip of a meal that is set aside gives the money back, or charges it', async () => {
  for (const [charge, left] of [
    ['kitchen', '500.00'],
    ['customer', '480.00'],
  ]) {
    const { ask, approve, wallet, asha, books } = await locked({}, async (day) => {
      await day.sql(
        `update subscriptions set pricing = 'meal', price = '20.00', period_days = null, payment_mode = 'wallet'`,
      )
      await day.sql(`update orders set payment_mode = 'hold', total = '20.00'`)
    })
    assert.equal(await wallet(asha.customer), '480.00')
    assert.equal((await approve((await ask({ kind: 'skip', wish: {} })).id, { charge })).status, 200)
    assert.equal(await wallet(asha.customer), left)
    assert.equal((await books()).held, undefined)
  }
})

test('more portions after the lock are paid; what the wallet does not cover is refused and changes nothing', async () => {
  const { ask, approve, plan, wallet, asha, books } = await locked()
  const three = await ask({ kind: 'quantity', wish: { quantity: 3 } })
  assert.equal((await approve(three.id, { charge: 'kitchen' })).status, 200)
  const { meals, version, diff } = await plan(monday)
  assert.deepEqual(
    [version, meals.map((meal: any) => [meal.quantity, meal.name]), diff.length],
    [2, [[3, 'Dal']], 2],
  )
  assert.equal(await wallet(asha.customer), '430.76', '69.24 for two portions')
  const before = await books()
  const many = await ask({ kind: 'quantity', wish: { quantity: 30 } })
  assert.equal((await approve(many.id, { charge: 'customer' })).status, 402)
  assert.deepEqual([(await plan(monday)).version, await books()], [2, before])
})

test('an address after the lock is a request; granted the same order goes there, at the same price', async () => {
  const { ask, approve, plan, sql, asha, zone } = await locked()
  const [{ id: work }] = await sql(
    `insert into customer_addresses (customer, street, zone, status) values ($1, 'Office 1', $2, 'active') returning id`,
    [asha.customer, zone],
  )
  const [was] = (await plan(monday)).meals
  assert.equal(
    (await approve((await ask({ kind: 'address', wish: { address: work } })).id, { charge: 'customer' }))
      .status,
    200,
  )
  const { diff, meals } = await plan(monday)
  assert.deepEqual(
    diff.map((one: any) => [one.before.address, one.after.address]),
    [[was.address, 'Office 1']],
  )
  assert.equal(meals[0].order, was.order)
})

test('where locked food goes its customer does not change by editing the address; once it is brought they do', async () => {
  const { asha, office, sql } = await locked()
  const move = () => asha.patch(`/api/v1/customer/addresses/${asha.address}/`, { street: 'Far Street 9' })
  const refused = await move()
  assert.deepEqual([refused.status, Object.keys(refused.body)], [400, ['non_field_errors']])
  const [meal] = await sql(`select id from orders where status = 'confirmed'`)
  for (const status of ['preparing', 'ready', 'delivered'])
    await office.post(`/api/v1/orders/${meal.id}/update_status/`, { status })
  assert.deepEqual(await sql('select delivery_address from deliveries'), [
    { delivery_address: 'Palm Street 1, Dubai' },
  ])
  assert.deepEqual([(await move()).status, (await move()).body.status], [200, 'pending'])
})

test('a skip is taken back after the lock: what it gave is taken back too, and the meal is cooked', async () => {
  const { ask, approve, plan, wallet, asha, books } = await locked({}, async ({ sql, lunch }) => {
    await sql(
      `insert into subscription_skips (subscription, date, meal_slot, gives) select id, $1, $2, 'credit' from subscriptions`,
      [monday, lunch],
    )
    await sql(`update orders set status = 'cancelled' where delivery_date = $1`, [monday])
  })
  assert.deepEqual([(await plan(monday)).meals, await wallet(asha.customer)], [[], '534.62'])
  assert.equal(
    (await approve((await ask({ kind: 'unskip', wish: {} })).id, { charge: 'kitchen' })).status,
    200,
  )
  assert.equal((await plan(monday)).meals.length, 1)
  assert.equal(await wallet(asha.customer), '500.00')
  assert.equal((await books()).unearned, '450.00')
})

test('a wish that is declined changes nothing, and its customer reads why; cooks do not decide', async () => {
  const { ask, plan, office, cook, sql, approve } = await locked()
  const { id } = await ask({ kind: 'skip', wish: {} })
  assert.equal((await cook.post(`${path}${id}/approve/`, { charge: 'kitchen' })).status, 403)
  assert.equal((await cook.get(path)).status, 200)
  const { body } = await office.post(`${path}${id}/reject/`, { reason: 'It is on the stove' })
  assert.deepEqual([body.request.status, body.production.version], ['rejected', 1])
  assert.equal((await approve(id, { charge: 'kitchen' })).status, 400)
  assert.equal((await plan(monday)).meals.length, 1)
  assert.equal((await sql(`select id from notifications where message like '%on the stove%'`)).length, 1)
})

test('a late skip of a meal that a gift paid gives the gift back, and no money; taken back it is a paid meal again', async () => {
  const { ask, approve, purse, asha, books } = await locked(
    { payment_mode: 'wallet' },
    ({ sql, payWithGift }) =>
      sql('select id from subscriptions').then(([one]) => payWithGift(one.id, '450.00')),
  )
  assert.deepEqual(await purse(asha.customer), ['500.00', '0.00'])
  assert.equal((await approve((await ask({ kind: 'skip', wish: {} })).id, { charge: 'kitchen' })).status, 200)
  assert.deepEqual(await purse(asha.customer), ['500.00', '34.62'])
  assert.equal(
    (await approve((await ask({ kind: 'unskip', wish: {} })).id, { charge: 'kitchen' })).status,
    200,
  )
  assert.deepEqual(await purse(asha.customer), ['500.00', '0.00'])
  assert.equal((await books()).unearned, '450.00')
})

test('what a swap had cost is given back with a late skip as it was paid, and paid again once when the skip is taken back', async () => {
  for (const [difference, paid, skipped] of [
    ['5.00', '495.00', '534.62'],
    ['-4.00', '504.00', '534.62'],
  ]) {
    const { ask, approve, wallet, asha } = await locked({}, async ({ dish, sql, lunch, office }) => {
      const other = await dish('Other')
      await sql(
        `insert into subscription_overrides (subscription, date, meal_slot, dish, difference)
         select id, $1, $2, $3, $4 from subscriptions`,
        [monday, lunch, other, difference],
      )
      const [{ id }] = await sql('select id from subscriptions')
      await office.patch(`/api/v1/subscriptions-admin/${id}/`, { special_instructions: 'ring' })
    })
    const answers = [await wallet(asha.customer)]
    for (const kind of ['skip', 'unskip'] as const) {
      const { id } = await ask({ kind, wish: {} })
      assert.equal((await approve(id, { charge: 'kitchen' })).status, 200)
      answers.push(await wallet(asha.customer))
    }
    assert.deepEqual(answers, [paid, skipped, paid])
  }
})
