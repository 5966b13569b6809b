import { strict as assert } from 'node:assert'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { startServer } from '../../../test/server.ts'
import { startEmbeddedPostgres } from '../postgres/embedded.ts'

// Reliability demand 91.
test('readiness follows the database within seconds, and the process lives on without it', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kitchen-health-'))
  await chmod(dataDir, 0o755)
  const start = () => startEmbeddedPostgres({ dataDir, log: () => {}, durable: false })
  let postgres = await start()
  const server = await startServer({ postgres: postgres.connection })
  t.after(async () => {
    await server.close()
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
  const status = async (path: string) => (await fetch(server.url + path)).status
  const becomes = async (wanted: number, withinMs: number) => {
    const end = performance.now() + withinMs
    while (performance.now() < end) {
      if ((await status('/readyz')) === wanted) return
      await wait(50)
    }
    assert.fail(`/readyz was not ${wanted} within ${withinMs} ms`)
  }

  await becomes(200, 1000)
  await postgres.stop()
  await becomes(503, 2000)
  assert.equal(await status('/livez'), 200)
  assert.equal(await status('/api/v1/customer/menu/'), 403, 'a request that needs no database is answered')
  const refused = await fetch(`${server.url}/api/v1/customer/menu/`, {
    headers: { 'x-tenant-slug': 'somebody' },
  })
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [503, '1'])
  postgres = await start()
  await becomes(200, 5000)
})
