import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen, type Kitchen } from '../../../test/harness.ts'
import { notify } from './index.ts'

const path = '/api/v1/customer/notifications/'
const tell = ({ tenant }: Kitchen, customer: number, message: string) =>
  tenant.write((tx) => notify(tx, customer, message, 'low'))

test('a customer reads what the kitchen told them, newest first, ten to a page', async () => {
  const kitchen = await openKitchen()
  const asha = await kitchen.customer()
  await kitchen.holdClock('2026-03-01T09:00')
  for (let place = 1; place <= 11; place += 1) await tell(kitchen, asha.customer, `News ${place}`)
  const { body } = await asha.get(path)
  assert.deepEqual(
    [body.count, body.results.length, body.results[0].message, body.results[9].message],
    [11, 10, 'News 11', 'News 2'],
  )
  assert.equal((await asha.get(body.next.replace(kitchen.server.url, ''))).body.results[0].message, 'News 1')
  assert.deepEqual(Object.keys(body.results[0]).sort(), [
    'created_at',
    'id',
    'message',
    'priority',
    'read',
    'read_at',
  ])
})

test('what was read stays read since then, one by one and all at once', async () => {
  const kitchen = await openKitchen()
  const asha = await kitchen.customer()
  for (const message of ['one', 'two', 'three']) await tell(kitchen, asha.customer, message)
  const [{ id }] = (await asha.get(path)).body.results
  await kitchen.holdClock('2026-03-01T09:00')
  assert.deepEqual((await asha.post(`${path}${id}/mark_read/`)).status, 200)
  await kitchen.holdClock('2026-03-02T09:00')
  assert.equal(typeof (await asha.post(`${path}${id}/mark_read/`)).body.status, 'string')
  assert.equal((await asha.post(`${path}mark_all_read/`)).status, 200)
  assert.match((await asha.get(`${path}${id}/`)).body.read_at, /^2026-03-01T09:00/)
  assert.ok((await asha.get(path)).body.results.every(({ read }: { read: boolean }) => read))
})

test('what was told to somebody else is as unknown as what was never told, and stays unread', async () => {
  const kitchen = await openKitchen()
  const [asha, ravi] = [await kitchen.customer(), await kitchen.customer()]
  await tell(kitchen, ravi.customer, 'for Ravi')
  const [{ id }] = (await ravi.get(path)).body.results
  const [theirs, never] = [await asha.get(`${path}${id}/`), await asha.get(`${path}999/`)]
  assert.deepEqual([theirs.status, theirs.body], [404, never.body])
  assert.equal((await asha.post(`${path}${id}/mark_read/`)).status, 404)
  await asha.post(`${path}mark_all_read/`)
  assert.equal((await ravi.get(`${path}${id}/`)).body.read, false)
  assert.equal((await (await kitchen.person('staff')).get(path)).status, 403)
  assert.equal((await kitchen.visitor.post(`${path}mark_all_read/`)).status, 401)
})
