import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openScreen } from '../../../test/live.ts'
import { openProduction, type Production } from '../../../test/production.ts'
import { monday } from '../../../test/subscribers.ts'
import { until } from '../../../test/until.ts'

const profile = '/api/v1/customer/profile/'

/** A Monday's lunch that is locked: Asha, who paid a month in advance, gets the first dish of its menu, which is Korma. */
async function openLocked(
  prepare: (day: Production & { korma: number; dal: number }) => Promise<unknown> = async () => {},
) {
  const day = await openProduction()
  const { dish, serve, active, holdClock, lock, plan, sql, person, cook, asha } = day
  const [korma, dal] = [await dish('Korma'), await dish('Dal')]
  await serve(monday, [korma, dal], 'veg')
  const { id } = await active({ diet_type: 'veg' })
  await prepare({ ...day, korma, dal })
  await holdClock(`${monday}T10:00`)
  await lock()
  const manager = await person('manager')
  const ticketOf = async () => {
    const { body } = await cook.get(`/api/v1/kitchen/orders/?date=${monday}`)
    const [ticket] = body.results
    return { id: ticket?.id, dish: ticket?.lines[0].name, order: ticket?.order_id }
  }
  const start = async () => cook.post(`/api/v1/kitchen/orders/${(await ticketOf()).id}/start_preparation/`)
  const finish = async () => cook.post(`/api/v1/kitchen/orders/${(await ticketOf()).id}/mark_ready/`)
  const change = async (wish: object, id = korma) => {
    const { status, body } = await manager.patch(`/api/v1/menu-items/${id}/`, wish)
    assert.equal(status, 200, JSON.stringify(body))
  }
  const isAllergic = async (...allergies: string[]) =>
    assert.equal((await asha.patch(profile, { allergies })).status, 200)
  const dishes = async () => (await plan(monday)).meals.map(({ name }: any) => name)
  const told = () =>
    sql(
      `select message from notifications where message like '%instead of%' or message like '%no dish for you%'`,
    )
  const resolve = async (decision: object) => {
    const [{ id: exception }] = (await plan(monday)).exceptions
    return day.office.post(`/api/v1/production/exceptions/${exception}/resolve/`, decision)
  }
  return {
    ...day,
    subscription: id,
    korma,
    dal,
    manager,
    ticketOf,
    start,
    finish,
    change,
    isAllergic,
    dishes,
    told,
    resolve,
  }
}

test('a locked dish that turns out to hold what its eater must not have is not cooked: it is another one, and the customer knows', async () => {
  const { change, start, lock, plan, dishes, told, ticketOf, wallet, asha, books } = await openLocked((day) =>
    day.office.patch(`/api/v1/customers/${day.asha.customer}/`, { allergies: ['NUTS'] }),
  )
  const [money, before] = [await wallet(asha.customer), await books()]
  assert.deepEqual(await dishes(), ['Korma'])
  await change({ allergens: ['cream', 'nuts'] })
  const refused = await start()
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.allergens],
    [409, 'dish_unsafe', ['nuts']],
  )
  for (const _ of [1, 2]) await lock()
  const { version, diff, exceptions } = await plan(monday)
  assert.deepEqual(
    [version, exceptions, diff.map((one: any) => [one.before.name, one.after.name])],
    [2, [], [['Korma', 'Dal']]],
  )
  assert.deepEqual([(await ticketOf()).dish, (await told()).length], ['Dal', 1])
  assert.deepEqual([await wallet(asha.customer), await books()], [money, before], 'at the agreed price')
  assert.equal((await start()).status, 200)
})

test('a dish that is switched off or taken off the menu, and an allergy that becomes known, change the locked meals at once', async () => {
  const changes: Record<string, (day: Awaited<ReturnType<typeof openLocked>>) => Promise<unknown>> = {
    'switched off': ({ cook, korma }) => cook.post(`/api/v1/menu-items/${korma}/toggle_availability/`),
    edited: ({ change }) => change({ is_available: false }),
    archived: async ({ manager, korma, sql }) => {
      await sql('delete from daily_menu_items where master_item = $1', [korma])
      assert.equal((await manager.delete(`/api/v1/menu-items/${korma}/`)).status, 204)
    },
    'an allergy': async ({ sql, korma, isAllergic }) => {
      await sql(`update menu_items set allergens = '["Nuts"]' where id = $1`, [korma])
      await isAllergic('nuts ')
    },
  }
  for (const [what, make] of Object.entries(changes)) {
    const day = await openLocked()
    await day.server.deps.jobs.start()
    await make(day)
    await until(async () => (await day.ticketOf()).dish === 'Dal').catch(() => assert.fail(what))
    assert.equal((await day.told()).length, 1, what)
  }
})

