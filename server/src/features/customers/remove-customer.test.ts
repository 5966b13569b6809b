import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openDay } from '../../../test/kitchen-day.ts'

const customers = '/api/v1/customers/'

test('a customer whose meal is still to come is not removed; once it is delivered or cancelled they are, and the books stay', async () => {
  for (const end of ['delivered', 'cancelled'] as const) {
    const day = await openDay()
    const { order } = await day.orderAt('queued')
    const path = `${customers}${day.asha.customer}/`
    const refused = await day.office.delete(path)
    assert.deepEqual([refused.status, refused.body.code, refused.body.orders], [409, 'in_use', 1])
    assert.equal((await day.office.get(path)).status, 200)
    await day.sql(`update orders set status = $2 where id = $1`, [order, end])
    assert.equal((await day.office.delete(path)).status, 204)
    const kept = await day.sql(
      'select (select count(*) from orders) as orders, (select balance from wallets where customer = $1)::text as balance',
      [day.asha.customer],
    )
    assert.deepEqual([kept[0].orders, kept[0].balance === '0.00'], [1, false])
    assert.equal((await day.asha.get('/api/v1/customer/profile/')).status, 401)
  }
})

test('a customer with a subscription that runs or waits is not removed; one that has ended holds nobody', async () => {
  const day = await openDay()
  const path = `${customers}${day.asha.customer}/`
  await day.sql(
    `insert into subscriptions (customer, status, start_date, end_date, selected_days, price, cost_per_meal, total_cost)
     values ($1, 'pending', '2026-03-01', '2026-03-31', '{Monday}', '0.00', '0.00', '0.00')`,
    [day.asha.customer],
  )
  for (const status of ['pending', 'active', 'paused']) {
    await day.sql('update subscriptions set status = $1', [status])
    const refused = await day.office.delete(path)
    assert.deepEqual([refused.status, refused.body.subscriptions], [409, 1], status)
  }
  await day.sql(
    `update subscriptions set start_date = '2026-02-01', end_date = '2026-03-09', ends_on = '2026-03-09'`,
  )
  assert.equal((await day.office.delete(path)).status, 204)
})

test('of an order and a removal at once one happens, never both', async () => {
  for (let round = 0; round < 12; round += 1) {
    const day = await openDay()
    const [removed] = await Promise.all([
      day.office.delete(`${customers}${day.asha.customer}/`),
      day.orderAt('queued').catch(() => undefined),
    ])
    const [{ orders }] = await day.sql('select count(*) as orders from orders')
    assert.equal(removed.status === 204, orders === 0, `${removed.status} with ${orders} orders`)
  }
})
