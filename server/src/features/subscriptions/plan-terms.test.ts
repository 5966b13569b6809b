import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { admin, monday, openSubscribers, own } from '../../../test/subscribers.ts'
import { minorUnits } from '../../platform/money.ts'

const packages = '/api/v1/meal-packages/'

test('a package says what it promises; what does not go together is refused by field', async () => {
  const { person } = await openSubscribers()
  const manager = await person('manager')
  const wish = {
    name: 'Month',
    price: '310.00',
    billing: 'month',
    trial_days: 3,
    auto_renew: true,
    notice_days: 14,
  }
  const { status, body } = await manager.post(packages, { ...wish, renew_notice_days: 5 })
  assert.equal(status, 201)
  const { billing, trial_days, auto_renew, renew_notice_days, notice_days } = body
  assert.deepEqual(
    [billing, trial_days, auto_renew, renew_notice_days, notice_days],
    ['month', 3, true, 5, 14],
  )
  const path = `${packages}${body.id}/`
  for (const [change, field] of [
    [{ duration: 'weekly' }, 'billing'],
    [{ pricing: 'meal' }, 'billing'],
    [{ billing: 'days', duration_days: 0 }, 'auto_renew'],
    [{ billing: 'year' }, 'billing'],
    [{ trial_days: -1 }, 'trial_days'],
    [{ trial_days: 367 }, 'trial_days'],
    [{ renew_notice_days: 91 }, 'renew_notice_days'],
    [{ notice_days: 367 }, 'notice_days'],
  ] as const) {
    const refused = await manager.patch(path, change)
    assert.deepEqual([refused.status, Object.keys(refused.body)], [400, [field]], JSON.stringify(change))
  }
  assert.deepEqual((await manager.get(path)).body, body, 'nothing was written')
})

test('the days of a trial are free, its meals are cooked, and the first period is billed from the day after', async () => {
  const { active, sql, bills, holdClock, recurring, office } = await openSubscribers()
  await sql('update meal_packages set trial_days = 7')
  const { id, trial_until, total_cost, order_count, invoice_created } = await active({
    end_date: '2026-04-14',
  })
  assert.deepEqual(
    [trial_until, total_cost, order_count, invoice_created],
    ['2026-03-15', '450.00', 16, true],
  )
  assert.deepEqual(
    await sql('select distinct total from orders where subscription = $1 and delivery_date <= $2', [
      id,
      trial_until,
    ]),
    [{ total: '0.00' }],
  )
  const sum = 'select sum(total) as sum from orders where subscription = $1'
  assert.deepEqual(await sql(sum, [id]), [{ sum: '450.00' }])
  const first = {
    period_start: '2026-03-16',
    period_end: '2026-04-14',
    due_date: '2026-03-23',
    total: '450.00',
  }
  assert.deepEqual(await bills(id), [{ ...first, status: 'pending' }])
  await holdClock('2026-03-16T08:00')
  await recurring('bill-periods')
  assert.equal((await bills(id)).length, 1)
  assert.equal((await office.get(`${admin}${id}/`)).body.trial_until, '2026-03-15')
})

test('a package that is renewed after a trial is billed from the trial on, and nothing falls due in the trial', async () => {
  const { active, sql, bills, holdClock, recurring } = await openSubscribers()
  await sql('update meal_packages set trial_days = 3, auto_renew = true')
  const { id } = await active({ end_date: '2026-04-10', payment_mode: 'cash' })
  await holdClock('2026-04-10T10:00')
  await recurring('renew-subscriptions')
  await holdClock('2026-04-11T00:01')
  await recurring('bill-periods')
  const starts = (await bills(id)).map(({ period_start, period_end, total }) => [
    period_start,
    period_end,
    total,
  ])
  assert.deepEqual(starts, [
    ['2026-03-12', '2026-04-10', '450.00'],
    ['2026-04-11', '2026-05-10', '450.00'],
  ])
})

