import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Value } from 'typebox/value'
import { caller, openKitchen, type Kitchen } from '../../../test/harness.ts'
import { formWith, picture } from '../../../test/pictures.ts'
import { startServer } from '../../../test/server.ts'
import { countStatements } from '../../../test/statements.ts'
import { forgetDay } from './index.ts'
import { DayMenus } from './daily-menus.schema.ts'

const path = '/api/v1/customer/daily-menus/'
const day = '2026-03-10'

async function morning(options: Parameters<typeof openKitchen>[0] = {}) {
  const kitchen = await openKitchen(options)
  await kitchen.holdClock(`${day}T09:00`)
  return kitchen
}

/** The day of a kitchen whose clock runs, some days from now. */
async function warm(options: Parameters<typeof openKitchen>[0] = {}) {
  const kitchen = await openKitchen(options)
  const date = await soon(kitchen)
  const lunch = await kitchen.publishMenu({ date, items: { dal: { price: '4.50', portions: 5 } } })
  const office = await kitchen.person('manager')
  const menus = async () => (await kitchen.visitor.get(`${path}?date=${date}`)).body.menus
  return { ...kitchen, date, lunch, office, menus }
}

/** A date soon, on the kitchen's wall. */
async function soon({ sql }: Kitchen): Promise<string> {
  const [row] = await sql<{ date: string }>('select (kitchen_today() + 3)::text as date')
  return row?.date ?? ''
}

const isOpen = async ({ visitor }: Kitchen, date = day) =>
  (await visitor.get(`${path}?date=${date}`)).body.menus[0].is_open as boolean

test("anybody sees the day's published menus with what they cost and how long they are open, in one statement", async () => {
  const kitchen = await morning()
  const { visitor, person, publishMenu, tenant, server } = kitchen
  const lunch = await publishMenu({
    date: day,
    cutoff_days_before: 1,
    items: { dal: { price: '4.50', portions: 5 }, rice: '2.25' },
  })
  await publishMenu({ date: day, status: 'draft', items: { soup: '1.00' } })
  await publishMenu({ date: '2026-03-11', items: { soup: '1.00' } })
  const office = await person('manager')
  const {
    body: {
      items: [dal],
    },
  } = await office.get(`/api/v1/daily-menus/${lunch.menu}/`)
  await office.patch(
    `/api/v1/menu-items/${dal.master_item}/`,
    formWith(await picture(), { allergens: '["nuts"]', diet_type: 'veg' }),
  )

  const { body, status } = await visitor.get(path)
  assert.equal(status, 200)
  const {
    meal_slot,
    items: [first, second],
    ...menu
  } = body.menus[0]
  assert.deepEqual([body.date, body.menus.length], [day, 1])
  assert.deepEqual(menu, {
    id: lunch.menu,
    menu_date: day,
    diet_type: 'nonveg',
    diet_type_display: 'Non-Vegetarian',
    cutoff_at: '2026-03-09T10:00:00+04:00',
    is_open: false,
    notes: '',
  })
  assert.deepEqual(meal_slot, {
    id: lunch.slot,
    name: lunch.slot_name,
    code: lunch.slot_name,
    cutoff_time: '10:00:00',
    sort_order: 0,
  })
  const { image, ...shown } = first
  assert.deepEqual(shown, {
    id: lunch.items.dal,
    master_item: dal.master_item,
    name: 'dal',
    description: 'dal',
    category_name: lunch.slot_name,
    diet_type: 'veg',
    calories: 0,
    allergens: ['nuts'],
    price: '4.50',
    portion_label: '',
    portions_left: 5,
    is_available: true,
  })
  assert.ok(image.startsWith(`${server.url}/media/${tenant.id}/`))
  assert.deepEqual([second.image, second.portions_left], [null, null])
  assert.equal(Value.Check(DayMenus, body), true, 'the answer is what its schema says')
  forgetDay(tenant)
  assert.equal(await countStatements(() => visitor.get(path)), 1)
})

test('a date that is none is refused by name; a day without menus is empty', async () => {
  const { visitor, server } = await morning()
  for (const date of ['2026-02-30', 'today', '', '10-03-2026', "2026-03-10' or 1=1"]) {
    const answer = await visitor.get(`${path}?date=${encodeURIComponent(date)}`)
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, ['date']], date)
  }
  assert.deepEqual((await visitor.get(`${path}?date=2031-01-01&_t=5`)).body, {
    date: '2031-01-01',
    menus: [],
  })
  assert.equal((await caller(server.url, {}).get(path)).status, 403)
})

