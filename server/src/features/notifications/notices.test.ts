import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'

const notices = '/api/v1/notifications/'
const own = '/api/v1/customer/notifications/'

async function office() {
  const kitchen = await openKitchen()
  await kitchen.holdClock('2026-03-01T09:00')
  return { kitchen, staff: await kitchen.person('staff'), asha: await kitchen.customer() }
}

test('what the office tells a customer, the customer reads, and the office sees that it was read', async () => {
  const { kitchen, staff, asha } = await office()
  const { status, body } = await staff.post(notices, {
    customer: asha.customer,
    message: 'We close on Friday',
  })
  assert.equal(status, 201)
  assert.deepEqual(body, {
    id: body.id,
    customer: asha.customer,
    message: 'We close on Friday',
    priority: 'medium',
    read: false,
    read_at: null,
    sent: false,
    sent_at: null,
    created_at: '2026-03-01T09:00:00+04:00',
  })
  const [seen] = (await asha.get(own)).body.results
  assert.deepEqual([seen.id, seen.message, 'sent' in seen], [body.id, 'We close on Friday', false])
  await kitchen.holdClock('2026-03-02T10:00')
  await asha.post(`${own}${body.id}/mark_read/`)
  const after = (await staff.get(`${notices}${body.id}/`)).body
  assert.deepEqual([after.read, after.read_at], [true, '2026-03-02T10:00:00+04:00'])
  assert.equal((await staff.delete(`${notices}${body.id}/`)).status, 204)
  assert.equal((await asha.get(own)).body.count, 0)
  assert.equal((await staff.delete(`${notices}${body.id}/`)).status, 404)
})

test('read and sent carry the instant that is named, else now; what is neither carries none', async () => {
  const { kitchen, staff, asha } = await office()
  const sent_at = '2026-02-28T12:00:00+00:00'
  const { body } = await staff.post(notices, {
    customer: asha.customer,
    message: 'Hello',
    priority: 'urgent',
    sent: true,
    sent_at,
    read_at: sent_at,
  })
  assert.deepEqual(
    [body.priority, body.sent, body.sent_at, body.read, body.read_at],
    ['urgent', true, '2026-02-28T16:00:00+04:00', false, null],
  )
  const path = `${notices}${body.id}/`
  const read = (await staff.patch(path, { read: true })).body
  assert.equal(read.read_at, '2026-03-01T09:00:00+04:00')
  await kitchen.holdClock('2026-03-05T09:00')
  const back = (await staff.patch(path, { ...read, message: 'Hello again' })).body
  assert.deepEqual(back, { ...read, message: 'Hello again' })
  const undone = (await staff.put(path, { ...back, read: false, sent: false })).body
  assert.deepEqual([undone.read_at, undone.sent_at], [null, null])
})

test('notices are listed newest first, ten to a page, by customer, priority and whether they were read', async () => {
  const { kitchen, staff, asha } = await office()
  const ravi = await kitchen.customer()
  for (let place = 1; place <= 11; place += 1)
    await staff.post(notices, {
      customer: place === 3 ? ravi.customer : asha.customer,
      message: `News ${place}`,
      priority: place === 4 ? 'low' : 'high',
      read: place === 5,
    })
  const { body } = await staff.get(notices)
  assert.deepEqual([body.count, body.results.length, body.results[0].message], [11, 10, 'News 11'])
  const told = async (query: string) =>
    (await staff.get(`${notices}?${query}`)).body.results.map(({ message }: { message: string }) => message)
  assert.deepEqual(await told(`customer=${ravi.customer}`), ['News 3'])
  assert.deepEqual(await told('priority=low'), ['News 4'])
  assert.deepEqual(await told('read=True'), ['News 5'])
  assert.equal((await told('ordering=created_at'))[0], 'News 11')
  assert.equal((await told('ordering=id'))[0], 'News 1')
  for (const query of ['customer=999', 'priority=loud']) {
    const { status, body: why } = await staff.get(`${notices}?${query}`)
    assert.deepEqual([status, Object.keys(why)], [400, [query.split('=')[0]]])
  }
})

test('bad input names its field, and unknown notices are unknown', async () => {
  const { staff, asha } = await office()
  const { body } = await staff.post(notices, { customer: asha.customer, message: 'Hello' })
  for (const [field, value] of Object.entries({
    customer: 999,
    message: ' ',
    priority: 'loud',
    read: 'perhaps',
    read_at: '2026-02-30T10:00:00Z',
    sent_at: 'yesterday',
    by: 'me',
  })) {
    for (const answer of [
      await staff.post(notices, { customer: asha.customer, message: 'Hello', [field]: value }),
      await staff.patch(`${notices}${body.id}/`, { [field]: value }),
    ])
      assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]], field)
  }
  assert.deepEqual(Object.keys((await staff.put(`${notices}${body.id}/`, {})).body), ['customer', 'message'])
  for (const method of ['get', 'patch', 'delete'] as const)
    assert.equal((await staff[method](`${notices}999/`)).status, 404)
})

test('only the office keeps notices; a customer reads their own elsewhere', async () => {
  const { kitchen, staff, asha } = await office()
  const { id } = (await staff.post(notices, { customer: asha.customer, message: 'Hello' })).body
  for (const person of [await kitchen.person('kitchen_staff'), await kitchen.person('driver'), asha]) {
    assert.equal((await person.get(notices)).status, 403)
    assert.equal((await person.post(notices, {})).status, 403)
    for (const method of ['get', 'put', 'patch', 'delete'] as const)
      assert.equal((await person[method](`${notices}${id}/`)).status, 403)
  }
})
