import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { OwnerConnection } from '../server/src/platform/db/owner.ts'
import { provisionTenant } from '../server/src/saas/tenants/index.ts'
import { startServer } from '../server/test/server.ts'

const samples = 20

/**
 * Milliseconds from the request of a kitchen to its administrator's first sign-in, with no spare database at hand, beside
 * PostgreSQL's own copy of the same template. The two take turns, so that a slow spell meets both.
 */
export async function provisioningTimes(postgres: OwnerConnection, client: pg.Client) {
  process.env.TEST_POSTGRES = JSON.stringify(postgres)
  const server = await startServer()
  const template = await server.deps.template()
  const times = { ours: [] as number[], bare: [] as number[] }
  for (let sample = 0; sample < samples; sample += 1) {
    times.ours.push(await timed(() => signUp(server)))
    times.bare.push(
      await timed(() =>
        client.query(`create database bare_${sample} template ${template.database} strategy wal_log`),
      ),
    )
  }
  await server.close()
  return times
}

async function signUp({ deps, url }: Awaited<ReturnType<typeof startServer>>) {
  const slug = `bench-${randomBytes(4).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  await provisionTenant(deps, {
    key: slug,
    slug,
    name: 'A kitchen',
    admin: { username: 'owner', email: 'owner@example.test', password },
    time_zone: 'Asia/Dubai',
    currency: 'AED',
  })
  const answer = await fetch(`${url}/api/v1/auth/login/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tenant-slug': slug },
    body: JSON.stringify({ username: 'owner', password }),
  })
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}`)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
