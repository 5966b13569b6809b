import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { minorUnits } from '../../platform/money.ts'
import { admin, openSubscribers, own } from '../../../test/subscribers.ts'

async function openNotice(notice_days = 0) {
  const kitchen = await openSubscribers()
  const { sql, asha, office, active } = kitchen
  await sql('update meal_packages set notice_days = $1', [notice_days])
  const balance = async () =>
    minorUnits((await sql('select balance from wallets where customer = $1', [asha.customer]))[0].balance)
  const cancel = (id: number, body: object = {}) => asha.post(`${own}${id}/cancel/`, body)
  const detail = async (id: number) => (await office.get(`${admin}${id}/`)).body
  return {
    ...kitchen,
    balance,
    cancel,
    detail,
    paid: (more = {}) => active({ payment_mode: 'cash', ...more }),
  }
}

test('who was credited something before, as a gesture, can cancel all the same, and gets what is left', async () => {
  const { active, asha, person, sql, office } = await openSubscribers()
  const { id } = await active({ payment_mode: 'cash', start_date: '2026-03-16', end_date: '2026-04-14' })
  const [item] = await sql('select id, invoice from invoice_items')
  const manager = await person('manager')
  const gesture = { lines: [{ item: item.id, amount: '10.00' }], reason: 'The rider was late' }
  const path = `/api/v1/invoices/${item.invoice}/credit_notes/`
  assert.equal((await manager.post(path, gesture, { 'idempotency-key': 'late' })).status, 201)
  const { status, body } = await asha.post(`${own}${id}/cancel/`, {})
  assert.deepEqual([status, body.credit], [200, '440.00'], JSON.stringify(body))
  assert.equal((await office.get(`/api/v1/invoices/${item.invoice}/`)).body.status, 'refunded')
})

test('a customer cancels: it ends with the next cut-off that is open, later meals are credited, twice is as once', async () => {
  const { paid, cancel, balance, detail, dates, holdClock, sql, recurring } = await openNotice()
  const { id } = await paid()
  await holdClock('2026-03-18T09:59')
  const before = await balance()
  const preview = await cancel(id, { preview: true })
  assert.equal(await balance(), before)
  const { status, body } = await cancel(id)
  assert.deepEqual([status, { ...body, preview: true }], [200, preview.body])
  assert.deepEqual([body.end_date, body.status, body.subscription], ['2026-03-17', 'active', id])
  assert.match(body.credits[0].explanation, /311\.54 AED taken back of invoice INV-\S+ for 9 meals/)
  assert.equal(await balance(), before + 31154n)
  assert.deepEqual(await dates(id), ['2026-03-09', '2026-03-11', '2026-03-13', '2026-03-16'])
  await holdClock('2026-03-20T08:00')
  assert.deepEqual((await cancel(id)).body, body)
  await recurring('expire-subscriptions')
  const over = await cancel(id)
  assert.deepEqual([over.status, over.body], [200, { ...body, status: 'expired' }])
  assert.equal(await balance(), before + 31154n)
  assert.equal((await sql('select id from credit_notes')).length, 1)
  assert.equal((await detail(id)).status, 'expired')
})

test('cancelled twenty times at once it is credited once', async () => {
  const { paid, cancel, balance } = await openNotice()
  const { id } = await paid()
  const before = await balance()
  const answers = await Promise.all(Array.from({ length: 20 }, () => cancel(id)))
  for (const { status, body } of answers) assert.deepEqual([status, body], [200, answers[0]!.body]) // of twenty
  assert.equal((await balance()) - before, minorUnits(answers[0]!.body.credit))
})

test('notice is kept: its meals come, the period that begins in it is billed for its days only', async () => {
  const { paid, cancel, bills, holdClock, recurring, dates, sql } = await openNotice(35)
  const { id } = await paid({ end_date: '2026-07-06' })
  await holdClock('2026-03-16T08:00')
  const { body } = await cancel(id)
  assert.deepEqual([body.end_date, body.credit, body.credits], ['2026-04-19', '0.00', []])
  await holdClock('2026-04-08T08:00')
  await recurring('bill-periods')
  const [, rest] = await bills(id)
  assert.deepEqual([rest.period_start, rest.period_end, rest.total], ['2026-04-08', '2026-04-19', '180.00'])
  assert.equal((await dates(id)).at(-1), '2026-04-17')
  assert.deepEqual(
    await sql('select sum(total) as sum from orders where subscription = $1 and status <> $2', [
      id,
      'cancelled',
    ]),
    [{ sum: '630.00' }],
  )
})

