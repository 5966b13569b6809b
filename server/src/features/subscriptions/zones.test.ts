import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { openSubscribers } from '../../../test/subscribers.ts'
import { addDays, addMonths, dayNames, firstOpenDates, servedDates } from '../meals/index.ts'
import { kitchenToday } from './subscriptions.sql.ts'

/** The zones, and in each the days on which clocks are set in 2026. */
const zones: Record<string, string[]> = {
  'Asia/Dubai': [],
  'Asia/Kathmandu': [],
  'Pacific/Apia': [],
  'Europe/Berlin': ['2026-03-29', '2026-10-25'],
  'America/New_York': ['2026-03-08', '2026-11-01'],
  'Australia/Lord_Howe': ['2026-04-05', '2026-10-04'],
}
const everywhere = ['2026-01-31', '2026-03-31', '2026-12-31', '2027-01-01', '2028-02-29', '2028-03-01']

const scene = fc.constantFrom(...Object.keys(zones)).chain((zone) =>
  fc.record({
    zone: fc.constant(zone),
    day: fc.constantFrom(...everywhere, ...zones[zone]!, ...zones[zone]!.map((date) => addDays(date, 1))), // its own keys
    billing: fc.constantFrom('days', 'month'),
    selected_days: fc.subarray([...dayNames], { minLength: 1 }),
    cutoff: fc.constantFrom('00:30', '04:00', '10:00', '23:59'),
  }),
)
type Kitchen = Awaited<ReturnType<typeof openSubscribers>>

// Domain rules 1 to 4.
test('wherever a kitchen is and whatever its clocks do, its days, bills and cut-offs are those of its own wall', async () => {
  const open = async (time_zone: string): Promise<[string, Kitchen]> => {
    const kitchen = await openSubscribers({ time_zone })
    await kitchen.sql('update meal_packages set duration_days = 7')
    return [time_zone, kitchen]
  }
  const kitchens = new Map(await Promise.all(Object.keys(zones).map(open)))
  await fc.assert(
    fc.asyncProperty(scene, async ({ zone, day, selected_days, cutoff, ...wish }) => {
      const { sql, holdClock, active, bills, dates, recurring, tenant, lunch } = kitchens.get(zone)! // all were opened
      const monthBefore = addMonths(day, -1)
      const billing = addMonths(monthBefore, 1) === day ? wish.billing : 'days'
      const start_date = billing === 'month' ? monthBefore : addDays(day, -7)
      const end_date = addDays(day, 27)
      await sql('update subscriptions set archived_at = now()')
      await sql('update meal_packages set billing = $1', [billing])
      await sql('update meal_slots set cutoff_time = $1 where id = $2', [cutoff, lunch])
      await holdClock(`${start_date}T08:00`)
      const { id } = await active({ start_date, end_date, selected_days, payment_mode: 'cash' })
      const meals = servedDates({ start_date, end_date, selected_days }, start_date, end_date)
      assert.deepEqual(await dates(id), meals)

      const today = () => tenant.write(kitchenToday)
      const isBilled = async () => (await bills(id)).some(({ period_start }) => period_start === day)
      await holdClock(`${addDays(day, -1)}T23:59`)
      await recurring('bill-periods')
      assert.deepEqual([await today(), await isBilled()], [addDays(day, -1), false])
      await holdClock(`${day}T00:01`)
      await recurring('bill-periods')
      assert.deepEqual([await today(), await isBilled()], [day, true])

      const firstOpen = () => tenant.write(async (tx) => (await firstOpenDates(tx, [lunch])).get(lunch))
      const meal = meals.find((date) => date >= day)
      if (meal === undefined) return
      await holdClock(`${meal}T${minuteBefore(cutoff)}:59.999`)
      assert.equal(await firstOpen(), meal)
      await holdClock(`${meal}T${cutoff}`)
      assert.equal(await firstOpen(), addDays(meal, 1))
    }),
    { numRuns: Number(process.env.SEEDS ?? 16) },
  )
})

function minuteBefore(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const before = hour * 60 + minute - 1
  return [Math.floor(before / 60), before % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