test('where nothing else fits the office decides, and until then nobody cooks; what it gives must be safe', async () => {
  const { change, isAllergic, lock, plan, start, resolve, dishes, dish, dal, ticketOf, told } =
    await openLocked()
  await change({ allergens: ['nuts'] })
  await change({ allergens: ['Nuts'] }, dal)
  await isAllergic('nuts')
  for (const _ of [1, 2]) await lock()
  const { exceptions } = await plan(monday)
  assert.deepEqual(
    exceptions.map(({ kind, reason }: any) => [kind, reason]),
    [
      [
        'unsafe',
        'Korma holds nuts, which this customer must not have. No other dish of the menu can be given.',
      ],
    ],
  )
  await isAllergic()
  const refused = await start()
  assert.deepEqual(
    [refused.status, refused.body.code],
    [409, 'dish_unsafe'],
    'the office has not decided yet',
  )
  await isAllergic('nuts')
  assert.deepEqual((await resolve({ dish: dal })).body, { dish: ['This customer must not have Nuts.'] })
  assert.equal((await resolve({ dish: await dish('Rice') })).status, 200)
  assert.deepEqual(
    [(await plan(monday)).exceptions, await dishes(), (await ticketOf()).dish],
    [[], ['Rice'], 'Rice'],
  )
  assert.equal((await told()).length, 1)
  assert.equal((await start()).status, 200)
})

test('a meal for which the office has no dish is cancelled and paid back, once', async () => {
  const { change, isAllergic, lock, plan, resolve, wallet, asha, told, dal } = await openLocked()
  await isAllergic('nuts')
  await change({ allergens: ['nuts'] }, dal)
  await change({ allergens: ['nuts'] })
  await lock()
  assert.equal((await resolve({ cancel: true })).status, 200)
  for (const _ of [1, 2]) await lock()
  const { meals, exceptions } = await plan(monday)
  assert.deepEqual([meals, exceptions, await wallet(asha.customer)], [[], [], '534.62'])
  assert.equal((await told()).length, 1)
})

test('what is being cooked already is not guessed about: the kitchen is warned at once, and the office decides', async () => {
  const { change, isAllergic, server, cook, start, finish, lock, plan, resolve, dishes, dal, ticketOf } =
    await openLocked()
  const screen = await openScreen(server, cook)
  await screen.subscribe(['kitchen'])
  assert.equal((await start()).status, 200)
  await change({ is_available: false })
  await lock()
  assert.deepEqual(
    [await dishes(), (await plan(monday)).exceptions],
    [['Korma'], []],
    'what is begun is there',
  )
  await isAllergic('nuts')
  await change({ allergens: ['nuts'] })
  for (const _ of [1, 2]) await lock()
  const warnings = () => screen.events().filter(({ type }) => type === 'ticket.unsafe')
  await screen.until(() => warnings().length > 0)
  const [{ data }, ...more] = warnings() as [any]
  assert.deepEqual(
    [data.id, data.priority, data.reason, more],
    [(await ticketOf()).id, 'urgent', 'Korma holds nuts, which this customer must not have.', []],
  )
  assert.deepEqual(await dishes(), ['Korma'])
  assert.equal((await finish()).body.code, 'dish_unsafe')
  assert.equal((await resolve({ dish: dal })).status, 200)
  assert.deepEqual(
    [(await plan(monday)).exceptions, await dishes(), (await ticketOf()).dish],
    [[], ['Dal'], 'Dal'],
  )
  assert.equal((await finish()).status, 200)
})

test('food that is ready when it turns out to be no good for its eater does not leave; it is cancelled, not renamed', async () => {
  const { change, isAllergic, start, finish, lock, office, resolve, dal, ticketOf, wallet, asha, sql } =
    await openLocked()
  await start()
  const { order } = await ticketOf()
  assert.equal((await finish()).status, 200)
  await isAllergic('nuts')
  await change({ allergens: ['nuts'] })
  const [{ delivery }] = await sql('select id as delivery from deliveries where "order" = $1', [order])
  const left = [
    await office.patch(`/api/v1/delivery/deliveries/${delivery}/`, { status: 'in_transit' }),
    await office.post(`/api/v1/orders/${order}/update_status/`, { status: 'delivered' }),
  ]
  assert.deepEqual(
    left.map(({ status, body }) => `${status} ${body.code}`),
    ['409 dish_unsafe', '409 dish_unsafe'],
  )
  await lock()
  assert.equal((await resolve({ dish: dal })).status, 400)
  assert.equal((await resolve({ cancel: true })).status, 200)
  assert.deepEqual(await sql('select status from orders where id = $1', [order]), [{ status: 'cancelled' }])
  assert.equal(await wallet(asha.customer), '534.62')
})

