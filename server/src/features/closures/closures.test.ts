import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { monday, openSubscribers, own } from '../../../test/subscribers.ts'

const closures = '/api/v1/closures/'
const eid = { from_date: '2026-03-11', until_date: '2026-03-13', reason: 'Eid' }

/** Two subscribers with three meals a week; the second is not to be told anything. */
async function openClosing() {
  const kitchen = await openSubscribers()
  const { subscriber, active, person } = kitchen
  const first = await active()
  const berta = await subscriber({ name: 'Berta' })
  const second = await active({
    customer: berta.customer,
    lunch_address: berta.address,
    want_notifications: false,
  })
  const manager = await person('manager')
  const close = (more: object = {}) => manager.post(closures, { ...eid, ...more })
  const undo = (id: number, more: object = {}) => manager.post(`${closures}${id}/undo/`, more)
  const stateOn = async (date: string) =>
    (await kitchen.asha.get(`${own}${first.id}/calendar/?from=${date}&to=${date}`)).body.days[0].state
  return { ...kitchen, first, second, berta, manager, close, undo, stateOn }
}

test('a closure finds all its meals, gives what each policy gives, tells people once, and can be undone', async () => {
  const { close, undo, dates, first, second, sql, stateOn, asha } = await openClosing()
  const { status, body } = await close()
  assert.equal(status, 201, JSON.stringify(body))
  assert.deepEqual([body.customers, body.subscriptions, body.meals, body.kept], [2, 2, 4, 0])
  assert.deepEqual(body.gives.extend, { meals: 4, amount: '138.46' })
  assert.equal(body.worth, '138.46')
  const [one] = body.affected
  assert.deepEqual(
    [one.subscription, one.customer_name, one.meals, one.ends_on],
    [first.id, 'Asha Rao', 2, { before: '2026-04-07', after: '2026-04-10' }],
  )
  for (const { id } of [first, second])
    assert.deepEqual(
      [(await dates(id))[1], (await dates(id)).length, (await dates(id)).at(-1)],
      ['2026-03-16', 13, '2026-04-10'],
    )
  const told = await sql(
    `select customer, message, priority from notifications where message like '%closed%'`,
  )
  assert.deepEqual(told, [
    {
      customer: asha.customer,
      message: 'We are closed from 2026-03-11 to 2026-03-13: Eid.',
      priority: 'high',
    },
  ])
  assert.equal(await stateOn('2026-03-12'), 'closed', 'also where there is no meal anyway')

  const undone = await undo(body.closure.id)
  assert.equal(undone.status, 200, JSON.stringify(undone.body))
  assert.equal(undone.body.meals, 4)
  for (const { id } of [first, second])
    assert.deepEqual([(await dates(id)).length, (await dates(id)).at(-1)], [13, '2026-04-06'])
  assert.equal((await undo(body.closure.id)).body.code, 'closure_undone')
})

test('"what if we close" says the same as closing then does, and does nothing', async () => {
  const { close, undo, sql } = await openClosing()
  const look = () =>
    Promise.all(
      ['closures', 'notifications', 'subscriptions', '(select id, status, delivery_date from orders)'].map(
        (table) => sql(`select md5(string_agg(t::text, '|' order by t::text)) from ${table} t`),
      ),
    )
  for (const gives of [null, 'credit', 'voucher', 'nothing', 'extend']) {
    const before = await look()
    const preview = await close({ gives, preview: true })
    assert.equal(preview.status, 201)
    assert.deepEqual(await look(), before)
    const real = await close({ gives })
    const { closure: _, preview: said, ...figures } = real.body
    const { closure: __, preview: seen, ...foreseen } = preview.body
    assert.deepEqual([foreseen, seen, said], [figures, true, false])
    assert.equal(real.body.gives[gives ?? 'extend'].meals, 4)
    const back = await undo(real.body.closure.id, { preview: true })
    assert.equal(back.body.meals, 4)
    assert.equal((await undo(real.body.closure.id)).status, 200)
  }
})

