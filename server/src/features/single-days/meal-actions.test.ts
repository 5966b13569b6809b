import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { admin, monday, openSubscribers, own } from '../../../test/subscribers.ts'

type Kitchen = Awaited<ReturnType<typeof openSubscribers>>
const wednesday = '2026-03-11'
const friday = '2026-03-13'

/** An active subscription, its customer's and the office's doors to its meals, and what it looks like. */
async function openMeals(more: object = {}, before?: (kitchen: Kitchen) => Promise<unknown>) {
  const kitchen = await openSubscribers()
  await before?.(kitchen)
  const { id } = await kitchen.active(more)
  const { asha, office } = kitchen
  const act = (verb: string, body: object = {}) => asha.post(`${own}${id}/${verb}/`, body)
  const officeActs = (verb: string, body: object = {}) => office.post(`${admin}${id}/${verb}/`, body)
  const calendar = async (from = monday, to = '2026-04-30') =>
    (await asha.get(`${own}${id}/calendar/?from=${from}&to=${to}`)).body
  const day = async (date: string) => (await calendar(date, date)).days[0]
  return { ...kitchen, id, act, officeActs, calendar, day }
}

test('the calendar says of each date what there is, what it is worth and which order it is', async () => {
  const { calendar, day, holdClock, recurring, lunch, asha, office, id, sql } = await openMeals()
  const { days, ends_on } = await calendar(monday, '2026-03-15')
  assert.deepEqual(
    days.map(({ state }: { state: string }) => state),
    ['planned', 'none', 'planned', 'none', 'planned', 'none', 'none'],
  )
  assert.equal(ends_on, '2026-04-07')
  const [order] = await sql('select id from orders order by delivery_date')
  assert.deepEqual(days[0], {
    date: monday,
    meal_slot: lunch,
    state: 'planned',
    reason: '',
    gives: null,
    dish: 'Monthly Veg',
    quantity: 1,
    address: asha.address,
    price: '34.62',
    wallet: null,
    order: order.id,
  })
  const seen = await office.get(`${admin}${id}/calendar/?from=${monday}&to=2026-03-15`)
  assert.deepEqual(seen.body.days, days)
  await holdClock(`${monday}T10:00`)
  assert.equal((await day(monday)).state, 'locked', 'exactly at the cut-off')
  await recurring('lock-slots')
  assert.equal((await day(monday)).state, 'locked')
})

test('a skipped meal leaves production, comes back behind the end, and is there again when the skip is taken back', async () => {
  const { act, dates, id, day, calendar } = await openMeals()
  const skipped = await act('skip', { date: wednesday, reason: 'travelling' })
  assert.equal(skipped.status, 200, JSON.stringify(skipped.body))
  assert.deepEqual(skipped.body.ends_on, { before: '2026-04-07', after: '2026-04-08' })
  assert.deepEqual(
    skipped.body.changes.map(({ date, before, after }: any) => [date, before, after]),
    [
      [wednesday, 'planned', 'skipped'],
      ['2026-04-08', 'none', 'planned'],
    ],
  )
  assert.deepEqual([skipped.body.money, skipped.body.total], [[], '0.00'])
  assert.deepEqual([(await dates(id)).includes(wednesday), (await dates(id)).at(-1)], [false, '2026-04-08'])
  assert.deepEqual([(await day(wednesday)).state, (await day(wednesday)).gives], ['skipped', 'extend'])
  assert.equal((await day('2026-04-08')).reason, `Moved here from ${wednesday}.`)
  const again = await act('skip', { date: wednesday })
  assert.deepEqual([again.status, again.body.changes], [200, []])
  const back = await act('unskip', { date: wednesday })
  assert.equal(back.body.changes.length, 2)
  assert.equal((await calendar()).ends_on, '2026-04-07')
  assert.deepEqual([(await dates(id)).includes(wednesday), (await dates(id)).at(-1)], [true, '2026-04-06'])
})

test('what a skip gives is the policy that was agreed: credit is announced for its cut-off, and nothing is moved', async () => {
  const { act, calendar, sql } = await openMeals({}, ({ sql }) =>
    sql(`update meal_packages set skip_gives = 'credit'`),
  )
  await sql(`update meal_packages set skip_gives = 'nothing'`)
  const { body } = await act('skip', { date: wednesday })
  assert.equal(body.total, '34.61')
  assert.deepEqual(
    body.money.map(({ date, amount }: any) => [date, amount]),
    [[wednesday, '34.61']],
  )
  assert.match(body.money[0].explanation, /34\.61 AED more to the wallet/)
  assert.equal((await calendar()).ends_on, '2026-04-07')
})

