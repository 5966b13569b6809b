import { strict as assert } from 'node:assert'
import { before, test } from 'node:test'
import { growKitchen } from '../../../test/bulk.ts'
import { openKitchen } from '../../../test/harness.ts'
import { openProduction } from '../../../test/production.ts'
import { openSandbox, type Sandbox } from '../../../test/sandboxes.ts'
import { sharedServer } from '../../../test/shared-server.ts'
import { recordStatements, scanned } from '../../../test/statements.ts'

const rows = Number(process.env.LIST_ROWS ?? 20_000)

before(async () => (await sharedServer()).deps.jobs.start())

test('what followed today is found without reading the years before it', async () => {
  const kitchen = await openKitchen()
  await kitchen.holdClock('2026-03-09T08:00')
  const [eater, driver] = [await kitchen.customer({ wallet: '10.00' }), await kitchen.driver()]
  const sandbox = await openSandbox(kitchen)
  await growKitchen(sandbox, { customer: eater.customer, driver: driver.driver }, rows)
  // Moved by hand: the work of an hour for so many subscribers is not what is asked here.
  await sandbox.sql(
    `insert into clock_moves (from_at, to_at, finished_at) values (kitchen_now() - interval '1 hour', kitchen_now(), now())`,
  )
  const statements = await recordStatements(() => sandbox.followed())
  const asked = statements.filter(({ text }) => text.includes('sandbox_messages'))
  assert.equal(asked.length, 2, 'how many, and a page of them')
  const large = await sandbox.sql(
    `select relname from pg_class where relkind = 'r' and reltuples > ${rows / 2}`,
  )
  const names = new Set(large.map(({ relname }) => relname))
  assert.ok(names.has('moves') && names.has('invoices') && names.size >= 15, 'the kitchen was not filled')
  for (const statement of asked)
    assert.deepEqual(
      (await scanned(sandbox, statement)).filter((table) => names.has(table)),
      [],
    )
})

test('what follows has its time, however far the clock is sent at once', async () => {
  const kitchen = await openProduction({ time_zone: 'Asia/Kolkata' })
  const { sql, active, perMeal, subscriber, holdClock } = kitchen
  await sql(`update meal_slots set cutoff_time = '10:45' where code = 'lunch'`)
  const short = await subscriber({ wallet: '5.00' })
  const byTheMeal = { customer: short.customer, lunch_address: short.address, meal_package: await perMeal() }
  await active({ ...byTheMeal, selected_days: ['Monday', 'Tuesday', 'Wednesday'] })
  await active({ ...byTheMeal, time_slot: kitchen.dinner, selected_days: ['Tuesday', 'Wednesday'] })
  await sql(`update meal_packages set auto_renew = true, duration_days = 7, pricing = 'meal' where id = $1`, [
    kitchen.mealPackage,
  ])
  const { id } = await active({ end_date: '2026-03-15', selected_days: ['Monday', 'Tuesday', 'Wednesday'] })
  await sql(
    `update subscriptions set start_date = '2026-03-03', end_date = '2026-03-10', ends_on = '2026-03-10' where id = $1`,
    [id],
  )
  await sql(
    `insert into promo_grants (customer, amount, expires_on, explanation) values ($1, '3.00', '2026-03-09', 'Welcome')`,
    [kitchen.asha.customer],
  )
  await holdClock('2026-03-09T08:10')
  const [walks, jumps] = [await openSandbox(kitchen), await openSandbox(kitchen)]
  // Between full hours, shortly before and after something is due.
  const stops = ['09T17:40', '09T18:10', '10T04:40', '10T05:10', '10T10:40', '10T11:10', '10T12:10']
  for (const stop of stops) await walks.move({ to: `2026-03-${stop}` })
  await jumps.move({ to: '2026-03-10T12:10' })
  assert.deepEqual(await told(jumps), await told(walks))
})

/** When what followed since the copies were made. */
const told = async (sandbox: Sandbox): Promise<string[]> =>
  (await sandbox.followed('&from=2026-03-09T08:10:01')).map(({ at, text }) => `${at} ${text}`)
