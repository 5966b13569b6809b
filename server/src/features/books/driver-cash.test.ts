import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { day, key, openLunch } from '../../../test/sold-lunch.ts'

async function withCash(orders = 1) {
  const lunch = await openLunch()
  const sold = []
  for (let count = 0; count < orders; count += 1) sold.push(await lunch.sell({ payment_mode: 'cash' }))
  for (const { id } of sold) await lunch.deliver(id)
  const { manager, omar } = lunch
  return {
    ...lunch,
    handIn: (amount: string, more: object = {}, headers: Record<string, string> = key()) =>
      manager.post(`/api/v1/driver/drivers/${omar.driver}/hand_in/`, { amount, ...more }, headers),
    carries: async () => (await omar.get('/api/v1/driver/cash/')).body.carries as string,
  }
}

test('cash that was taken at the door is with the driver until it is handed in, each movement with its sentence', async () => {
  const { omar, manager, handIn, carries, accounts } = await withCash(2)
  assert.equal(await carries(), '31.00')
  const { status, body } = await handIn('20.50', { note: 'the evening round' })
  assert.deepEqual(
    [status, body],
    [201, { driver: omar.driver, amount: '20.50', carries: '10.50', currency: 'AED' }],
  )
  const own = (await omar.get('/api/v1/driver/cash/')).body
  const movements = own.transactions.results.map((one: Record<string, unknown>) => [
    one.amount,
    one.explanation,
  ])
  assert.deepEqual(movements, [
    ['-20.50', 'Omar handed in 20.50 AED: the evening round'],
    ['15.50', 'Earned 15.50 AED with the delivery of order ORD-000002'],
    ['15.50', 'Earned 15.50 AED with the delivery of order ORD-000001'],
  ])
  const seen = (await manager.get(`/api/v1/driver/drivers/${omar.driver}/cash/`)).body
  assert.deepEqual([seen.carries, seen.transactions.results], ['10.50', own.transactions.results])
  const { cash, office } = await accounts()
  // The office also has the 100.00 that Asha paid in.
  assert.deepEqual([cash, office], ['-10.50', '-120.50'])
})

test('a driver hands in no more than he carries, also when the office takes it twice at once', async () => {
  const { handIn, carries } = await withCash()
  const more = await handIn('15.51')
  assert.deepEqual([more.status, more.body], [400, { amount: ['Omar carries 15.50 AED.'] }])
  const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await handIn('10.00')).status))
  assert.equal(statuses.filter((status) => status === 201).length, 1)
  assert.equal(await carries(), '5.50')
  for (const amount of ['0', '-1.00', '1.001', 'all'])
    assert.equal((await handIn(amount)).status, 400, amount)
})

test('a repeated hand-in counts once; without a key it is refused', async () => {
  const { handIn, carries, manager, omar } = await withCash()
  const again = key()
  const answers = [await handIn('5.00', {}, again), await handIn('5.00', {}, again)]
  assert.deepEqual(answers[1]?.body, answers[0]?.body)
  assert.equal((await handIn('5.00', {}, { 'x-none': '1' })).status, 400)
  assert.equal(await carries(), '10.50')
  assert.equal(
    (await manager.post(`/api/v1/driver/drivers/${omar.driver + 99}/hand_in/`, { amount: '1.00' }, key()))
      .status,
    404,
  )
})

test("nobody's cash is another's: who delivered carries it, and what no driver brought is in the office", async () => {
  const { sell, deliver, driver, carries, accounts, person, holdClock } = await withCash()
  await holdClock(`${day}T09:00`)
  const [mona, spare] = [await driver({ name: 'Mona' }), await person('driver')]
  const [monas, nobodys] = [await sell({ payment_mode: 'cash' }), await sell({ payment_mode: 'cash' })]
  await deliver(monas.id, { driver: mona.driver })
  assert.deepEqual(
    [(await mona.get('/api/v1/driver/cash/')).body.carries, await carries()],
    ['15.50', '15.50'],
  )
  assert.equal((await spare.get('/api/v1/driver/cash/')).body.carries, '0.00')
  await deliver(nobodys.id, { driver: null })
  assert.deepEqual(await accounts(nobodys.id), { office: '-15.50', sales: '14.76', tax: '0.74' })
})

test('a driver who carries cash stays on the list until it is handed in', async () => {
  const { manager, omar, handIn } = await withCash()
  const remove = () => manager.delete(`/api/v1/driver/drivers/${omar.driver}/`)
  const { status, body } = await remove()
  assert.deepEqual([status, body.code, body.carries], [409, 'driver_carries_cash', '15.50'])
  await handIn('15.50')
  assert.equal((await remove()).status, 204)
})

test("a driver who is on the way stays on the list, and what a gone one was to bring is nobody's: nobody who left carries cash", async () => {
  const { sell, manager, omar, holdClock, sql } = await openLunch()
  const sold = [await sell({ payment_mode: 'cash' }), await sell({ payment_mode: 'cash' })]
  await holdClock(`${day}T11:00`)
  const move = (id: number, status: string) => manager.post(`/api/v1/orders/${id}/update_status/`, { status })
  const deliveries: number[] = []
  for (const { id } of sold) {
    for (const status of ['preparing', 'ready']) await move(id, status)
    const [{ id: delivery }] = await sql('select id from deliveries where "order" = $1', [id])
    const assigned = await manager.post(`/api/v1/delivery/deliveries/${delivery}/assign_driver/`, {
      driver_id: omar.driver,
    })
    assert.equal(assigned.status, 200)
    deliveries.push(delivery)
  }
  const drive = (status: string) =>
    manager.post(`/api/v1/delivery/deliveries/${deliveries[0]}/update_status/`, { status })
  const remove = () => manager.delete(`/api/v1/driver/drivers/${omar.driver}/`)
  await drive('in_transit')
  const refused = await remove()
  assert.deepEqual([refused.status, refused.body.code], [409, 'in_use'])
  await drive('failed')
  assert.equal((await remove()).status, 204)
  assert.equal((await move(sold[1]!.id, 'delivered')).status, 200)
  assert.deepEqual(await sql('select driver from ledger_entries where driver is not null'), [])
})
