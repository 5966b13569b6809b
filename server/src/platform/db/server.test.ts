import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openKitchen } from '../../../test/harness.ts'
import { rows } from './handles.ts'

test('a connection of the owner is never handed to a kitchen, and an idle one of another login makes room', async () => {
  const { server, tenant } = await openKitchen()
  const who = async () =>
    (await rows(tenant.read, sql<{ login: string }>`select current_user as login`))[0]?.login
  const asOwner = () =>
    server.deps.owner.with(tenant.database, (client) => client.query('select pg_sleep(0.05)'))
  for (let round = 0; round < 3; round += 1) {
    // As many as one database may have, all idle afterwards.
    await Promise.all(Array.from({ length: 4 }, asOwner))
    assert.deepEqual(await Promise.all(Array.from({ length: 8 }, who)), Array(8).fill(tenant.database))
  }
})
