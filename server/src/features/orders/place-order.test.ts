import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { openKitchen, type Kitchen } from '../../../test/harness.ts'

const day = '2026-03-10'
const key = () => ({ 'idempotency-key': randomUUID() })

/** A kitchen at nine in the morning of a day with a lunch that closes at ten. */
async function morning(
  options: Parameters<typeof openKitchen>[0] = {},
  wish: Partial<Parameters<Kitchen['publishMenu']>[0]> = {},
) {
  const kitchen = await openKitchen(options)
  await kitchen.holdClock(`${day}T09:00`)
  const lunch = await kitchen.publishMenu({ date: day, items: { dal: '4.50', rice: '2.25' }, ...wish })
  const wishFor = (address: number, more: object = {}) => ({
    delivery_date: day,
    meal_slot: lunch.slot,
    address,
    payment_mode: 'wallet',
    items: [{ daily_menu_item: lunch.items.dal ?? 0, quantity: 2 }],
    special_instructions: '',
    ...more,
  })
  return { ...kitchen, kitchen, lunch, wishFor }
}

const order = '/api/v1/customer/orders/'
const balance = async (person: Awaited<ReturnType<Kitchen['customer']>>) =>
  (await person.get('/api/v1/customer/wallet/')).body.balance

test('an order is priced by the menu, paid from the wallet, confirmed at once and waits in the kitchen', async () => {
  const { customer, wishFor, lunch, sql } = await morning()
  const asha = await customer({ wallet: '100.00' })
  const placed = await asha.post(order, wishFor(asha.address), key())

  assert.equal(placed.status, 201)
  const { id, order_number, created_at, ...rest } = placed.body
  assert.deepEqual(rest, {
    status: 'confirmed',
    total: '9.00',
    tax: '0.00',
    currency: 'AED',
    delivery_date: day,
    meal_slot: lunch.slot,
    address: asha.address,
    payment_mode: 'wallet',
    special_instructions: '',
    items: [
      {
        daily_menu_item: lunch.items.dal,
        name: 'dal',
        portion_label: '',
        quantity: 2,
        unit_price: '4.50',
        total: '9.00',
      },
    ],
  })
  assert.equal(created_at, '2026-03-10T09:00:00+04:00')
  assert.match(order_number, /^ORD-\d{6}$/)
  assert.equal(await balance(asha), '91.00')
  assert.deepEqual(await sql('select status from kitchen_tickets where order_id = $1', [id]), [
    { status: 'queued' },
  ])
})

test('the price of an order stays when the menu changes afterwards', async () => {
  const { customer, wishFor, sql } = await morning()
  const asha = await customer({ wallet: '100.00' })
  const { body } = await asha.post(order, wishFor(asha.address), key())
  await sql(`update menu_items set price = '99.00', name = 'new dal'`)
  const { items, total } = (await asha.get(`${order}${body.id}/`)).body
  assert.deepEqual([total, items[0].name, items[0].unit_price], ['9.00', 'dal', '4.50'])
})

test("tax is contained in the price and rounded once per line, in the currency's digits", async () => {
  const { customer, wishFor, sql, lunch } = await morning(
    { currency: 'KWD', time_zone: 'Asia/Kuwait' },
    { items: { dal: '1.050' } },
  )
  await sql('update settings set tax_rate = 5')
  const asha = await customer({ wallet: '10.000' })
  const { body } = await asha.post(
    order,
    wishFor(asha.address, { items: [{ daily_menu_item: lunch.items.dal, quantity: 3 }] }),
    key(),
  )
  assert.deepEqual([body.total, body.tax, await balance(asha)], ['3.150', '0.150', '6.850'])
})

test('exactly at the cut-off nothing more is sold, and the customer is told the next open slot', async () => {
  const { kitchen, customer, wishFor, holdClock } = await morning()
  const dinner = await kitchen.publishMenu({ date: day, cutoff_time: '16:00', items: { soup: '3.00' } })
  const asha = await customer({ wallet: '100.00' })

  await holdClock(`${day}T09:59:59.999`)
  assert.equal((await asha.post(order, wishFor(asha.address), key())).status, 201)
  await holdClock(`${day}T10:00:00`)
  const late = await asha.post(order, wishFor(asha.address), key())
  assert.deepEqual([late.status, late.body.code], [409, 'cutoff_passed'])
  assert.deepEqual(late.body.next_open_slot, {
    delivery_date: day,
    meal_slot: dinner.slot,
    meal_slot_name: dinner.slot_name,
    cutoff_at: '2026-03-10T16:00:00+04:00',
  })
  assert.equal(await balance(asha), '91.00')
})