test('a meal is open one millisecond before its cut-off and closed exactly at it', async () => {
  const kitchen = await morning()
  await kitchen.publishMenu({ date: day, cutoff_time: '10:00', items: { dal: '4.50' } })
  await kitchen.holdClock(`${day}T09:59:59.999`)
  assert.equal(await isOpen(kitchen), true)
  await kitchen.holdClock(`${day}T10:00`)
  assert.equal(await isOpen(kitchen), false)
})

test('a slot without a cut-off is open until its day is over', async () => {
  const kitchen = await morning()
  await kitchen.publishMenu({ date: day, cutoff_time: null, items: { dal: '4.50' } })
  assert.equal((await kitchen.visitor.get(path)).body.menus[0].cutoff_at, null)
  await kitchen.holdClock(`${day}T23:59:59.999`)
  assert.equal(await isOpen(kitchen), true)
  await kitchen.holdClock('2026-03-11T00:00')
  assert.equal(await isOpen(kitchen), false)
})

test('a cut-off in the hour that the clock skips or repeats takes the later reading', async () => {
  const kitchen = await openKitchen({ time_zone: 'Europe/Berlin', currency: 'EUR' })
  const cutoff = async (date: string) => {
    await kitchen.publishMenu({ date, cutoff_time: '02:30', items: { brot: '4.50' } })
    return (await kitchen.visitor.get(`${path}?date=${date}`)).body.menus[0].cutoff_at
  }
  assert.equal(await cutoff('2026-03-29'), '2026-03-29T03:30:00+02:00')
  assert.equal(await cutoff('2026-10-25'), '2026-10-25T02:30:00+01:00')
  assert.equal(await cutoff('2026-10-26'), '2026-10-26T02:30:00+01:00')

  // A wall-clock time would not say which of the two readings is meant.
  const hold = async (instant: string) => {
    await kitchen.sql('update clock set held_at = $1', [instant])
    forgetDay(kitchen.tenant)
  }
  await hold('2026-10-25T02:45:00+02:00')
  assert.equal(
    await isOpen(kitchen, '2026-10-25'),
    true,
    'the first of two readings has passed, the second has not',
  )
  await hold('2026-10-25T02:30:00+01:00')
  assert.equal(await isOpen(kitchen, '2026-10-25'), false)
})

test("money has the kitchen's digits here too", async () => {
  const { publishMenu, visitor } = await morning({ currency: 'KWD' })
  await publishMenu({ date: day, items: { dal: '0.750' } })
  assert.equal((await visitor.get(path)).body.menus[0].items[0].price, '0.750')
})

test('who has the answer already is told so without a body, until it changes', async () => {
  const { visitor, date, office, lunch } = await warm()
  const { headers } = await visitor.get(`${path}?date=${date}`)
  const etag = headers.get('etag') ?? ''
  assert.match(etag, /^"[\w-]{22}"$/)
  assert.equal(headers.get('cache-control'), 'no-cache')
  const ask = async (sent: string) =>
    visitor.get(`${path}?date=${date}`, undefined, { 'if-none-match': sent })
  for (const sent of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const answer = await ask(sent)
    assert.deepEqual([answer.status, answer.body, answer.headers.get('etag')], [304, '', etag], sent)
  }
  assert.equal((await ask('"other"')).status, 200)
  await office.patch(`/api/v1/daily-menus/${lunch.menu}/`, { notes: 'new' })
  assert.equal((await ask(etag)).status, 200)
})

test('a warm answer costs no statement, and every change of the menu shows at once', async () => {
  const { visitor, date, office, lunch, menus, tenant, sql } = await warm()
  await menus()
  assert.equal(await countStatements(() => visitor.get(`${path}?date=${date}`)), 0)

  const menu = `/api/v1/daily-menus/${lunch.menu}/`
  const {
    body: {
      items: [dal],
      meal_slot,
    },
  } = await office.get(menu)
  const dish = `/api/v1/menu-items/${dal.master_item}/`
  const changes: [() => Promise<unknown>, (menu: any) => unknown, unknown][] = [
    [() => office.patch(menu, { notes: 'hot' }), (m) => m.notes, 'hot'],
    [() => office.patch(dish, { price: '5' }), (m) => m.items[0].price, '5.00'],
    [() => office.post(`${dish}toggle_availability/`), (m) => m.items[0].is_available, false],
    [
      () => office.patch(`/api/v1/meal-slots/${meal_slot}/`, { cutoff_time: '11:00' }),
      (m) => m.cutoff_at.slice(11, 16),
      '11:00',
    ],
    [
      async () => {
        await sql('update daily_menu_items set portions_sold = 5')
        forgetDay(tenant)
      },
      (m) => m.items[0].portions_left,
      0,
    ],
    [() => office.patch(`/api/v1/meal-slots/${meal_slot}/`, { is_active: false }), (m) => m, undefined],
    [() => office.patch(`/api/v1/meal-slots/${meal_slot}/`, { is_active: true }), (m) => m.id, lunch.menu],
    [() => office.post(`${menu}close/`), (m) => m, undefined],
  ]
  for (const [change, read, expected] of changes) {
    await menus()
    await change()
    assert.deepEqual(read((await menus())[0]), expected)
  }
})

