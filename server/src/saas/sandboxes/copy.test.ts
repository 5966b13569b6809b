import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { openDay } from '../../../test/kitchen-day.ts'
import { openSandbox, sandboxes } from '../../../test/sandboxes.ts'
import { tidyUp } from '../tenants/janitor.ts'
import { dumpSchema, hashSchema } from '../../platform/db/schema-dump.ts'

const staysBehind = `obj_description(format('%I', table_name)::regclass, 'pg_class') is not distinct from 'stays behind'`

test('nothing that opens a door, or names a place outside, comes along in a copy, but how accounts know their people', async () => {
  const { sql } = await openKitchen()
  const columns = await sql(`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and not ${staysBehind} and table_name in (select relname from pg_class where relkind = 'r')
      and column_name ~ 'hash|token|secret|password|credential|api_key|webhook|endpoint|^url$'`)
  assert.deepEqual(columns, [{ name: 'accounts.password_hash' }])
  const dangling = await sql(`
    select conname from pg_constraint where contype = 'f'
      and obj_description(conrelid, 'pg_class') is distinct from 'stays behind'
      and obj_description(confrelid, 'pg_class') is not distinct from 'stays behind'`)
  assert.deepEqual(dangling, [], 'what comes along would name what stays')
})

test("a copy's schema is the fleet's, its triggers work, and its numbers go on where the kitchen's were", async () => {
  const kitchen = await openDay()
  await kitchen.orderAt('delivered')
  const sandbox = await openSandbox(kitchen)
  const { deps } = kitchen.server
  const { schemaHash } = await deps.template()
  await deps.owner.visit(sandbox.tenant.database, async (client) =>
    assert.equal(hashSchema(await dumpSchema(client)), schemaHash),
  )
  await assert.rejects(
    sandbox.sql(
      `insert into ledger_entries (transaction, account, amount) select max(id), 'bank', '1.00' from ledger_transactions`,
    ),
    /do not sum to zero/,
  )
  const [last] = await kitchen.sql('select max(id) as id from orders')
  const [next] = await sandbox.sql(
    `insert into orders (customer, delivery_date, status, payment_mode, quantity, tax, total, currency)
     select customer, delivery_date, 'confirmed', 'cash', 1, tax, total, currency from orders limit 1 returning id`,
  )
  assert.equal(next.id, last.id + 1)
})

// Reliability demand 25.
test('a copy that is taken while orders are placed balances to the last coin, and every order in it has its debit', async () => {
  const kitchen = await openDay()
  const admin = await kitchen.person('admin')
  const credit = { amount: '900000.00', reason: 'for many orders' }
  const wallet = `/api/v1/customers/${kitchen.asha.customer}/wallet/credit/`
  assert.equal((await admin.post(wallet, credit, { 'idempotency-key': 'once' })).status, 201)
  const over = new AbortController()
  const traffic = Array.from({ length: 3 }, async () => {
    while (!over.signal.aborted) await kitchen.orderAt('queued')
  })
  try {
    for (let round = 0; round < 5; round += 1) {
      const sandbox = await openSandbox(kitchen, admin)
      const [sums] = await sandbox.sql(`
        select (select count(*) from orders) as orders, (select sum(balance) from wallets) as balances,
          (select sum(amount) from ledger_entries where account = 'wallet') as entries,
          (select sum(amount) from ledger_entries) as zero,
          (select count(*) from orders o where not exists (select from ledger_transactions t
            where t."order" = o.id and t.type = 'order_payment')) as unpaid,
          (select count(*) from ledger_transactions t where type = 'order_payment' and not exists (
            select from orders o where o.id = t."order")) as for_nothing`)
      assert.ok(sums.orders > 0)
      assert.deepEqual(
        [sums.balances, sums.zero, sums.unpaid, sums.for_nothing],
        [sums.entries, '0.00', 0, 0],
      )
      assert.equal((await admin.delete(`${sandboxes}${sandbox.tenant.id}/`)).status, 204)
    }
  } finally {
    over.abort()
    await Promise.all(traffic)
  }
  await tidyUp(kitchen.server.deps, 0)
})
