import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { openKitchen, type Answer } from '../../../test/harness.ts'
import { placesLeft, type Load } from './places-left.ts'

const day = '2026-03-10' // a Tuesday
const schedules = '/api/v1/driver/schedules/'
const capacity = `${schedules}capacity/`

/** A kitchen with two meals a day and a customer in the zone Marina. */
async function marina() {
  const kitchen = await openKitchen()
  await kitchen.holdClock(`${day}T08:00`)
  const staff = await kitchen.person('staff')
  const { body: zone } = await staff.post('/api/v1/driver/zones/', { name: 'Marina' })
  const [lunch, dinner] = [
    await kitchen.publishMenu({ date: day, items: { dal: '1.00' } }),
    await kitchen.publishMenu({ date: day, cutoff_time: '16:00', items: { soup: '1.00' } }),
  ]
  const asha = await kitchen.customer({ wallet: '500.00' })
  await kitchen.sql('update customer_addresses set zone = $1', [zone.id])
  const order = (menu = lunch, who = asha, more: object = {}): Promise<Answer> =>
    who.post(
      '/api/v1/customer/orders/',
      {
        delivery_date: day,
        meal_slot: menu.slot,
        address: who.address,
        payment_mode: 'wallet',
        items: Object.values(menu.items).map((id) => ({ daily_menu_item: id, quantity: 1 })),
        ...more,
      },
      { 'idempotency-key': randomUUID() },
    )
  const plan = async (max_deliveries: number, more: object = {}) =>
    (
      await staff.post(schedules, {
        zone: zone.id,
        day_of_week: 1,
        start_time: '10:00',
        end_time: '12:00',
        max_deliveries,
        ...more,
      })
    ).body
  const full = async () => (await staff.get(`${capacity}?date=${day}`)).body.zones[0]
  return { ...kitchen, staff, zone: zone.id as number, lunch, dinner, asha, order, plan, full }
}

test('a full zone takes no more orders of that day, and a cancelled one makes room', async () => {
  const { order, plan, full, asha, staff, sql, holdClock } = await marina()
  await plan(2)
  const first = await order()
  assert.deepEqual([first.status, (await order()).status], [201, 201])
  const { status, body } = await order()
  assert.deepEqual([status, body.code, body.delivery_date], [409, 'zone_full', day])
  const balance = async () => (await asha.get('/api/v1/customer/wallet/')).body.balance
  assert.deepEqual([await balance(), (await sql('select id from orders')).length], ['498.00', 2])

  assert.equal((await asha.post(`/api/v1/customer/orders/${first.body.id}/cancel/`)).status, 200)
  assert.deepEqual((await full()).left, 1)
  assert.equal((await order()).status, 201)

  // What counts is the weekday of the delivery, by the kitchen's calendar, and what is switched on.
  const { results } = (await staff.get(schedules)).body
  for (const change of [{ is_active: false }, { is_active: true, day_of_week: 2 }]) {
    await staff.patch(`${schedules}${results[0].id}/`, { ...change, max_deliveries: 0 })
    assert.equal((await order()).status, 201)
  }
  await staff.patch(`${schedules}${results[0].id}/`, { day_of_week: 1 })
  assert.equal((await order()).body.code, 'zone_full')
  assert.equal((await staff.delete(`${schedules}${results[0].id}/`)).status, 204)
  await holdClock(`${day}T09:59`)
  assert.equal((await order()).status, 201)
})

// The full 100 at once are part of the promise.
test('of a hundred orders at once a zone that takes ten a day gets exactly ten, and only those are paid', async () => {
  const { plan, order, customer, sql, zone, staff, lunch } = await marina()
  await plan(6)
  await plan(4, { start_time: '11:00' })
  const people = await Promise.all(Array.from({ length: 10 }, () => customer({ wallet: '50.00' })))
  await sql('update customer_addresses set zone = $1', [zone])
  const insist = async (place: number): Promise<Answer> => {
    const answer = await order(lunch, people[place % people.length])
    return answer.status === 503 ? insist(place) : answer
  }
  const answers = await Promise.all(Array.from({ length: 100 }, (_, place) => insist(place)))
  const count = (status: number) => answers.filter((answer) => answer.status === status).length
  assert.deepEqual([count(201), count(409)], [10, 90])
  const [paid] = await sql(`select count(*) from ledger_transactions where type = 'order_payment'`)
  assert.deepEqual(paid, { count: 10 })
  assert.deepEqual((await staff.get(`${capacity}?date=${day}`)).body, {
    date: day,
    zones: [{ zone, zone_name: 'Marina', capacity: 10, booked: 10, left: 0 }],
  })
})