test('what is cooked on the day stays, what nobody has begun is called off, and a closure that is over cannot be undone', async () => {
  const { close, undo, holdClock, recurring, sql, person, stateOn } = await openClosing()
  await holdClock(`${monday}T10:00`)
  await recurring('lock-slots')
  const [ticket] = await sql('select id, order_id from kitchen_tickets order by id')
  const cook = await person('kitchen_staff')
  assert.equal((await cook.post(`/api/v1/kitchen/orders/${ticket.id}/start_preparation/`)).status, 200)
  const { body } = await close({ from_date: monday, until_date: monday, reason: 'The gas is out' })
  assert.deepEqual([body.meals, body.kept], [1, 1])
  assert.deepEqual(await sql('select status from orders where delivery_date = $1 order by id', [monday]), [
    { status: 'preparing' },
    { status: 'cancelled' },
  ])
  assert.equal(await stateOn(monday), 'locked')
  assert.equal((await undo(body.closure.id)).body.code, 'closure_over')
})

test('a closure that has begun is ended from the first open date on', async () => {
  const { close, undo, holdClock, dates, first, sql } = await openClosing()
  const { body } = await close()
  await holdClock('2026-03-11T10:00')
  const undone = await undo(body.closure.id)
  assert.equal(undone.status, 200, JSON.stringify(undone.body))
  assert.deepEqual(await sql('select until_date, undone_at from closures'), [
    { until_date: '2026-03-11', undone_at: null },
  ])
  assert.deepEqual((await dates(first.id)).slice(1, 2), ['2026-03-13'])
})

test('a closure of one slot closes that slot; one that cannot be is refused by field', async () => {
  const { close, dinner, lunch, stateOn, sql, manager } = await openClosing()
  assert.equal((await close({ meal_slot: dinner })).body.meals, 0)
  assert.equal(await stateOn('2026-03-11'), 'planned')
  assert.equal((await close({ meal_slot: lunch })).body.meals, 4)
  for (const [more, field] of [
    [{ from_date: '2026-03-08' }, 'from_date'],
    [{ until_date: '2026-03-10' }, 'until_date'],
    [{ until_date: '2026-12-31' }, 'until_date'],
    [{ meal_slot: 999 }, 'meal_slot'],
    [{ reason: '' }, 'reason'],
    [{ gives: 'money' }, 'gives'],
  ] as const)
    assert.deepEqual(Object.keys((await close(more)).body), [field])
  assert.equal((await sql('select from closures')).length, 2)
  const listed = (await manager.get(`${closures}?is_undone=false`)).body
  assert.deepEqual([listed.count, listed.results[0].meal_slot], [2, lunch])
})

test('the office closes by its managers only', async () => {
  const { office, asha, person, visitor } = await openClosing()
  for (const one of [office, asha, await person('kitchen_staff'), await person('driver')])
    assert.equal((await one.post(closures, eid)).status, 403)
  assert.equal((await visitor.post(closures, eid)).status, 401)
})

test('a skip and two closures at once: each date is decided once, and the meals are those of the calendar', async () => {
  const { close, asha, first, sql, dates } = await openClosing()
  const answers = await Promise.all([
    close(),
    close({ from_date: '2026-03-16', until_date: '2026-03-16' }),
    asha.post(`${own}${first.id}/skip/`, { date: '2026-03-18' }),
    asha.post(`${own}${first.id}/skip/`, { date: '2026-03-13' }),
  ])
  assert.ok(
    answers.every(({ status }) => status < 300 || status === 400),
    JSON.stringify(answers.map(({ body }) => body)),
  )
  const { body } = await asha.get(`${own}${first.id}/calendar/?from=${monday}&to=2026-05-01`)
  assert.deepEqual(
    await dates(first.id),
    body.days.filter(({ state }: any) => state === 'planned').map(({ date }: any) => date),
  )
  assert.equal((await sql('select from closures')).length, 2)
})