test('a preview says exactly what would happen, and does nothing', async () => {
  const { act, sql, calendar, officeActs } = await openMeals()
  const tables = [
    'orders',
    'subscription_skips',
    'subscription_pauses',
    'subscription_overrides',
    'notifications',
    '(select id, type, data from outbox)',
  ]
  const look = () =>
    Promise.all(
      tables.map((name) => sql(`select md5(string_agg(t::text, '|' order by t::text)) from ${name} t`)),
    )
  const wishes: [string, object][] = [
    ['skip', { date: wednesday }],
    ['move', { date: friday, to: '2026-03-12' }],
    ['override', { date: '2026-03-25', quantity: 3, special_instructions: 'ring twice' }],
    ['pause', { from_date: '2026-03-16', until_date: '2026-03-20' }],
    ['pause', {}],
    ['resume', {}],
  ]
  for (const [verb, wish] of wishes) {
    const [before, seen] = [await look(), await calendar()]
    const preview = await act(verb, { ...wish, preview: true })
    assert.equal(preview.status, 200, `${verb} ${JSON.stringify(preview.body)}`)
    assert.deepEqual(await look(), before, `${verb} changed something`)
    assert.deepEqual(await calendar(), seen)
    const real = await act(verb, wish)
    assert.deepEqual({ ...preview.body, preview: false }, real.body, verb)
    assert.ok(real.body.changes.length > 0, verb)
  }
  const office = await officeActs('pause', {
    from_date: '2026-03-23',
    until_date: '2026-03-24',
    preview: true,
  })
  assert.deepEqual([office.body.status, office.body.effect.preview], ['active', true])
})

test('to the instant of the cut-off a meal can be left out; from then on it is locked, and the answer says since when', async () => {
  const { act, holdClock, sql } = await openMeals()
  await holdClock(`${monday}T09:59:59.999`)
  assert.equal((await act('skip', { date: monday, preview: true })).status, 200)
  await holdClock(`${monday}T10:00`)
  for (const [verb, body] of [
    ['skip', { date: monday }],
    ['unskip', { date: monday }],
    ['move', { date: monday, to: '2026-03-12' }],
    ['move', { date: wednesday, to: monday }],
    ['override', { date: monday, quantity: 2 }],
    ['swap', { date: monday, dish: null }],
  ] as const) {
    const answer = await act(verb, body)
    assert.deepEqual([answer.status, answer.body.code], [409, 'cutoff_passed'], verb)
    assert.equal(answer.body.cutoff_at, '2026-03-09T10:00:00+04:00')
  }
  assert.deepEqual(await sql('select from subscription_skips'), [])
})

test('skips are counted by the period; those of the kitchen and on closed days are not', async () => {
  const { act, officeActs, person } = await openMeals({ end_date: '2026-05-06' }, ({ sql }) =>
    sql('update meal_packages set skip_quota = 2'),
  )
  assert.equal((await officeActs('skip', { date: '2026-03-16' })).status, 200)
  for (const date of [wednesday, friday]) assert.equal((await act('skip', { date })).status, 200)
  const third = await act('skip', { date: '2026-03-18' })
  assert.deepEqual(
    [third.status, third.body.code, third.body.used, third.body.quota],
    [409, 'skip_quota_used', 2, 2],
  )
  assert.equal((await act('skip', { date: '2026-04-08' })).status, 200, 'the next period')
  await (
    await person('manager')
  ).post('/api/v1/closures/', { from_date: friday, until_date: friday, reason: 'Eid' })
  assert.equal(
    (await act('skip', { date: '2026-03-18' })).status,
    200,
    'a skip on a closed day costs nothing',
  )
})

test('twenty skips at once are one, and twenty different ones never pass the quota', async () => {
  const { act, sql } = await openMeals({}, ({ sql }) => sql('update meal_packages set skip_quota = 3'))
  const same = await Promise.all(Array.from({ length: 20 }, () => act('skip', { date: wednesday })))
  assert.deepEqual(new Set(same.map(({ status }) => status)), new Set([200]))
  const dates = ['13', '16', '18', '20', '23', '25', '27', '30'].map((day) => `2026-03-${day}`)
  const many = await Promise.all(dates.map((date) => act('skip', { date })))
  assert.deepEqual(many.map(({ status }) => status).sort(), [200, 200, ...Array(6).fill(409)])
  assert.equal((await sql('select from subscription_skips')).length, 3)
})