test('an answer that was being made while the menu changed is not kept', async () => {
  const { date, office, lunch, menus, visitor } = await warm()
  for (let round = 0; round < 20; round += 1) {
    const early = visitor.get(`${path}?date=${date}`)
    await office.patch(`/api/v1/daily-menus/${lunch.menu}/`, { notes: `round ${round}` })
    assert.equal((await menus())[0].notes, `round ${round}`)
    await early
  }
})

test('what another node changed shows within two seconds', async () => {
  const { menus, sql } = await warm()
  await menus()
  await sql(`update daily_menus set notes = 'from afar'`)
  await sleep(1_100)
  assert.equal((await menus())[0].notes, 'from afar')
})

test('a warm answer does not outlive a cut-off that is less than its time away', async () => {
  const kitchen = await openKitchen()
  const [near] = await kitchen.sql<{ date: string; cutoff: string; wait: number }>(`
    select (c at time zone 'Asia/Dubai')::date::text as date, (c at time zone 'Asia/Dubai')::time::text as cutoff, extract(epoch from c - clock_timestamp())::float * 1000 as wait
    from (select clock_timestamp() + interval '3 seconds' as c) soon`)
  const at = performance.now() + (near?.wait ?? 0)
  const until = (ms: number) => sleep(Math.max(0, at - ms - performance.now()))
  const { date = '', cutoff = '' } = near ?? {}
  await kitchen.publishMenu({ date, cutoff_time: cutoff, items: { dal: '4.50' } })
  await until(700)
  assert.equal(await isOpen(kitchen, date), true)
  await until(0)
  assert.equal(await isOpen(kitchen, date), false)
})

test('two kitchens with the same ids and a warm cache see their own menus, read and written', async () => {
  const server = await startServer()
  try {
    const [one, two] = [await openKitchen({ server }), await openKitchen({ server })]
    const date = await soon(one)
    const [lunch, other] = [
      await one.publishMenu({ date, items: { dal: '4.50' } }),
      await two.publishMenu({ date, items: { soup: '9.00' } }),
    ]
    assert.deepEqual([lunch.menu, lunch.items.dal], [other.menu, other.items.soup])
    const names = async (kitchen: Kitchen) =>
      (await kitchen.visitor.get(`${path}?date=${date}`)).body.menus.map((menu: any) => [
        menu.notes,
        menu.items[0].name,
      ])

    assert.deepEqual(await names(one), [['', 'dal']])
    assert.deepEqual(await names(two), [['', 'soup']])
    await (await two.person('admin')).patch(`/api/v1/daily-menus/${lunch.menu}/`, { notes: 'ours' })
    assert.deepEqual(await names(one), [['', 'dal']])
    assert.deepEqual(await names(two), [['ours', 'soup']])
    const etag = (await one.visitor.get(`${path}?date=${date}`)).headers.get('etag') ?? ''
    assert.equal(
      (await two.visitor.get(`${path}?date=${date}`, undefined, { 'if-none-match': etag })).status,
      200,
    )
  } finally {
    await server.close()
  }
})

test('a sale shows at once', async () => {
  const { customer, lunch, date, menus } = await warm()
  const asha = await customer({ wallet: '100.00' })
  assert.equal((await menus())[0].items[0].portions_left, 5)
  const order = {
    delivery_date: date,
    meal_slot: lunch.slot,
    address: asha.address,
    payment_mode: 'wallet',
    items: [{ daily_menu_item: lunch.items.dal, quantity: 5 }],
  }
  assert.equal(
    (await asha.post('/api/v1/customer/orders/', order, { 'idempotency-key': 'once' })).status,
    201,
  )
  const [
    {
      items: [dal],
    },
  ] = await menus()
  assert.deepEqual([dal.portions_left, dal.is_available], [0, false])
})
