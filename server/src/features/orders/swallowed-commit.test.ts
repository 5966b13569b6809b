import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { openCommitSwallower } from '../../../test/commit-swallower.ts'
import { caller, openKitchenOn } from '../../../test/kitchen.ts'
import { startServer } from '../../../test/server.ts'
import { examineBooks } from '../books/index.ts'

const count = Number(process.env.SWALLOWED ?? 100)
const day = '2026-03-10'

// Reliability demand 34; SWALLOWED=1000 for all of it.
test(`${count} times PostgreSQL's reply to COMMIT is lost: whoever asks again with the same key has ordered once`, async (t) => {
  const server = await startServer()
  t.after(() => server.close())
  const swallower = await openCommitSwallower()
  t.after(() => swallower.close())
  const { deps, controlDatabase } = server
  const node = await startServer({
    postgres: swallower.postgres,
    controlDatabase,
    secretKey: deps.config.secretKey,
  })
  t.after(() => node.close())

  const kitchen = await openKitchenOn(server, {})
  await kitchen.holdClock(`${day}T09:00`)
  const menu = await kitchen.publishMenu({ date: day, items: { dal: '1.00' } })
  const asha = await kitchen.customer({ wallet: `${count}.00` })
  const { post } = caller(node.url, {
    'x-tenant-slug': kitchen.slug,
    authorization: `Bearer ${asha.access}`,
  })
  const place = (key: string) =>
    post(
      '/api/v1/customer/orders/',
      {
        delivery_date: day,
        meal_slot: menu.slot,
        address: asha.address,
        payment_mode: 'wallet',
        items: [{ daily_menu_item: menu.items.dal, quantity: 1 }],
      },
      { 'idempotency-key': key },
    )

  const orders = new Set<number>()
  for (let turn = 0; turn < count; turn += 1) {
    const key = randomUUID()
    swallower.arm()
    const lost = await place(key)
    assert.ok(lost.status >= 500, `${lost.status} ${JSON.stringify(lost.body)}`)
    const again = await place(key)
    assert.equal(again.status, 201, JSON.stringify(again.body))
    assert.equal(again.headers.get('idempotency-replayed'), 'true')
    orders.add(again.body.id)
  }
  assert.deepEqual([swallower.swallowed(), orders.size], [count, count])
  assert.deepEqual(await kitchen.sql('select count(*) from orders'), [{ count }])
  assert.equal((await asha.get('/api/v1/customer/wallet/')).body.balance, '0.00')
  assert.deepEqual(await examineBooks(kitchen.tenant), [])
})