/** The meal is a lobster that its customer has chosen, for 30.00 more. */
async function withLobster({ sql, dish, lunch }: Production) {
  await sql('update settings set tax_rate = 0')
  const lobster = await dish('Lobster', { allergens: ['shellfish'] })
  await sql(
    `insert into subscription_overrides (subscription, date, meal_slot, dish, difference) select id, $1, $2, $3, '30.00' from subscriptions`,
    [monday, lunch, lobster],
  )
  await sql(`update orders set difference = '30.00', total = total + 30 where delivery_date = $1`, [monday])
}

async function byTheMeal({ sql }: Production) {
  await sql(
    `update subscriptions set pricing = 'meal', price = '20.00', cost_per_meal = '20.00', period_days = null, payment_mode = 'wallet'`,
  )
  await sql(`update orders set payment_mode = 'hold', total = '50.00'`)
  await sql(`update invoices set status = 'failed'`)
}

for (const [how, locked, prepare] of [
  ['in advance', '470.00', async () => {}],
  ['by the meal', '450.00', byTheMeal],
] as const)
  test(`who paid more for a dish that is then not safe, of a meal paid ${how}, gets another one at the agreed price and the difference back`, async () => {
    const { isAllergic, lock, dishes, wallet, asha, books, told, sql } = await openLocked(async (day) => {
      await withLobster(day)
      await prepare(day)
    })
    assert.deepEqual([await dishes(), await wallet(asha.customer)], [['Lobster'], locked])
    await isAllergic('Shellfish')
    for (const _ of [1, 2]) await lock()
    assert.deepEqual(await dishes(), ['Korma'])
    assert.equal(await wallet(asha.customer), how === 'in advance' ? '500.00' : '480.00')
    assert.equal((await books()).held, how === 'in advance' ? undefined : '20.00')
    assert.equal((await told()).length, 1)
    assert.equal(
      (await sql(`select id from orders where delivery_date = $1 and status = 'confirmed'`, [monday])).length,
      1,
    )
  })

test('what a frozen wallet does not let be paid back stands as it is, and the office decides', async () => {
  const { isAllergic, lock, dishes, plan, books, sql, start } = await openLocked(async (day) => {
    await withLobster(day)
    await byTheMeal(day)
  })
  await sql('update wallets set frozen_at = now()')
  const before = await books()
  await isAllergic('shellfish')
  for (const _ of [1, 2]) await lock()
  assert.deepEqual([await dishes(), await books()], [['Lobster'], before])
  assert.deepEqual(
    (await plan(monday)).exceptions.map(({ kind }: any) => kind),
    ['unsafe'],
  )
  assert.equal((await start()).status, 409)
})

test('screens of the office hear of each meal that waits for a decision, of each late wish, and of what was decided', async () => {
  const { server, office, change, isAllergic, lock, resolve, dal, dish, asha, subscription } =
    await openLocked()
  const screen = await openScreen(server, office)
  await screen.subscribe(['orders'])
  await change({ allergens: ['nuts'] })
  await change({ allergens: ['nuts'] }, dal)
  await isAllergic('nuts')
  for (const _ of [1, 2]) await lock()
  const rice = await dish('Rice')
  assert.equal((await resolve({ dish: rice })).status, 200)
  const wish = await asha.post(`/api/v1/customer/subscriptions/${subscription}/late_requests/`, {
    date: monday,
    kind: 'skip',
  })
  assert.equal(wish.status, 202, JSON.stringify(wish.body))
  const answer = await office.post(`/api/v1/production/late_requests/${wish.body.id}/reject/`, {
    reason: 'It is on the stove',
  })
  assert.equal(answer.status, 200)
  const heard = () => screen.events().filter(({ type }) => /^(exception|late_request)\./.test(type))
  await screen.until(() => heard().length >= 4)
  assert.deepEqual(
    heard().map(({ type, data }) => [
      type,
      data.kind,
      data.delivery_date,
      data.resolution ?? data.status ?? null,
    ]),
    [
      ['exception.raised', 'unsafe', monday, null],
      ['exception.resolved', 'unsafe', monday, `dish ${rice}`],
      ['late_request.made', 'skip', monday, 'pending'],
      ['late_request.decided', 'skip', monday, 'rejected'],
    ],
  )
})
