import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { admin, openSubscribers } from '../../../test/subscribers.ts'

// Contract D26: nothing under it goes silently with what is deleted.
test('a slot, an address and a customer with meals to come are not deleted; once these are cancelled they are', async () => {
  const { active, act, lunch, asha, office, person, dates, sql } = await openSubscribers()
  const manager = await person('manager')
  const { id } = await active()
  const paths = [
    `/api/v1/meal-slots/${lunch}/`,
    `/api/v1/customer-addresses/${asha.address}/`,
    `/api/v1/customers/${asha.customer}/`,
  ]
  for (const path of paths) {
    const { status, body } = await manager.delete(path)
    assert.deepEqual([status, body.code], [409, 'in_use'], path)
  }
  assert.equal((await asha.delete(`/api/v1/customer/addresses/${asha.address}/`)).status, 409)
  assert.equal((await dates(id)).length, 13)
  await act(id, 'cancel')
  for (const path of paths) assert.equal((await manager.delete(path)).status, 204, path)
  assert.equal((await office.get(`${admin}${id}/`)).body.time_slot_name, 'Lunch')
  assert.equal((await sql('select id from orders')).length, 13)
})

test('the second slot of a subscription and where its food goes are not deleted either: its meals are still cooked and brought', async () => {
  const { active, act, lunch, dinner, zone, asha, person, sql } = await openSubscribers()
  const manager = await person('manager')
  const [{ id: work }] = await sql(
    `insert into customer_addresses (customer, street, zone, status) values ($1, 'Work Street 2', $2, 'active') returning id`,
    [asha.customer, zone],
  )
  const slots = [
    { meal_slot: lunch, address: asha.address },
    { meal_slot: dinner, address: work },
  ]
  const single = { time_slot: undefined, lunch_address: undefined }
  const { id } = await active({ slots, ...single, selected_days: ['Wednesday'] })
  const paths = [`/api/v1/meal-slots/${dinner}/`, `/api/v1/customer-addresses/${work}/`]
  for (const path of paths) assert.equal((await manager.delete(path)).status, 409, path)
  await act(id, 'cancel')
  for (const path of paths) assert.equal((await manager.delete(path)).status, 204, path)
})

test('who is paused beyond the end still has meals to come: neither they nor their slot and address are deleted', async () => {
  const { active, act, lunch, asha, person, holdClock, recurring } = await openSubscribers()
  const manager = await person('manager')
  const { id } = await active()
  await act(id, 'pause')
  await holdClock('2026-04-20T08:00')
  await recurring('expire-subscriptions')
  const paths = [
    `/api/v1/meal-slots/${lunch}/`,
    `/api/v1/customer-addresses/${asha.address}/`,
    `/api/v1/customers/${asha.customer}/`,
  ]
  for (const path of paths) assert.equal((await manager.delete(path)).status, 409, path)
  assert.equal((await act(id, 'activate')).body.orders_created, 13)
})

test('a package and a menu that are deleted go on where they were subscribed', async () => {
  const { active, act, mealPackage, menu, office, person, dates } = await openSubscribers()
  const manager = await person('manager')
  const { id } = await active()
  assert.equal((await manager.delete(`/api/v1/meal-packages/${mealPackage}/`)).status, 204)
  assert.equal((await manager.delete(`/api/v1/menus/${menu}/`)).status, 204)
  await act(id, 'pause')
  assert.equal((await act(id, 'activate')).body.orders_created, 13)
  const { body } = await office.patch(`${admin}${id}/`, { end_date: '2026-05-07', meal_package: mealPackage })
  assert.deepEqual([body.total_cost, body.meal_package_details.name], ['900.00', 'Monthly Veg'])
  assert.equal((await dates(id)).at(-1), '2026-05-06')
})

test('of a slot that is deleted and a subscription to it at once one happens, never both', async () => {
  const { wish, office, person, sql, slotOf } = await openSubscribers()
  const manager = await person('manager')
  for (let round = 0; round < 12; round += 1) {
    await sql('update subscriptions set archived_at = now()')
    const slot = await slotOf(`Late ${round}`, null)
    const [made, gone] = await Promise.all([
      office.post(admin, wish({ time_slot: slot })),
      manager.delete(`/api/v1/meal-slots/${slot}/`),
    ])
    const outcome = [made.status, gone.status].join()
    assert.ok(outcome === '201,409' || outcome === '400,204', outcome)
  }
})