test('a pause of some days leaves the subscription running; its meals come behind the end and come back when it is ended', async () => {
  const { act, officeActs, dates, id, day, calendar } = await openMeals()
  const paused = await act('pause', { from_date: wednesday, until_date: '2026-03-17' })
  assert.equal(paused.status, 200, JSON.stringify(paused.body))
  assert.deepEqual((await dates(id)).slice(0, 2), [monday, '2026-03-18'])
  assert.equal((await calendar()).ends_on, '2026-04-13', 'three meals more')
  assert.equal((await day(friday)).reason, `Paused from ${wednesday} to 2026-03-17.`)
  const twice = await act('pause', { from_date: '2026-03-17', until_date: '2026-03-20' })
  assert.deepEqual([twice.status, twice.body.code], [409, 'already_paused'])
  for (const [wish, field] of [
    [{ from_date: '2026-03-08' }, 'from_date'],
    [{ from_date: '2026-03-20', until_date: '2026-03-19' }, 'until_date'],
    [{ from_date: '2026-03-20', meal_slot: 999 }, 'meal_slot'],
  ] as const)
    assert.deepEqual(Object.keys((await act('pause', wish)).body), [field])
  const office = await officeActs('resume')
  assert.equal(office.status, 200)
  assert.deepEqual([(await dates(id)).length, (await calendar()).ends_on], [13, '2026-04-07'])
  assert.deepEqual(Object.keys((await officeActs('resume')).body), ['error'])
})

test('who resumes after the cut-off eats from the next open date on; what was missed stays missed', async () => {
  const { act, holdClock, dates, id, day } = await openMeals()
  await act('pause')
  await holdClock(`${wednesday}T10:00`)
  const resumed = await act('resume')
  assert.equal(resumed.status, 200, JSON.stringify(resumed.body))
  assert.equal((await day(wednesday)).state, 'paused')
  assert.deepEqual((await dates(id))[0], friday)
  assert.equal((await dates(id)).length, 13, 'the two that were missed are behind the end')
})

test('one of several slots is paused and the other goes on; each has its own address, quantity and days', async () => {
  const kitchen = await openSubscribers()
  const { lunch, dinner, asha, made, office, act, sql } = kitchen
  const slots = [
    { meal_slot: lunch, address: asha.address },
    { meal_slot: dinner, address: asha.address, quantity: 2, selected_days: ['Monday'] },
  ]
  const { id, slots: written } = await made({ slots, time_slot: undefined, lunch_address: undefined })
  const ofSlot = (slot: number) => written.find(({ meal_slot }: any) => meal_slot === slot)
  assert.deepEqual([ofSlot(lunch).quantity, ofSlot(lunch).selected_days.length], [1, 3])
  assert.deepEqual([ofSlot(dinner).quantity, ofSlot(dinner).selected_days], [2, ['Monday']])
  assert.equal((await act(id, 'activate')).body.orders_created, 18)
  const sum = await sql('select sum(total) as sum, count(*) as meals from orders where subscription = $1', [
    id,
  ])
  assert.deepEqual(sum, [{ sum: '450.00', meals: 18 }], 'every coin of the period is in its meals')
  const unclear = await asha.post(`${own}${id}/skip/`, { date: '2026-03-16' })
  assert.deepEqual(Object.keys(unclear.body), ['meal_slot'])
  await asha.post(`${own}${id}/pause/`, {
    from_date: '2026-03-10',
    until_date: '2026-03-31',
    meal_slot: dinner,
  })
  const { days } = (await asha.get(`${own}${id}/calendar/?from=2026-03-16&to=2026-03-16`)).body
  const stateOf = (slot: number) => days.find(({ meal_slot }: any) => meal_slot === slot).state
  assert.deepEqual([stateOf(lunch), stateOf(dinner)], ['planned', 'paused'])
  const single = await office.patch(`${admin}${id}/`, { time_slot: dinner })
  assert.deepEqual([single.status, Object.keys(single.body)], [400, ['time_slot']])
  for (const [wish, sentence] of [
    [[slots[0], slots[0]], /twice/],
    [[{ meal_slot: 999 }], /does not exist/],
    [[{ meal_slot: lunch, address: 999 }], /address/],
  ] as const) {
    const { status, body } = await office.patch(`${admin}${id}/`, { slots: wish })
    assert.equal(status, 400)
    assert.match(body.slots[0], sentence)
  }
  const changed = await office.patch(`${admin}${id}/`, { slots: [slots[0]] })
  assert.deepEqual([changed.status, changed.body.slots.length, changed.body.order_count], [200, 1, 14])
})

