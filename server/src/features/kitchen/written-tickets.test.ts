import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { day, openDay } from '../../../test/kitchen-day.ts'

const orders = '/api/v1/kitchen/orders/'

test('every confirmed order has its ticket by itself; asked for by order it is that one, with the notes', async () => {
  const { order, orderAt, office, mona, doors, sql } = await openDay()
  const placed = await order()
  const asked = await mona.post(orders, { order: placed.order, notes: 'extra hot' })
  assert.deepEqual([asked.status, asked.body.id, asked.body.notes], [200, placed.ticket, 'extra hot'])
  assert.equal((await mona.post(orders, { order: placed.order })).body.notes, 'extra hot')

  // An order that the office confirms has one too.
  const pending = await orderAt('pending')
  assert.deepEqual((await mona.post(orders, { order: pending.order })).body, {
    error: 'Only a confirmed order has a ticket.',
  })
  assert.equal((await office.post(doors.order(pending.order), { status: 'confirmed' })).status, 200)
  assert.equal((await mona.post(orders, { order: pending.order })).body.status, 'queued')

  // One whose ticket is missing gets it, once for ten who ask at once.
  await sql('delete from kitchen_tickets where order_id = $1', [pending.order])
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => mona.post(orders, { order: pending.order })),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [...Array(9).fill(200), 201])
  assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1)
  for (const [body, field] of [
    [{}, 'order'],
    [{ order: 999 }, 'order'],
    [{ order: pending.order, notes: 'x'.repeat(1001) }, 'notes'],
    [{ order: pending.order, status: 'ready' }, 'status'],
  ] as const) {
    const answer = await mona.post(orders, body)
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]])
  }
})

test('when something was cooked can be corrected, but not to an end before the start', async () => {
  const { orderAt, mona } = await openDay()
  const { ticket } = await orderAt('ready')
  const path = `${orders}${ticket}/`
  const { body } = await mona.put(path, {
    preparation_start_time: `${day}T08:10`,
    preparation_end_time: `${day}T04:40:00Z`,
    notes: 'clock was wrong',
  })
  assert.deepEqual(
    [body.preparation_start_time, body.preparation_end_time, body.notes, body.status, body.order_status],
    [`${day}T08:10:00+04:00`, `${day}T08:40:00+04:00`, 'clock was wrong', 'ready', 'ready'],
  )
  for (const [change, field] of [
    [{ preparation_end_time: `${day}T08:09` }, 'preparation_end_time'],
    [{ preparation_start_time: `${day}T08:41`, notes: 'x' }, 'preparation_end_time'],
    [{ preparation_start_time: '2026-02-30T08:00' }, 'preparation_start_time'],
    [{ preparation_start_time: '' }, 'preparation_start_time'],
    [{ preparation_end_time: day }, 'preparation_end_time'],
  ] as const) {
    const answer = await mona.patch(path, change)
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]])
  }
  assert.equal((await mona.get(path)).body.notes, 'clock was wrong')
  assert.equal((await mona.put(path, body)).status, 200)
  assert.equal((await mona.patch(path, { preparation_end_time: null })).body.preparation_end_time, null)
})

test('a ticket that is still needed stays; a closed one leaves the lists and its order keeps everything', async () => {
  const { orderAt, office, mona, rowsOf } = await openDay()
  const remove = async (ticket: number, who = office) => (await who.delete(`${orders}${ticket}/`)).status
  for (const stage of ['queued', 'claimed', 'preparing', 'ready', 'in_transit', 'failed'] as const)
    assert.equal(await remove((await orderAt(stage)).ticket), 409, stage)
  for (const stage of ['delivered', 'cancelled'] as const) {
    const { ticket, order } = await orderAt(stage)
    assert.equal(await remove(ticket, mona), 403)
    assert.deepEqual([await remove(ticket), await remove(ticket)], [204, 404])
    const gone = [
      await mona.get(`${orders}${ticket}/`),
      await mona.patch(`${orders}${ticket}/`, { notes: 'x' }),
      await mona.post(`${orders}${ticket}/claim/`),
    ]
    assert.deepEqual(
      gone.map(({ status }) => status),
      [404, 404, 404],
    )
    const { results } = (await mona.get(`${orders}?status=${stage}`)).body
    assert.deepEqual(results, [])
    assert.equal((await rowsOf(order)).order, stage)
    assert.equal((await mona.post(orders, { order })).status, 400)
  }
})
