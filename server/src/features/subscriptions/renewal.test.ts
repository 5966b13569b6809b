import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { schedules } from '../../schedules.ts'
import { runSchedule } from '../../platform/jobs/schedule.ts'
import { startServer } from '../../../test/server.ts'
import { admin, openSubscribers, own } from '../../../test/subscribers.ts'

/** A kitchen whose package renews itself; lunch closes at ten on its day, so the next period is made a day before. */
async function openRenewing() {
  const kitchen = await openSubscribers()
  await kitchen.sql('update meal_packages set auto_renew = true, renew_notice_days = 5')
  const { office, asha, holdClock, recurring } = kitchen
  const detail = async (id: number) => (await office.get(`${admin}${id}/`)).body
  const at = async (time: string, ...works: string[]) => {
    await holdClock(time)
    for (const work of works) await recurring(work)
  }
  const heard = async () =>
    (await asha.get('/api/v1/customer/notifications/')).body.results
      .map(({ message }: { message: string }) => message)
      .filter((message: string) => /renews|ends on|goes on/.test(message))
  const works = ['remind-of-ends', 'renew-subscriptions', 'bill-periods', 'expire-subscriptions']
  return { ...kitchen, detail, at, heard, works }
}

test('a subscription that renews itself says so in time, goes on for a period, and is billed when that begins', async () => {
  const { active, at, detail, heard, bills, dates, works } = await openRenewing()
  const { id } = await active({ payment_mode: 'cash' })
  await at('2026-03-31T23:59', ...works)
  assert.deepEqual(await heard(), [])
  await at('2026-04-02T00:01', ...works)
  await at('2026-04-02T00:06', ...works)
  const told =
    'Your subscription renews itself on 2026-04-07 and then goes on until 2026-05-07. You can switch that off before.'
  assert.deepEqual(await heard(), [told])
  await at('2026-04-07T09:59', ...works)
  assert.equal((await detail(id)).end_date, '2026-04-07')
  await at('2026-04-07T10:00', ...works)
  await at('2026-04-07T10:05', ...works)
  const after = await detail(id)
  assert.deepEqual([after.end_date, after.total_cost, after.status], ['2026-05-07', '900.00', 'active'])
  assert.deepEqual(await heard(), ['Your subscription goes on until 2026-05-07.', told])
  assert.equal((await dates(id)).at(-1), '2026-05-06')
  assert.equal((await bills(id)).length, 1, 'the next period has not begun')
  await at('2026-04-08T00:00', ...works)
  const [, next] = await bills(id)
  assert.deepEqual([next.period_start, next.period_end, next.total], ['2026-04-08', '2026-05-07', '450.00'])
  await at('2026-05-07T10:00', ...works)
  assert.equal((await detail(id)).end_date, '2026-06-06')
})

test('however many nodes see an end come, it is renewed and told once', async () => {
  const { active, tenant, server, holdClock, detail, heard } = await openRenewing()
  const { id } = await active()
  const other = await startServer({
    controlDatabase: server.controlDatabase,
    secretKey: server.deps.config.secretKey,
  })
  try {
    const both = (name: string) => {
      const schedule = schedules.find((one) => one.name === name)
      assert.ok(schedule)
      return Promise.all(
        [server, other, server, other].map(({ deps }) => runSchedule(schedule, [tenant.id], deps)),
      )
    }
    await holdClock('2026-04-03T08:00')
    await both('remind-of-ends')
    assert.equal((await heard()).length, 1)
    await holdClock('2026-04-07T12:00')
    await both('renew-subscriptions')
    assert.equal((await detail(id)).end_date, '2026-05-07')
    assert.equal((await heard()).length, 2)
  } finally {
    await other.close()
  }
})

test('its customer switches it off and on while it runs; then it ends, and that is told too', async () => {
  const { active, asha, at, detail, heard, works, subscriber } = await openRenewing()
  const { id } = await active()
  const path = `${own}${id}/`
  const off = await asha.patch(path, { auto_renew: false })
  assert.deepEqual([off.status, off.body.auto_renew], [200, false])
  assert.equal((await asha.patch(path, { auto_renew: true })).body.auto_renew, true)
  await asha.patch(path, { auto_renew: false })
  const other = await subscriber()
  assert.equal((await other.patch(path, { auto_renew: true })).status, 404)
  assert.equal((await asha.patch(path, { auto_renew: false, selected_days: ['Monday'] })).status, 400)
  await at('2026-04-02T08:00', ...works)
  assert.deepEqual(await heard(), ['Your subscription ends on 2026-04-07.'])
  await at('2026-04-07T12:00', ...works)
  await at('2026-04-08T00:01', ...works)
  assert.deepEqual([(await detail(id)).status, (await detail(id)).end_date], ['expired', '2026-04-07'])
  assert.equal((await asha.patch(path, { auto_renew: true })).status, 400)
})

test('what is paused or cancelled when its end comes is not renewed; single menus have nothing to be renewed by', async () => {
  const { active, act, at, detail, works, asha, wish, office, menu } = await openRenewing()
  const [paused, cancelled] = [await active(), await active()]
  await act(paused.id, 'pause')
  await act(cancelled.id, 'cancel')
  await at('2026-04-07T12:00', ...works)
  await at('2026-04-08T00:05', ...works)
  for (const { id } of [paused, cancelled]) assert.equal((await detail(id)).end_date, '2026-04-07')
  const term = { start_date: '2026-04-09', end_date: '2026-05-08' }
  const menus = { ...wish(term), customer: undefined, meal_package: null, menu_ids: [menu], auto_renew: true }
  const refused = await asha.post(own, menus)
  assert.deepEqual([refused.status, Object.keys(refused.body)], [400, ['auto_renew']])
  const against = await office.post(admin, wish({ ...term, auto_renew: false }))
  assert.deepEqual([against.status, against.body.auto_renew], [201, false], 'the package would')
})

test('a server that was down for a day renews what it missed; for longer it is over', async () => {
  const { active, at, detail, works } = await openRenewing()
  const { id } = await active()
  await at('2026-04-09T08:00', 'expire-subscriptions', ...works)
  assert.deepEqual([(await detail(id)).end_date, (await detail(id)).status], ['2026-05-07', 'active'])
  await at('2026-05-12T08:00', ...works)
  assert.deepEqual([(await detail(id)).end_date, (await detail(id)).status], ['2026-05-07', 'expired'])
})

test('a term that ended within a period is made whole, and billed for the rest of it', async () => {
  const { active, at, detail, bills, works } = await openRenewing()
  const { id } = await active({ end_date: '2026-03-23' })
  await at('2026-03-23T12:00', ...works)
  assert.equal((await detail(id)).end_date, '2026-04-07')
  await at('2026-03-24T00:01', ...works)
  assert.deepEqual(
    (await bills(id)).map(({ total }) => total),
    ['225.00', '225.00'],
  )
})

// Domain rule 21: running subscriptions are served to their paid end.
test("where the kitchen's plan allows no more meals a subscription is served to its end, and its customer is told", async () => {
  const { active, at, detail, works, heard, onPlan, dates, sql } = await openRenewing()
  const { id } = await active()
  await sql(`update orders set created_at = '2026-04-01T00:00:00Z'`)
  await onPlan({ max_orders_per_month: 15 })
  await at('2026-04-07T12:00', ...works)
  const { end_date, auto_renew, status } = await detail(id)
  assert.deepEqual([end_date, auto_renew, status], ['2026-04-07', false, 'active'])
  assert.equal((await dates(id)).length, 13)
  assert.equal((await heard())[0], 'Your subscription ends on 2026-04-07: the kitchen cannot renew it now.')
})
