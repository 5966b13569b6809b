import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { openDay } from '../../../test/kitchen-day.ts'

type Notice = { message: string; priority: string }

/** The customer's notices, once there are this many. */
async function notices({ asha }: Awaited<ReturnType<typeof openDay>>, count: number): Promise<Notice[]> {
  for (let turn = 0; turn < 100; turn += 1) {
    const { results } = (await asha.get<{ results: Notice[] }>('/api/v1/customer/notifications/')).body
    if (results.length >= count) return results
    await wait(100)
  }
  return assert.fail(`${count} notices did not come within ten seconds`)
}

test('a customer is told when the food is on its way, when it has come, and once each', async () => {
  const day = await openDay()
  await day.server.deps.jobs.start()
  const { order } = await day.orderAt('delivered')
  const told = await notices(day, 2)
  await wait(500)
  assert.equal((await notices(day, 2)).length, 2)
  const number = `ORD-${String(order).padStart(6, '0')}`
  assert.deepEqual(told.map(({ message }) => message).sort(), [
    `Your order ${number} has been delivered. Enjoy your meal.`,
    `Your order ${number} is on its way.`,
  ])
})

test('a customer whose order was cancelled or could not be delivered hears of it with high priority', async () => {
  const day = await openDay()
  await day.server.deps.jobs.start()
  await day.orderAt('cancelled')
  assert.deepEqual(
    (await notices(day, 1)).map(({ priority }) => priority),
    ['high'],
  )
  const { delivery } = await day.orderAt('failed')
  const last = (await notices(day, 3)).find(({ message }) => message.includes('could not be delivered'))
  assert.equal(last?.priority, 'high')
  await day.office.post(day.doors.delivery(delivery, 'update_status'), { status: 'pending' })
  const again = (await notices(day, 4)).filter(({ message }) => message.includes('will be brought once more'))
  assert.equal(again.length, 1)
})