test("another dish of the day's menu costs the difference, and can be given back", async () => {
  const { act, day, sql, publishMenu, lunch } = await openMeals()
  await publishMenu({
    date: wednesday,
    slot: lunch,
    diet_type: 'veg',
    items: { Dal: '10.00', Paneer: '14.50' },
  })
  const [, paneer] = await sql('select id from menu_items order by id')
  const swapped = await act('swap', { date: wednesday, dish: paneer.id })
  assert.equal(swapped.status, 200, JSON.stringify(swapped.body))
  assert.deepEqual([swapped.body.total, swapped.body.money[0].date], ['-4.50', wednesday])
  const { state, dish, price, wallet } = await day(wednesday)
  assert.deepEqual([state, dish, price, wallet], ['swapped', 'Paneer', '39.11', '-4.50'])
  assert.deepEqual(await sql(`select name, total from order_lines where name = 'Paneer'`), [
    { name: 'Paneer', total: '39.11' },
  ])
  assert.equal((await act('swap', { date: friday, dish: paneer.id })).body.code, 'menu_not_published')
  assert.equal((await act('swap', { date: wednesday, dish: 999 })).body.code, 'item_not_on_menu')
  assert.equal((await act('swap', { date: wednesday, dish: null })).body.total, '4.50')
  assert.equal((await day(wednesday)).dish, 'Monthly Veg')
})

// Domain rule 24.
test('nobody can choose a dish that holds what they must not have, before the cut-off or as a late wish', async () => {
  const { act, day, sql, publishMenu, lunch, office, asha, holdClock } = await openMeals()
  const items = { Dal: '10.00', Paneer: '14.50' }
  await publishMenu({ date: wednesday, slot: lunch, diet_type: 'veg', items })
  await sql(`update menu_items set allergens = '["Milk", "Nuts"]' where name = 'Paneer'`)
  await office.patch(`/api/v1/customers/${asha.customer}/`, { allergies: [' milk'] })
  const [{ id: paneer }] = await sql(`select id from menu_items where name = 'Paneer'`)
  const refused = await act('swap', { date: wednesday, dish: paneer })
  assert.deepEqual(
    [refused.status, refused.body],
    [400, { dish: ['Paneer holds Milk, which this customer must not have.'] }],
  )
  assert.equal((await day(wednesday)).state, 'planned')
  await holdClock(`${wednesday}T10:00`)
  const late = await act('late_requests', { kind: 'swap', date: wednesday, dish: paneer })
  assert.deepEqual([late.status, Object.keys(late.body)], [400, ['dish']])
})

test('one day differs in quantity, address or instructions, and the others do not', async () => {
  const { act, day, sql, asha, zone, subscriber } = await openMeals()
  const [{ id: work }] = await sql(
    `insert into customer_addresses (customer, street, zone, status) values ($1, 'Office 1', $2, 'active') returning id`,
    [asha.customer, zone],
  )
  const wish = { date: wednesday, quantity: 3, address: work, special_instructions: 'third floor' }
  const { body } = await act('override', wish)
  assert.equal(body.total, '-69.24')
  const one = await day(wednesday)
  assert.deepEqual([one.quantity, one.address, one.price], [3, work, '103.85'])
  const other = await day(friday)
  assert.deepEqual([other.quantity, other.address], [1, asha.address])
  const stranger = await subscriber()
  for (const address of [999, stranger.address])
    assert.deepEqual(Object.keys((await act('override', { date: wednesday, address })).body), ['address'])
  assert.deepEqual(Object.keys((await act('override', { date: wednesday })).body), ['non_field_errors'])
  await act('override', { date: wednesday, quantity: null })
  assert.deepEqual([(await day(wednesday)).quantity, (await day(wednesday)).address], [1, work])
})

