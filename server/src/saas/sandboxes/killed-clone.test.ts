import { strict as assert } from 'node:assert'
import { after, before, test } from 'node:test'
import { contentsOf } from '../../../test/contents.ts'
import { openKitchenOn, type Kitchen } from '../../../test/kitchen.ts'
import { environmentOf, run } from '../../../test/processes.ts'
import { sandboxes } from '../../../test/sandboxes.ts'
import { startServer, type TestServer } from '../../../test/server.ts'
import { inTurns } from '../../platform/in-turns.ts'
import { tidyUp } from '../tenants/janitor.ts'
import { installationTag } from '../tenants/spare-databases.sql.ts'

let server: TestServer
before(async () => {
  server = await startServer()
  await server.deps.template()
})
after(() => server.close())

/** Of some 160 statements of a copy; an odd step, so that both kinds of death come. */
const stride = 19

test('a copy whose process is killed, wherever that is, becomes a whole sandbox or nothing', async () => {
  const victims: Kitchen[] = []
  let [point, finished] = [1 - stride, false]
  await inTurns([1, 2], 2, async () => {
    while (!finished) {
      const kitchen = await openKitchenOn(server, {})
      await kitchen.customer({ wallet: '70.00' })
      const child = [process.execPath, 'server/test/children/die-at-statement.ts', 'sandbox', kitchen.slug]
      const { code, signal, stderr } = await run([...child, String((point += stride))], environmentOf(server))
      assert.ok(signal === 'SIGKILL' || code === 0, stderr)
      victims.push(kitchen)
      finished ||= signal !== 'SIGKILL'
    }
  })
  assert.ok(victims.length > 8, `${victims.length} points`)

  await control('update provisionings set lease_until = now() where finished_at is null')
  await tidyUp(server.deps, 0)
  let whole = 0
  for (const kitchen of victims) {
    const admin = await kitchen.person('admin')
    const { results } = (await admin.get(sandboxes)).body
    assert.ok(results.length <= 1)
    for (const { id, state } of results) {
      whole += 1
      assert.equal(state, 'active')
      const sandbox = await server.deps.tenants.byId(id)
      assert.ok(sandbox)
      for (const table of ['wallets', 'ledger_entries', 'customers', 'customer_addresses'])
        assert.deepEqual(
          (await contentsOf(server, sandbox.database))[table],
          (await contentsOf(server, kitchen.tenant.database))[table],
        )
      assert.equal((await admin.delete(`${sandboxes}${id}/`)).status, 204)
    }
  }
  assert.ok(whole >= victims.length - 2, 'all that were reserved')
  await assertSound()
})

/** Every database and login role of the installation belongs to exactly one row, and the reverse. */
async function assertSound() {
  await tidyUp(server.deps, 0)
  const tag = await installationTag(server.deps.control.read)
  const known = await control(
    'select database as name from tenants union select database from spare_databases order by 1',
  )
  assert.deepEqual(
    await control(`select datname::text as name from pg_database where datname ~ '^k${tag}' order by 1`),
    known,
  )
  assert.deepEqual(
    await control(`select rolname::text as name from pg_roles where rolname ~ '^k${tag}' order by 1`),
    known,
  )
  assert.deepEqual(await control('select slug from tenants where sandbox_of is not null'), [])
  assert.deepEqual(await control('select 1 from provisionings where finished_at is null'), [])
}

const control = (statement: string) =>
  server.deps.owner.with(server.controlDatabase, async (client) => (await client.query(statement)).rows)