test('the meals of a closed day come on another one where there is room, the others get what is given, and all is taken back', async () => {
  const { close, undo, dates, first, second, berta, sql, asha, stateOn } = await openClosing()
  const swapped = { date: '2026-03-11', quantity: 2 }
  assert.equal((await asha.post(`${own}${first.id}/override/`, swapped)).status, 200)
  // Berta has a meal on the other day already.
  const wish = { date: '2026-03-13', to: '2026-03-12' }
  assert.equal((await berta.post(`${own}${second.id}/move/`, wish)).status, 200)
  const before = [await dates(first.id), await dates(second.id)]
  const one = { from_date: '2026-03-11', until_date: '2026-03-11', moves_to: '2026-03-12' }
  const preview = await close({ ...one, preview: true })
  assert.deepEqual([await dates(first.id), await dates(second.id)], before)
  const { status, body } = await close(one)
  assert.equal(status, 201, JSON.stringify(body))
  assert.deepEqual({ ...body, closure: 0 }, { ...preview.body, closure: 0, preview: false })
  assert.deepEqual([body.meals, body.moved.meals, body.gives.extend.meals], [2, 1, 1])
  assert.deepEqual(
    body.affected.map(({ moved, message }: any) => [moved, message]),
    [
      [1, 'We are closed on 2026-03-11: Eid. Your meal comes on 2026-03-12 instead.'],
      [0, 'We are closed on 2026-03-11: Eid.'],
    ],
  )
  assert.deepEqual([(await dates(first.id))[1], (await dates(first.id)).length], ['2026-03-12', 13])
  assert.deepEqual((await dates(first.id)).at(-1), before[0]!.at(-1), 'nothing is owed besides')
  assert.deepEqual(await sql(`select quantity from orders where delivery_date = '2026-03-12' order by id`), [
    { quantity: 1 },
    { quantity: 2 },
  ])
  assert.deepEqual((await dates(second.id)).at(-1), '2026-04-08')
  assert.equal(await stateOn('2026-03-11'), 'closed')

  assert.equal((await undo(body.closure.id)).body.meals, 2)
  assert.deepEqual([await dates(first.id), await dates(second.id)], before)
  assert.deepEqual(
    await sql(
      `select quantity from orders where delivery_date = '2026-03-11' and status = 'pending' order by quantity`,
    ),
    [{ quantity: 1 }, { quantity: 2 }],
  )
})

test('a meal that is eaten before the day it came from is not eaten again when the kitchen opens after all', async () => {
  const { close, undo, dates, first, holdClock, recurring, stateOn } = await openClosing()
  const { body } = await close({ from_date: '2026-03-11', until_date: '2026-03-11', moves_to: '2026-03-10' })
  assert.equal(body.moved.meals, 2)
  await holdClock('2026-03-10T10:00')
  await recurring('lock-slots')
  const undone = await undo(body.closure.id)
  assert.deepEqual([undone.status, undone.body.meals], [200, 0])
  assert.deepEqual((await dates(first.id)).slice(0, 3), [monday, '2026-03-10', '2026-03-13'])
  assert.equal(await stateOn('2026-03-11'), 'skipped')
})

test('what a pause had given when its meal locked is not given once more by a closure that comes later', async () => {
  const { close, dates, first, sql, asha, holdClock, recurring } = await openClosing()
  await sql(`update subscriptions set pause_gives = 'nothing'`)
  const paused = { from_date: '2026-03-11', until_date: '2026-03-11' }
  assert.equal((await asha.post(`${own}${first.id}/pause/`, paused)).status, 200)
  await holdClock('2026-03-11T10:30')
  await recurring('lock-slots')
  const before = await dates(first.id)
  const { status, body } = await close({ until_date: '2026-03-11' })
  assert.deepEqual([status, body.meals], [201, 1], 'the meal of the other one')
  assert.deepEqual(await dates(first.id), before)
  const { days } = (await asha.get(`${own}${first.id}/calendar/?from=2026-03-11&to=2026-03-11`)).body
  assert.deepEqual([days[0].state, days[0].gives], ['paused', 'nothing'])
})

test('where meals of a closed day cannot be moved to is refused by field', async () => {
  const { close, sql } = await openClosing()
  const one = { from_date: '2026-03-11', until_date: '2026-03-11' }
  for (const more of [
    { moves_to: '2026-03-12', until_date: '2026-03-12' },
    { moves_to: '2026-03-11' },
    { moves_to: '2026-03-08' },
    { moves_to: 'tomorrow' },
  ])
    assert.deepEqual(Object.keys((await close({ ...one, ...more })).body), ['moves_to'])
  assert.equal((await sql('select from closures')).length, 0)
})