test('a meal is moved to another date with its worth, and back', async () => {
  const { act, day, dates, id, calendar } = await openMeals()
  const before = await calendar()
  const moved = await act('move', { date: wednesday, to: '2026-03-12' })
  assert.equal(moved.status, 200, JSON.stringify(moved.body))
  assert.deepEqual([moved.body.money, moved.body.ends_on.after], [[], '2026-04-07'])
  assert.deepEqual(
    [(await day(wednesday)).reason, (await day('2026-03-12')).price],
    ['Moved to 2026-03-12.', '34.61'],
  )
  assert.equal((await dates(id)).length, 13)
  for (const [to, said] of [
    [friday, 'meal_there'],
    ['2026-03-01', 'to'],
    ['2026-12-01', 'to'],
  ] as const) {
    const { body } = await act('move', { date: '2026-03-12', to })
    assert.ok(body.code === said || said in body, JSON.stringify(body))
  }
  assert.equal((await act('unskip', { date: wednesday })).status, 200)
  const after = await calendar()
  const withoutOrders = ({ days }: any) => days.map((day: any) => Object.assign(day, { order: null }))
  assert.deepEqual(withoutOrders(after), withoutOrders(before))
})

test('a meal that was moved twice comes back once, and leaves nothing behind', async () => {
  const { act, dates, id, day, sql } = await openMeals()
  const all = await dates(id)
  await act('override', { date: wednesday, quantity: 3 })
  await act('move', { date: wednesday, to: '2026-03-12' })
  await act('move', { date: '2026-03-12', to: '2026-03-14' })
  assert.equal((await day(wednesday)).reason, 'Moved to 2026-03-14.')
  await act('skip', { date: '2026-03-14' })
  assert.equal((await act('unskip', { date: wednesday })).status, 200)
  assert.deepEqual(await dates(id), all)
  assert.equal((await day(wednesday)).quantity, 3, 'with all that is its own')
  assert.deepEqual(await sql('select date from subscription_skips'), [])
  assert.equal((await act('move', { date: wednesday, to: '2026-03-14' })).status, 200)
})

test('a meal of a period that is still to be paid is not eaten before that begins', async () => {
  const { act, dates, id } = await openMeals({ end_date: '2026-05-07' })
  const { status, body } = await act('move', { date: '2026-04-10', to: '2026-03-14' })
  assert.deepEqual([status, body], [400, { to: ['This meal is paid with the period from 2026-04-08 on.'] }])
  assert.equal((await act('move', { date: '2026-04-10', to: '2026-04-09' })).status, 200)
  assert.ok((await dates(id)).includes('2026-04-09'))
})

test('a meal that was moved is none any more once its own date is behind the end, and something else can be there', async () => {
  const { act, dates, id, office } = await openMeals({ end_date: '2026-05-07' })
  await act('move', { date: '2026-05-06', to: '2026-04-11' })
  const { status } = await office.patch(`${admin}${id}/`, { end_date: '2026-04-30' })
  assert.equal(status, 200)
  assert.ok(!(await dates(id)).includes('2026-04-11'))
  const gift = await office.post(`${admin}${id}/gifts/`, { date: '2026-04-11', reason: 'Thanks' })
  assert.equal(gift.status, 201, JSON.stringify(gift.body))
})

test("nobody sees or changes the meals of another's subscription, and there are none of one that does not run", async () => {
  const { id, subscriber, made, asha } = await openMeals()
  const other = await subscriber()
  for (const path of ['skip', 'unskip', 'move', 'swap', 'override', 'pause', 'resume'])
    assert.equal((await other.post(`${own}${id}/${path}/`, bodies[path])).status, 404, path)
  assert.equal((await other.get(`${own}${id}/calendar/?from=${monday}&to=${monday}`)).status, 404)
  const pending = await made()
  const answer = await asha.post(`${own}${pending.id}/skip/`, { date: wednesday })
  assert.deepEqual([answer.status, Object.keys(answer.body)], [400, ['error']])
  for (const query of ['from=2026-03-09&to=2026-03-08', 'from=2026-03-09&to=2027-12-31'])
    assert.deepEqual(Object.keys((await asha.get(`${own}${id}/calendar/?${query}`)).body), ['to'])
})

const bodies: Record<string, object> = {
  skip: { date: wednesday },
  unskip: { date: wednesday },
  move: { date: wednesday, to: friday },
  swap: { date: wednesday, dish: null },
  override: { date: wednesday, quantity: 2 },
  pause: {},
  resume: {},
}