test('what is not on a published menu of that day and slot cannot be ordered', async () => {
  const { kitchen, customer, wishFor } = await morning()
  const draft = await kitchen.publishMenu({ date: day, status: 'draft', items: { secret: '1.00' } })
  const asha = await customer({ wallet: '100.00' })
  const attempts = [
    [
      { meal_slot: draft.slot, items: [{ daily_menu_item: draft.items.secret, quantity: 1 }] },
      409,
      'menu_not_published',
    ],
    [{ items: [{ daily_menu_item: draft.items.secret, quantity: 1 }] }, 409, 'menu_not_published'],
    [
      { items: [...wishFor(0).items, { daily_menu_item: draft.items.secret, quantity: 1 }] },
      409,
      'item_not_on_menu',
    ],
  ] as const
  for (const [change, status, code] of attempts) {
    const { status: got, body } = await asha.post(order, wishFor(asha.address, change), key())
    assert.deepEqual([got, body.code], [status, code])
  }
  assert.equal(await balance(asha), '100.00')
})

test('bad input names its field and changes nothing', async () => {
  const { customer, wishFor, sql } = await morning()
  const asha = await customer({ wallet: '100.00' })
  const stranger = await customer()
  const cases: [object, string][] = [
    [{ delivery_date: '2026-02-30' }, 'delivery_date'],
    [{ meal_slot: 999 }, 'meal_slot'],
    [{ meal_slot: 'x' }, 'meal_slot'],
    [{ address: stranger.address }, 'address'],
    [{ payment_mode: 'gold' }, 'payment_mode'],
    [{ items: [] }, 'items'],
    [{ items: [{ daily_menu_item: 1, quantity: 0 }] }, 'items'],
    [{ total: '0.01' }, 'total'],
    [{ special_instructions: 'a\0b' }, 'special_instructions'],
  ]
  for (const [change, field] of cases) {
    const { status, body } = await asha.post(order, wishFor(asha.address, change), key())
    assert.equal(status, 400, JSON.stringify(change))
    assert.ok(field in body, `${field} in ${JSON.stringify(body)}`)
  }
  assert.deepEqual(await sql('select id from orders'), [])
  assert.equal(await balance(asha), '100.00')
})

test('a wallet that does not cover the order is refused with 402 and keeps every coin', async () => {
  const { customer, wishFor, sql } = await morning()
  const asha = await customer({ wallet: '8.99' })
  const { status, body } = await asha.post(order, wishFor(asha.address), key())
  assert.deepEqual([status, body.code, body.required], [402, 'insufficient_balance', '9.00'])
  assert.deepEqual([await balance(asha), (await sql('select id from orders')).length], ['8.99', 0])
})

test('cash needs no balance and no key, and takes nothing from the wallet', async () => {
  const { customer, wishFor } = await morning()
  const asha = await customer()
  assert.equal((await asha.post(order, wishFor(asha.address, { payment_mode: 'cash' }))).status, 201)
  assert.equal(await balance(asha), '0.00')
})

test('the same key and body replay the same answer to the byte; another body is refused; a key is needed for money', async () => {
  const { customer, wishFor, sql } = await morning()
  const asha = await customer({ wallet: '100.00' })
  const with_key = key()
  const wish = wishFor(asha.address)
  const first = await asha.post(order, wish, with_key)
  const again = await asha.post(order, wish, with_key)
  assert.deepEqual([again.status, JSON.stringify(again.body)], [201, JSON.stringify(first.body)])
  assert.equal(again.headers.get('idempotency-replayed'), 'true')

  const other = await asha.post(order, wishFor(asha.address, { special_instructions: 'hot' }), with_key)
  assert.deepEqual([other.status, other.body.code], [422, 'idempotency_key_reused'])
  assert.equal((await asha.post(order, wish)).body.code, 'idempotency_key_required')
  assert.equal((await asha.post(order, wish, { 'idempotency-key': 'x'.repeat(256) })).status, 400)
  const berta = await customer({ wallet: '100.00' })
  assert.equal((await berta.post(order, wishFor(berta.address), with_key)).status, 201)
  // Nor does a key of somebody else answer for an order that is refused.
  const carla = await customer()
  assert.equal((await carla.post(order, wishFor(carla.address), with_key)).status, 402)
  assert.equal((await sql('select id from orders')).length, 2)
})

test("a key is kept for seven days by the kitchen's clock, and a refusal is not kept at all", async () => {
  const { customer, wishFor, holdClock } = await morning({}, { date: '2026-03-30' })
  const asha = await customer({ wallet: '1.00' })
  const with_key = key()
  const wish = wishFor(asha.address, { delivery_date: '2026-03-30' })
  assert.equal((await asha.post(order, wish, with_key)).status, 402)
  await holdClock('2026-03-10T09:00')
  const cash = { ...wish, payment_mode: 'cash' }
  const first = await asha.post(order, cash, with_key)
  assert.equal(first.status, 201)
  await holdClock('2026-03-17T08:00')
  assert.equal((await asha.post(order, cash, with_key)).body.id, first.body.id)
  await holdClock('2026-03-17T09:00:01')
  assert.notEqual((await asha.post(order, cash, with_key)).body.id, first.body.id)
})
