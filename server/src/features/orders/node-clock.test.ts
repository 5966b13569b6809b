import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { day, key, openLunch } from '../../../test/sold-lunch.ts'
import { caller } from '../../../test/harness.ts'
import { realmOfTenant } from '../../platform/auth/realm.ts'
import { startSession } from '../../platform/auth/sessions.ts'
import { pruneIdempotencyKeys } from '../../platform/jobs/housekeeping.sql.ts'
import { examineBooks } from '../books/index.ts'
import { startServer } from '../../../test/server.ts'

const hour = 3_600_000

// Reliability demand 53.
test('a node whose clock jumps an hour ahead or back books in the same order, on the same day, and keeps the same keys', async (t) => {
  const server = await startServer()
  t.after(() => server.close())
  const { holdClock, asha, menu, tenant, sql, slug } = await openLunch({ server })
  await holdClock('2026-03-03T09:30')
  /** As Asha's phone does, with a pass of the hour that the node believes in. */
  async function order(again: Record<string, string>, items = menu.items.Dal) {
    const { access } = await startSession(server.deps, realmOfTenant(tenant), asha.account)
    return caller(server.url, { 'x-tenant-slug': slug, authorization: `Bearer ${access}` }).post(
      '/api/v1/customer/orders/',
      {
        delivery_date: day,
        meal_slot: menu.slot,
        address: asha.address,
        payment_mode: 'wallet',
        items: [{ daily_menu_item: items, quantity: 1 }],
      },
      again,
    )
  }
  const old = key()
  const first = await order(old)
  assert.equal(first.status, 201)
  // Half an hour before the key's seven days are over, and before lunch closes.
  await holdClock(`${day}T09:00`)
  for (const jump of [hour, -hour, -hour, hour]) {
    server.clock.advance(jump)
    assert.equal((await order(key())).status, 201)
    await tenant.write(pruneIdempotencyKeys)
    const replayed = await order(old)
    assert.deepEqual([replayed.status, replayed.body], [201, first.body])
    assert.equal((await order(old, menu.items.Rice)).body.code, 'idempotency_key_reused')
  }
  const entries = await sql(
    `select version, at::date::text as day, at = (select created_at from ledger_transactions t where t.id = e.transaction) as same
     from ledger_entries e where customer = $1 and version > 2 order by id`,
    [asha.customer],
  )
  assert.deepEqual(
    entries,
    [3, 4, 5, 6].map((version) => ({ version, day, same: true })),
  )

  await holdClock('2026-03-10T09:30:01')
  server.clock.advance(-hour)
  await tenant.write(pruneIdempotencyKeys)
  assert.notEqual(
    (await order(old)).body.id,
    first.body.id,
    'the seven days are over, whatever the node thinks',
  )
  assert.deepEqual(await examineBooks(tenant), [])
})
