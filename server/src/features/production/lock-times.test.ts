import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openProduction } from '../../../test/production.ts'

/** Slots lock at 02:30 of the day itself. In the skipped hour that is the later reading, in the repeated one as well. */
const walls: [zone: string, currency: string, date: string, locked: string][] = [
  ['Europe/Berlin', 'EUR', '2026-03-29', '2026-03-29T03:30:00+02:00'],
  ['Europe/Berlin', 'EUR', '2026-10-25', '2026-10-25T02:30:00+01:00'],
  ['Australia/Lord_Howe', 'AUD', '2026-10-04', '2026-10-04T02:30:00+11:00'],
  ['Asia/Kathmandu', 'NPR', '2026-03-09', '2026-03-09T02:30:00+05:45'],
]
const everyDay = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

for (const [time_zone, currency, date, locked] of walls)
  test(`in ${time_zone} the slot of ${date} locks at 02:30 on the wall, exactly then and not before`, async () => {
    const { sql, wish, office, lock, plan, holdClock, tenant } = await openProduction({ time_zone, currency })
    await holdClock(`${date}T00:10`)
    await sql(`update meal_slots set cutoff_time = '02:30'`)
    const { body } = await office.post(
      '/api/v1/subscriptions-admin/',
      wish({ start_date: date, end_date: '2026-12-31', selected_days: everyDay }),
    )
    assert.equal((await office.post(`/api/v1/subscriptions-admin/${body.id}/activate/`)).status, 200)
    const hold = (at: string) => sql('update clock set held_at = $1', [at])
    await hold(new Date(Date.parse(locked) - 1000).toISOString())
    await lock()
    assert.deepEqual([(await plan(date)).version, (await plan(date)).is_locked], [0, false])
    await hold(locked)
    await lock()
    const { version, meals, is_locked } = await plan(date)
    assert.deepEqual([version, meals.length, is_locked], [1, 1, true], tenant.time_zone)
  })