test('notice that is longer than what is left changes nothing but that it is not renewed', async () => {
  const { paid, cancel, detail, holdClock, recurring, sql } = await openNotice(60)
  await sql('update meal_packages set auto_renew = true')
  const { id } = await paid()
  const { body } = await cancel(id)
  assert.deepEqual([body.end_date, body.credits], ['2026-04-07', []])
  assert.deepEqual((await cancel(id)).body, body)
  await holdClock('2026-04-07T12:00')
  await recurring('renew-subscriptions')
  assert.deepEqual([(await detail(id)).end_date, (await detail(id)).auto_renew], ['2026-04-07', false])
})

test('the office cancels at once, or with notice when it says so; others’ subscriptions are unknown', async () => {
  const { paid, office, detail, holdClock, subscriber, cancel, asha, person } = await openNotice(7)
  const [{ id }, other] = [await paid(), await paid()]
  await holdClock('2026-03-12T11:00')
  const preview = await office.post(`${admin}${id}/cancel/`, { notice: true, preview: true })
  assert.equal((await detail(id)).end_date, '2026-04-07')
  const noticed = await office.post(`${admin}${id}/cancel/`, { notice: true })
  assert.deepEqual(noticed.body, preview.body)
  assert.deepEqual([noticed.body.status, noticed.body.end_date], ['active', '2026-03-18'])
  assert.equal(noticed.body.ending.end_date, '2026-03-18')
  const changed = await office.patch(`${admin}${id}/`, { end_date: '2026-05-01' })
  assert.deepEqual([changed.status, Object.keys(changed.body)], [400, ['error']], 'its end stands')
  assert.equal((await asha.patch(`${own}${id}/`, { auto_renew: true })).status, 400)

  const at_once = await office.post(`${admin}${other.id}/cancel/`)
  assert.deepEqual([at_once.body.status, at_once.body.ending], ['cancelled', undefined])
  assert.equal((await office.post(`${admin}${other.id}/cancel/`)).status, 400)
  assert.equal((await (await subscriber()).post(`${own}${id}/cancel/`, {})).status, 404)
  assert.equal((await cancel(999)).status, 404)
  assert.equal((await (await person('kitchen_staff')).post(`${admin}${id}/cancel/`)).status, 403)
})

test('one that waits or has not begun is cancelled as a whole', async () => {
  const { made, paid, cancel, balance } = await openNotice()
  const waiting = await made()
  const { body } = await cancel(waiting.id)
  assert.deepEqual([body.status, body.credits], ['cancelled', []])
  assert.deepEqual((await cancel(waiting.id)).body, body)
  const later = await paid({ start_date: '2026-03-16', end_date: '2026-04-14' })
  const before = await balance()
  assert.deepEqual([(await cancel(later.id)).body.status, (await balance()) - before], ['cancelled', 45000n])
})

test('the office gives a meal away: it is cooked, costs nothing, and its customer reads why', async () => {
  const { paid, office, asha, sql, holdClock, dates, person } = await openNotice()
  const { id } = await paid()
  const give = (body: object) => office.post(`${admin}${id}/gifts/`, { reason: 'Thank you', ...body })
  const given = await give({ date: '2026-03-10', quantity: 2 })
  assert.equal(given.status, 201, JSON.stringify(given.body))
  assert.equal(given.body.quantity, 2)
  const [meal] = await sql(`select total, quantity, status from orders where delivery_date = '2026-03-10'`)
  assert.deepEqual(meal, { total: '0.00', quantity: 2, status: 'pending' })
  assert.deepEqual(await sql('select reason, extra_price from subscription_overrides'), [
    { reason: 'Thank you', extra_price: '0.00' },
  ])
  const [told] = (await asha.get('/api/v1/customer/notifications/')).body.results
  assert.equal(told.message, 'You have a meal of us on 2026-03-10: Thank you')
  await holdClock('2026-03-12T10:00')
  for (const [wish, field] of [
    [{ date: '2026-03-13' }, 'date'],
    [{ date: '2026-03-12' }, 'date'],
    [{ date: '2026-03-01' }, 'date'],
    [{ date: '2026-04-09' }, 'date'],
    [{ date: '2026-03-14', meal_slot: 999 }, 'meal_slot'],
    [{ date: '2026-03-14', quantity: 0 }, 'quantity'],
    [{ date: '2026-03-14', reason: '' }, 'reason'],
  ] as const) {
    const { status, body } = await give(wish)
    assert.deepEqual([status, Object.keys(body)], [400, [field]], JSON.stringify(wish))
  }
  assert.equal((await dates(id)).length, 14)
  assert.equal((await (await person('kitchen_staff')).post(`${admin}${id}/gifts/`, {})).status, 403)
  assert.equal((await office.post(`${admin}999/gifts/`, { date: '2026-03-14', reason: 'x' })).status, 404)
})
