import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'

const addresses = '/api/v1/customer/addresses/'
const older = '/api/v1/addresses/'

test("older apps keep their customer's addresses under the kitchen's paths: the same ones, by the same rules", async () => {
  const { customer } = await openKitchen()
  const [asha, berta] = [await customer(), await customer()]
  const made = await asha.post(older, { street: 'Creek Road 5', city: 'Dubai', reason: 'new flat' })
  assert.deepEqual([made.status, made.body.status], [201, 'pending'])
  assert.deepEqual((await asha.get(older)).body, (await asha.get(addresses)).body)
  assert.equal((await asha.get(older)).body.count, 2)

  const one = `${older}${made.body.id}/`
  assert.deepEqual((await asha.get(one)).body, made.body)
  assert.equal((await asha.patch(one, { city: 'Sharjah' })).body.city, 'Sharjah')
  assert.equal((await asha.put(one, { ...made.body, flat_number: '12A' })).body.flat_number, '12A')
  assert.deepEqual(Object.keys((await asha.patch(one, { floor_number: 'x' })).body), ['floor_number'])
  for (const path of [one, `${addresses}${made.body.id}/`]) {
    assert.equal((await berta.get(path)).status, 404)
    assert.equal((await berta.patch(path, { city: 'x' })).status, 404)
    assert.equal((await berta.delete(path)).status, 404)
  }
  assert.equal((await asha.delete(one)).status, 204)
  assert.equal((await asha.get(one)).status, 404)
})

test('who is no customer has no addresses there, and makes none', async () => {
  const { customer, person, visitor } = await openKitchen()
  const { address } = await customer()
  for (const role of ['manager', 'driver', 'customer'] as const) {
    const stranger = await person(role)
    assert.deepEqual((await stranger.get(older)).body, { count: 0, next: null, previous: null, results: [] })
    assert.equal((await stranger.get(`${older}${address}/`)).status, 403)
    assert.equal((await stranger.post(older, { street: 'x' })).status, 403)
    assert.equal((await stranger.delete(`${older}${address}/`)).status, 403)
    assert.equal((await stranger.get(addresses)).status, 403)
  }
  assert.equal((await visitor.get(older)).status, 401)
})
