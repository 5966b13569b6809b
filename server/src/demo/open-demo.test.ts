import { strict as assert } from 'node:assert'
import { after, before, test } from 'node:test'
import { buildApp } from '../app.ts'
import { caller } from '../../test/kitchen.ts'
import { startServer, type TestServer } from '../../test/server.ts'
import { demoKitchens, demoPassword, demoPeople } from './kitchens.ts'
import { openDemo } from './open-demo.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server.close())

test('a newcomer finds two kitchens in the middle of their day, whose clocks go and whose books balance', async () => {
  const app = await buildApp(server.deps)
  const said: string[] = []
  await openDemo(server.deps, app, (line) => said.push(line))
  assert.equal(said.length, demoKitchens.length)
  for (const { slug } of demoKitchens) {
    const visitor = caller(server.url, { 'x-tenant-slug': slug })
    const { access } = (
      await visitor.post('/api/v1/auth/login/', { username: demoPeople.manager, password: demoPassword })
    ).body
    const manager = caller(server.url, { 'x-tenant-slug': slug, authorization: `Bearer ${access}` })
    const seen = async () => (await manager.get('/api/v1/settings/')).body
    const { today, now } = await seen()
    assert.ok(Math.abs(Date.parse(now) - Date.now()) < 60_000, `${slug}'s clock shows ${now}`)
    assert.ok(Date.parse((await seen()).now) > Date.parse(now), `${slug}'s clock stands still`)
    assert.ok((await manager.get(`/api/v1/kitchen/orders/?date=${today}`)).body.count > 10)
    assert.ok((await manager.get('/api/v1/subscriptions-admin/?status=active')).body.count > 0)
    const { accounts } = (await manager.get(`/api/v1/books/trial-balance/?date_to=${today}`)).body
    const sum = accounts.reduce((all: bigint, one: any) => all + BigInt(one.closing.replace('.', '')), 0n)
    assert.ok(accounts.length > 3)
    assert.equal(sum, 0n)
  }
  await openDemo(server.deps, app, (line) => said.push(line))
  assert.equal(said.length, demoKitchens.length, 'the next start sets up nothing again')
  await app.close()
})