test("a meal's own places serve only that meal, and those without a meal serve whoever comes", async () => {
  const { plan, order, lunch, dinner, full } = await marina()
  await plan(1, { meal_slot: lunch.slot })
  assert.equal((await order(dinner)).status, 201) // nothing is said of dinners yet
  await plan(2, { start_time: '11:00' })
  assert.deepEqual(await full().then(({ capacity: all, booked, left }) => [all, booked, left]), [3, 1, 2])
  assert.deepEqual([(await order()).status, (await order()).status], [201, 201])
  for (const menu of [lunch, dinner]) assert.equal((await order(menu)).body.code, 'zone_full')
})

test('other zones, other days and addresses without a zone are not limited, and meals made in bulk count', async () => {
  const { plan, order, customer, sql, staff, full, lunch, asha } = await marina()
  await plan(1)
  const free = await customer({ wallet: '5.00' })
  assert.equal((await order(lunch, free)).status, 201)
  assert.equal((await full()).booked, 0)
  await sql(
    `insert into orders (customer, meal_slot, address, delivery_date, status, payment_mode, quantity, tax, total, currency)
    values ($1, $2, $3, $4, 'pending', 'invoice', 1, '0.00', '0.00', 'AED'), ($1, $2, $3, $4, 'pending', 'invoice', 1, '0.00', '0.00', 'AED')`,
    [asha.customer, lunch.slot, asha.address, day],
  )
  assert.deepEqual(await full().then(({ booked, left }) => [booked, left]), [2, 0])
  assert.equal((await order()).body.code, 'zone_full')
  const { body } = await staff.get(`${capacity}?date=2026-03-11`)
  assert.deepEqual(
    body.zones.map((zone: { capacity: null; booked: number; left: null }) => [
      zone.capacity,
      zone.booked,
      zone.left,
    ]),
    [[null, 0, null]],
  )
  assert.equal((await staff.get(capacity)).body.date, day)
  assert.deepEqual(Object.keys((await staff.get(`${capacity}?date=2026-02-30`)).body), ['date'])
})

// Filling places one by one, the meal's own first, is what the formula has to agree with.
test('however orders come and whatever the schedules, places run out exactly when none is left for that meal', () => {
  const slots = [1, 2, 3]
  const limits = fc.record({
    named: fc.array(fc.option(fc.integer({ min: 0, max: 4 })), { minLength: 3, maxLength: 3 }),
    shared: fc.option(fc.integer({ min: 0, max: 5 })),
  })
  fc.assert(
    fc.property(
      limits,
      fc.array(fc.constantFrom(...slots), { maxLength: 25 }),
      ({ named, shared }, wishes) => {
        const own = new Map(slots.map((slot, place) => [slot, named[place] ?? null]))
        const booked = new Map(slots.map((slot) => [slot, 0]))
        const free = {
          own: new Map([...own].map(([slot, limit]) => [slot, limit ?? 0])),
          shared: shared ?? 0,
        }
        for (const slot of wishes) {
          const loads: Load[] = [
            ...slots.map((meal_slot) => ({
              meal_slot,
              capacity: own.get(meal_slot) ?? null,
              booked: booked.get(meal_slot) ?? 0,
            })),
            { meal_slot: null, capacity: shared, booked: 0 },
          ]
          const isLimited = shared !== null || own.get(slot) !== null
          const expected = isLimited ? (free.own.get(slot) ?? 0) + free.shared : Infinity
          assert.equal(placesLeft(loads, slot), expected)
          if (expected < 1) continue
          booked.set(slot, (booked.get(slot) ?? 0) + 1)
          if ((free.own.get(slot) ?? 0) > 0) free.own.set(slot, (free.own.get(slot) ?? 0) - 1)
          else if (isLimited) free.shared -= 1
        }
      },
    ),
  )
})
