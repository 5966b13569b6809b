import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'

const path = '/api/v1/driver/schedules/'

async function office() {
  const kitchen = await openKitchen()
  const staff = await kitchen.person('staff')
  const zone = async (name: string) => (await staff.post('/api/v1/driver/zones/', { name })).body.id as number
  return { kitchen, staff, zone, marina: await zone('Marina') }
}
const window = (zone: number, more: object = {}) => ({
  zone,
  day_of_week: 1,
  start_time: '10:00',
  end_time: '12:00',
  ...more,
})

test('a schedule says how many deliveries a zone takes on a weekday, in a window, of a meal or of all', async () => {
  const { kitchen, staff, marina } = await office()
  const lunch = await kitchen.publishMenu({ date: '2026-03-10', items: {} })
  const { status, body } = await staff.post(path, window(marina))
  assert.deepEqual(
    [status, body],
    [
      201,
      {
        id: body.id,
        zone: marina,
        zone_name: 'Marina',
        day_of_week: 1,
        day_name: 'Tuesday',
        start_time: '10:00:00',
        end_time: '12:00:00',
        meal_slot: null,
        meal_slot_name: '',
        max_deliveries: 50,
        is_active: true,
      },
    ],
  )
  const own = `${path}${body.id}/`
  const changed = await staff.patch(own, { ...body, meal_slot: lunch.slot, max_deliveries: '7' })
  assert.deepEqual([changed.body.meal_slot_name, changed.body.max_deliveries], [lunch.slot_name, 7])
  const put = await staff.put(own, window(marina, { day_of_week: 6, meal_slot: null }))
  assert.deepEqual([put.body.day_name, put.body.meal_slot, put.body.max_deliveries], ['Sunday', null, 7])
  assert.equal((await staff.patch(own, {})).status, 200)
  assert.deepEqual([(await staff.get(own)).status, (await staff.delete(own)).status], [200, 204])
  for (const answer of [await staff.get(own), await staff.delete(own), await staff.patch(own, {})])
    assert.equal(answer.status, 404)
})

test('bad input names its field; a window ends after it starts, also when only one end is moved', async () => {
  const { kitchen, staff, marina } = await office()
  const { body } = await staff.post(path, window(marina))
  const wrong: [string, unknown][] = [
    ['zone', 999],
    ['day_of_week', 7],
    ['day_of_week', -1],
    ['start_time', '25:00'],
    ['start_time', ''],
    ['end_time', '10:00:00'],
    ['end_time', '09:59'],
    ['meal_slot', 999],
    ['max_deliveries', -1],
    ['is_active', 'so'],
    ['archived_at', null],
  ]
  for (const [field, value] of wrong) {
    const answers = [
      await staff.post(path, window(marina, { day_of_week: 2, [field]: value })),
      await staff.patch(`${path}${body.id}/`, { [field]: value }),
    ]
    for (const answer of answers)
      assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]], `${field} ${value}`)
  }
  assert.deepEqual(Object.keys((await staff.patch(`${path}${body.id}/`, { start_time: '12:00' })).body), [
    'end_time',
  ])
  assert.deepEqual(Object.keys((await staff.put(`${path}${body.id}/`, { zone: marina })).body).sort(), [
    'day_of_week',
    'end_time',
    'start_time',
  ])
  assert.equal((await kitchen.sql('select id from delivery_schedules')).length, 1)
})

test('a zone has one schedule for a weekday and start, for ten who ask at once, until it is removed', async () => {
  const { staff, marina, zone } = await office()
  const answers = await Promise.all(Array.from({ length: 10 }, () => staff.post(path, window(marina))))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array(9).fill(400)])
  assert.deepEqual(Object.keys(answers.find(({ status }) => status === 400)?.body), ['non_field_errors'])
  assert.equal((await staff.post(path, window(await zone('Quay')))).status, 201)
  const { body: later } = await staff.post(path, window(marina, { start_time: '11:00' }))
  assert.deepEqual(Object.keys((await staff.patch(`${path}${later.id}/`, { start_time: '10:00:00' })).body), [
    'non_field_errors',
  ])
  await staff.delete(`${path}${answers.find(({ status }) => status === 201)?.body.id}/`)
  assert.equal((await staff.patch(`${path}${later.id}/`, { start_time: '10:00' })).status, 200)
})

test('schedules are listed by weekday and time, ten a page, and found by zone, weekday and state', async () => {
  const { staff, marina, zone } = await office()
  const quay = await zone('Quay')
  for (const day_of_week of [6, 3, 0])
    for (const start_time of ['10:00', '08:00', '09:00', '07:00'])
      await staff.post(path, window(quay, { day_of_week, start_time, is_active: start_time !== '07:00' }))
  await staff.post(path, window(marina, { day_of_week: 3, start_time: '08:30' }))
  const list = async (query: string) =>
    (await staff.get(`${path}?${query}`)).body.results.map(
      (one: { day_of_week: number; start_time: string }) =>
        `${one.day_of_week} ${one.start_time.slice(0, 5)}`,
    )
  assert.deepEqual((await list('')).slice(0, 6), [
    '0 07:00',
    '0 08:00',
    '0 09:00',
    '0 10:00',
    '3 07:00',
    '3 08:00',
  ])
  assert.equal((await list('')).length, 10)
  assert.deepEqual(await list(`zone=${marina}`), ['3 08:30'])
  assert.deepEqual(await list(`day_of_week=6&is_active=0`), ['6 07:00'])
  for (const [query, field] of [
    ['zone=999', 'zone'],
    ['day_of_week=7', 'day_of_week'],
  ] as const) {
    const { status, body } = await staff.get(`${path}?${query}`)
    assert.deepEqual([status, Object.keys(body)], [400, [field]])
  }
})
