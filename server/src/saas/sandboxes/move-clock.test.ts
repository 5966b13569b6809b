import { strict as assert } from 'node:assert'
import { before, test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { advance, clock, openSandbox, timeline, type Sandbox } from '../../../test/sandboxes.ts'
import { sharedServer } from '../../../test/shared-server.ts'
import { openSubscribers } from '../../../test/subscribers.ts'

const everyDay = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const cutoffPassed = /, order: pending to confirmed: The cut-off has passed$/

before(async () => (await sharedServer()).deps.jobs.start())

/** A sandbox of a kitchen where somebody eats every day, at a Monday's eight in the morning. */
async function openWeeks(time_zone: string, cutoff: string | null, monday: string, until: string) {
  const kitchen = await openSubscribers({ time_zone })
  await kitchen.holdClock(`${monday}T08:00`)
  const slot = await kitchen.slotOf('Meal', cutoff)
  await kitchen.sql('update meal_packages set duration_days = 7')
  const wish = { time_slot: slot, start_date: monday, end_date: until, selected_days: everyDay }
  const subscription = await kitchen.active(wish)
  return { kitchen, subscription, sandbox: await openSandbox(kitchen) }
}

const confirmed = async (sandbox: Sandbox, query = '') =>
  (await sandbox.followed(query)).filter(({ text }) => cutoffPassed.test(text)).map(({ at }) => at)

const days = (first: string, last: string): string[] => {
  const found: string[] = []
  for (let day = new Date(first); day <= new Date(last); day.setUTCDate(day.getUTCDate() + 1))
    found.push(day.toISOString().slice(0, 10))
  return found
}

test("meals are confirmed at ten on the kitchen's wall on every day of two weeks in which Berlin's clocks change", async () => {
  const { kitchen, sandbox } = await openWeeks('Europe/Berlin', '10:00', '2026-03-23', '2026-04-05')
  const arrived = await sandbox.move({ days: 14 })
  assert.deepEqual([arrived.now, arrived.time_zone], ['2026-04-06T08:00:00+02:00', 'Europe/Berlin'])
  assert.deepEqual(
    await confirmed(sandbox),
    days('2026-03-23', '2026-04-05').map((day) => `${day}T10:00:00+0${day < '2026-03-29' ? 1 : 2}:00`),
  )
  assert.equal((await kitchen.sql(`select 1 from orders where status <> 'pending'`)).length, 0)
})

test('a cut-off in the hour that New York skips is kept at the later reading, and one at midnight is not missed', async () => {
  for (const [cutoff, time, changed] of [
    ['02:30', '02:30', '03:30'],
    [null, '00:00', '00:00'],
  ] as const) {
    const { sandbox } = await openWeeks('America/New_York', cutoff, '2026-03-02', '2026-03-10')
    await sandbox.move({ to: '2026-03-11T00:00' })
    const wanted = days('2026-03-03', '2026-03-10').map((day) => {
      const isSummer = cutoff === null ? day > '2026-03-08' : day >= '2026-03-08'
      return `${day}T${day === '2026-03-08' ? changed : time}:00-0${isSummer ? 4 : 5}:00`
    })
    // The first day's was over before the sandbox was made.
    assert.deepEqual((await confirmed(sandbox)).slice(1), wanted, String(cutoff))
  }
})

test('what follows is told: the next bill on its day, and the end of a subscription at its midnight', async () => {
  const { sandbox, subscription } = await openWeeks('Asia/Dubai', '10:00', '2026-03-09', '2026-03-22')
  await sandbox.move({ days: 8 })
  const bills = (await sandbox.followed('&from=2026-03-09T08:01')).filter(({ kind }) => kind === 'invoice')
  assert.deepEqual(
    bills.map(({ at, amount }) => [at, amount]),
    [['2026-03-16T00:00:00+04:00', '450.00']],
  )
  const status = async () =>
    (await sandbox.sql('select status from subscriptions where id = $1', [subscription.id]))[0].status
  await sandbox.move({ to: '2026-03-22T23:59:59' })
  assert.equal(await status(), 'active')
  await sandbox.move({ to: '2026-03-23T00:00:00+04:00' })
  assert.equal(await status(), 'expired')
})

test('the timeline tells what moved in wallets and why, between any two instants and in pages', async () => {
  const kitchen = await openKitchen()
  await kitchen.holdClock('2026-03-01T09:00')
  const { customer } = await kitchen.customer({ wallet: '10.00' })
  const { office, move, followed } = await openSandbox(kitchen)
  await move({ hours: 5 })
  const credit = { amount: '25.00', reason: 'Ramadan gift' }
  const paid = await office.post(`/api/v1/customers/${customer}/wallet/credit/`, credit, {
    'idempotency-key': 'gift',
  })
  assert.equal(paid.status, 201)
  const [told, ...others] = await followed('&from=2026-03-01T10:00')
  const { id, ...rest } = told
  assert.ok(id && rest.text.includes('Ramadan gift') && others.length === 0)
  assert.deepEqual(
    [rest.at, rest.kind, rest.customer, rest.amount],
    ['2026-03-01T14:00:00+04:00', 'wallet', customer, '25.00'],
  )
  const first = (await office.get(`${timeline}?from=2026-03-01T00:00&page_size=1`)).body
  assert.deepEqual([first.count, first.results.length, first.results[0].amount], [2, 1, '10.00'])
  assert.match(first.next, /from=2026-03-01T00%3A00&page_size=1&page=2$/)
  assert.deepEqual(await followed('&from=2026-03-01T00:00&to=2026-03-01T13:59'), first.results)
})

test('a clock moves forward only, to one place at a time, and not for more than 400 days', async () => {
  const { sandbox, kitchen } = await openWeeks('Asia/Dubai', '10:00', '2026-03-09', '2026-03-22')
  const now = '2026-03-09T08:00:00+04:00'
  assert.equal((await sandbox.office.get(clock)).body.now, now)
  for (const [wish, field] of [
    [{ to: '2026-03-09T07:59' }, 'to'],
    [{ to: now }, 'to'],
    [{ to: '2027-04-14T08:00' }, 'to'],
    [{ hours: 9_600, days: 1 }, 'days'],
    [{}, 'to'],
    [{ days: 0 }, 'days'],
    [{ to: '2026-02-30T10:00' }, 'to'],
  ] as const) {
    const { status, body } = await sandbox.office.post(advance, wish)
    assert.deepEqual([status, Object.keys(body)], [400, [field]], JSON.stringify(body))
  }
  const answers = await Promise.all([1, 2, 3].map((days) => sandbox.office.post(advance, { days })))
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409, 409])
  assert.equal(answers.find(({ status }) => status === 409)?.body.code, 'clock_moving')
  const moves = await sandbox.sql('select from_at, to_at from clock_moves')
  const arrived = (await sandbox.office.get(clock)).body
  assert.deepEqual(
    [moves.length, Date.parse(arrived.now), arrived.moved_from],
    [1, Date.parse(moves[0].to_at), now],
  )
  await sandbox.move({ days: 1 })
  const most = await sandbox.office.post(advance, { days: 400 })
  assert.equal(most.status, 400)
  assert.equal((await kitchen.sql('select kitchen_now() as now'))[0].now, '2026-03-09T04:00:00+00:00')
})

test("a real kitchen's clock is nobody's to move, and a sandbox's only its administrator's", async () => {
  const kitchen = await openKitchen()
  const admin = await kitchen.person('admin')
  for (const answer of [
    await admin.get(clock),
    await admin.get(timeline),
    await admin.post(advance, { days: 1 }),
  ])
    assert.equal(answer.status, 404)
  const sandbox = await openSandbox(kitchen, admin)
  for (const role of ['manager', 'staff', 'kitchen_staff', 'driver', 'customer'] as const)
    assert.equal((await (await sandbox.person(role)).post(advance, { days: 1 })).status, 403)
  await assert.rejects(
    sandbox.tenant.write((tx) => tx.updateTable('clock').set({ held_at: '2030-01-01' }).execute()),
    { code: '42501' },
  )
  // Not even by way of the queue.
  await kitchen.sql(`insert into clock_moves (to_at) values (now() + interval '1 day')`)
  await kitchen.holdClock('2026-03-01T09:00')
  await kitchen.server.deps.moveSandboxClock({ tenant: kitchen.tenant.id })
  await sandbox.move({ hours: 1 })
  assert.equal((await kitchen.sql('select kitchen_now() as now'))[0].now, '2026-03-01T05:00:00+00:00')
})