test('a customer tries a package once, however they ask', async () => {
  const { made, active, act, office, asha, subscriber, sql, wish, mealPackage } = await openSubscribers()
  await sql('update meal_packages set trial_days = 7')
  const [{ id: other }] = await sql(
    `insert into meal_packages (name, price, duration_days, trial_days) values ('Any', 70.00, 7, 2) returning id`,
  )
  const trial = ({ trial_until }: { trial_until: string | null }) => trial_until
  const waiting = await made()
  assert.equal(trial(waiting), '2026-03-15')
  assert.equal(trial(await made()), null, 'one that waits has it already')
  await act(waiting.id, 'cancel')
  const second = await made()
  assert.equal(trial(second), '2026-03-15', 'what never ran was no trial')

  const path = `${admin}${second.id}/`
  const later = { start_date: '2026-03-16', end_date: '2026-04-20' }
  assert.equal(trial((await office.patch(path, later)).body), '2026-03-22', 'it moves with the start')
  assert.equal(
    trial((await office.patch(path, { meal_package: other })).body),
    '2026-03-17',
    'that of the other',
  )
  assert.equal(
    trial((await office.patch(path, { meal_package: mealPackage })).body),
    '2026-03-22',
    'and back',
  )
  await act(second.id, 'activate')
  const grown = await office.patch(path, { end_date: '2026-04-27' })
  assert.equal(trial(grown.body), '2026-03-22', 'what runs has had its days')
  await act(second.id, 'cancel')
  assert.equal((await office.delete(path)).status, 204)
  await sql('update subscriptions set archived_at = now()')

  assert.equal(trial(await made()), null, 'cancelled and taken off the lists')
  const asked = await asha.post(own, { ...wish(), customer: undefined })
  assert.deepEqual([asked.status, asked.body.trial_until], [201, null], 'asked by themselves')
  const elsewhere = await office.post(admin, wish({ meal_package: other }))
  assert.equal(trial(elsewhere.body), '2026-03-10', 'another package is another trial')
  const swapped = await office.patch(`${admin}${elsewhere.body.id}/`, { meal_package: mealPackage })
  assert.equal(trial(swapped.body), null, 'come to by a change')

  const [ben, loyal] = [await subscriber({ name: 'Ben' }), await subscriber({ name: 'Loyal' })]
  const of = (person: typeof ben) => ({ customer: person.customer, lunch_address: person.address })
  assert.equal(trial(await made(of(ben))), '2026-03-15', 'everybody has their own')
  await sql('update meal_packages set trial_days = 0')
  const { id } = await active(of(loyal))
  await act(id, 'cancel')
  await sql('update meal_packages set trial_days = 7')
  assert.equal(trial(await made(of(loyal))), null, 'who had it before is not new to it')
})

test('of two who ask at once for the same trial one gets it', async () => {
  const { office, wish, sql } = await openSubscribers()
  await sql('update meal_packages set trial_days = 7')
  const answers = await Promise.all([1, 2, 3].map(() => office.post(admin, wish())))
  assert.deepEqual(answers.map(({ body }) => body.trial_until).sort(), ['2026-03-15', null, null])
})

// Domain rule 4.
test('billed by the month, a subscription of the 31st is billed on the last of the shorter months and on the 31st again', async () => {
  const { active, sql, bills, holdClock, recurring } = await openSubscribers()
  await sql(`update meal_packages set billing = 'month'`)
  await holdClock('2027-12-31T08:00')
  const { id } = await active({ start_date: '2027-12-31', end_date: '2028-05-30' })
  for (const day of [
    '2028-01-30',
    '2028-01-31',
    '2028-02-28',
    '2028-02-29',
    '2028-03-30',
    '2028-03-31',
    '2028-04-30',
  ]) {
    await holdClock(`${day}T00:01`)
    await recurring('bill-periods')
    // Paid at once or late: neither moves a period.
    await sql(
      `update invoices set status = 'paid', paid_amount = total, paid_at = kitchen_now() where period_start <> '2028-02-29'`,
    )
  }
  assert.deepEqual(
    (await bills(id)).map(({ period_start, total }) => `${period_start} ${total}`),
    ['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30'].map((day) => `${day} 450.00`),
  )
})

test('a term that grew and is cut short again is not billed for days behind its end', async () => {
  const { active, act, office, bills, sql } = await openSubscribers()
  const { id } = await active({ end_date: '2026-03-23', payment_mode: 'cash' })
  for (const end_date of ['2026-04-07', '2026-03-20'])
    assert.equal((await office.patch(`${admin}${id}/`, { end_date })).status, 200)
  await act(id, 'pause')
  assert.equal((await act(id, 'activate')).body.invoice_created, false)
  assert.deepEqual(
    (await bills(id)).map(({ period_end, total }) => [period_end, total]),
    [['2026-03-23', '225.00']],
  )
  const [credited] = await sql('select credited_amount from invoices')
  const [meals] = await sql(`select sum(total) from orders where status <> 'cancelled'`)
  assert.equal(minorUnits(credited.credited_amount) + minorUnits(meals.sum), 22500n)
})

test('a term that grows within its period is billed for what it grew by, once', async () => {
  const { active, office, bills, holdClock, recurring } = await openSubscribers()
  const { id } = await active({ end_date: '2026-03-23', payment_mode: 'cash' })
  assert.equal((await office.patch(`${admin}${id}/`, { end_date: '2026-04-07' })).status, 200)
  await holdClock('2026-03-24T00:05')
  await Promise.all([recurring('bill-periods'), recurring('bill-periods')])
  const billed = async () =>
    (await bills(id)).map(({ period_start, period_end, total }) => [period_start, period_end, total])
  assert.deepEqual(await billed(), [
    [monday, '2026-03-23', '225.00'],
    ['2026-03-24', '2026-04-07', '225.00'],
  ])
  await office.patch(`${admin}${id}/`, { end_date: '2026-04-30' })
  await holdClock('2026-03-26T00:05')
  await recurring('bill-periods')
  assert.equal((await billed()).length, 2, 'until 7 April all is billed')
  await holdClock('2026-04-08T00:05')
  await recurring('bill-periods')
  assert.deepEqual((await billed())[2]?.slice(0, 2), ['2026-04-08', '2026-04-30'])
})

test('what is priced by the meal is not invoiced as well', async () => {
  const { active, sql, bills } = await openSubscribers()
  await sql(`update meal_packages set pricing = 'meal', price = 20.00`)
  const { id, invoice_created } = await active({ payment_mode: 'cash' })
  assert.deepEqual([invoice_created, await bills(id)], [false, []])
})
