import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { monday, openSubscribers } from '../../../test/subscribers.ts'

// Domain rule 3.
test('in a kitchen that cooks into the night, tonight is still today: on its wall, at its cut-offs and in its books', async () => {
  const { person, office, sql, lunch, active, dates, holdClock, recurring, asha } = await openSubscribers()
  const admin = await person('admin')
  const set = (day_starts_at: string) => admin.patch('/api/v1/settings/', { day_starts_at })
  assert.equal((await set('04:00')).body.day_starts_at, '04:00:00')
  await sql(`update meal_slots set cutoff_time = '01:00' where id = $1`, [lunch])
  const { id } = await active({ start_date: monday })
  const today = async () => (await office.get('/api/v1/settings/')).body.today
  const skip = () => asha.post(`/api/v1/customer/subscriptions/${id}/skip/`, { date: monday, preview: true })

  await holdClock('2026-03-10T00:59')
  assert.equal(await today(), monday)
  assert.equal((await skip()).status, 200, 'one hour after midnight Monday closes')
  await holdClock('2026-03-10T01:00')
  assert.deepEqual([(await skip()).body.code, await today()], ['cutoff_passed', monday])
  await recurring('lock-slots')
  assert.deepEqual(await dates(id, 'confirmed'), [monday])
  assert.equal((await office.get(`/api/v1/production/?date=${monday}&slot=${lunch}`)).body.version, 1)

  await holdClock('2026-03-10T03:59')
  await admin.post(
    `/api/v1/customers/${asha.customer}/wallet/credit/`,
    { amount: '5.00', reason: 'Paid at the door' },
    { 'idempotency-key': 'night' },
  )
  const booked = async (date: string) =>
    JSON.stringify((await admin.get(`/api/v1/books/day-book/?date=${date}`)).body).includes(
      'Paid at the door',
    )
  assert.deepEqual([await booked(monday), await booked('2026-03-10')], [true, false])
  await holdClock('2026-03-10T04:00')
  assert.equal(await today(), '2026-03-10')
})

test('the day begins at an hour before noon, set by the administrator', async () => {
  const { person } = await openKitchen()
  const [admin, manager] = [await person('admin'), await person('manager')]
  for (const day_starts_at of ['12:00', '24:00', '4', '', null, 4])
    assert.deepEqual(
      Object.keys((await admin.patch('/api/v1/settings/', { day_starts_at })).body),
      ['day_starts_at'],
      JSON.stringify(day_starts_at),
    )
  assert.equal((await manager.patch('/api/v1/settings/', { day_starts_at: '03:00' })).status, 403)
  assert.equal((await manager.get('/api/v1/settings/')).body.day_starts_at, '00:00:00')
})

for (const [time_zone, nights] of [
  ['Europe/Berlin', ['2026-03-28T20:00Z', '2026-10-24T20:00Z']],
  ['America/New_York', ['2026-03-08T02:00Z', '2026-11-01T02:00Z']],
  ['Australia/Lord_Howe', ['2026-04-04T10:00Z', '2026-10-03T10:00Z']],
  ['Asia/Kathmandu', ['2026-03-28T15:00Z']],
] as const)
  test(`in ${time_zone} no date comes twice and none is left out, whatever the hour of the day's start and of the clock change`, async () => {
    const { server, tenant } = await openKitchen({ time_zone, currency: 'EUR' })
    await server.deps.owner.with(tenant.database, async (client) => {
      await client.query(`set timezone to '${time_zone}'`)
      for (const starts of ['00:00', '01:30', '02:00', '02:30', '03:00', '11:59']) {
        await client.query('update settings set day_starts_at = $1', [starts])
        for (const night of nights) {
          const seen: string[] = []
          for (let minutes = 0; minutes < 20 * 60; minutes += 10) {
            await client.query('update clock set held_at = $1::timestamptz + make_interval(mins => $2)', [
              night,
              minutes,
            ])
            const { rows } = await client.query<{ today: string; is_within: boolean }>(
              `select kitchen_today() as today,
                day_begins(kitchen_today()) <= kitchen_now() and kitchen_now() < day_begins(kitchen_today() + 1) as is_within`,
            )
            const [now] = rows
            assert.ok(now?.is_within, `${starts} ${night} ${minutes}`)
            if (now.today !== seen.at(-1)) seen.push(now.today)
          }
          assert.equal(seen.length, 2)
          assert.deepEqual(seen, seen.toSorted())
        }
      }
    })
  })
