import { strict as assert } from 'node:assert'
import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { after, before, test } from 'node:test'
import { startNameServer } from '../../../test/name-server.ts'
import { startServer, type TestServer } from '../../../test/server.ts'
import { openKitchen } from '../../../test/harness.ts'
import { superuser } from '../../../test/superuser.ts'

const fresh = () => `order-${randomBytes(4).toString('hex')}.example.com`

let names: Awaited<ReturnType<typeof startNameServer>>
let server: TestServer
before(async () => {
  names = await startNameServer()
  server = await startServer({ dnsServers: [names.address] })
})
after(async () => {
  await server.close()
  await names.close()
})

/** What the menu's door answers to somebody who came by this host. */
const visit = (host: string) =>
  new Promise<number>((done, fail) => {
    request(`${server.url}/api/v1/customer/menu/`, { headers: { host } }, (answer) => {
      answer.resume()
      done(answer.statusCode ?? 0)
    })
      .on('error', fail)
      .end()
  })

test('a kitchen is reached by a host of its own once DNS has shown whose it is, and no more when it is taken away', async () => {
  const owner = await superuser(server)
  const kitchen = await openKitchen({ server })
  const domain = fresh()
  const claimed = await owner.post('/api/saas/domains/', {
    tenant: kitchen.tenant.id,
    domain: domain.toUpperCase(),
  })
  assert.equal(claimed.status, 201, JSON.stringify(claimed.body))
  assert.deepEqual([claimed.body.domain, claimed.body.verified_at], [domain, null])
  const verify = `/api/saas/domains/${claimed.body.id}/verify/`
  assert.equal((await owner.post(verify)).status, 400, 'there is no record yet')
  assert.equal(await visit(domain), 403)

  names.texts.set(claimed.body.txt_name, 'something else')
  assert.equal((await owner.post(verify)).status, 400)
  names.texts.set(claimed.body.txt_name, claimed.body.txt_value)
  const { status, body } = await owner.post(verify)
  assert.equal(status, 200)
  assert.ok(body.verified_at)
  assert.equal(await visit(domain), 200)
  assert.equal(await visit(`${domain}:8000`), 200)

  assert.equal((await owner.delete(`/api/saas/domains/${claimed.body.id}/`)).status, 204)
  assert.equal(await visit(domain), 403)
})

test('a host leads to one kitchen only: a proven one cannot be claimed, nor the platform’s own', async () => {
  const owner = await superuser(server)
  const [mine, other] = [await openKitchen({ server }), await openKitchen({ server })]
  const domain = fresh()
  assert.equal((await owner.post('/api/saas/domains/', { tenant: mine.tenant.id, domain })).status, 201)
  const second = await owner.post('/api/saas/domains/', { tenant: other.tenant.id, domain })
  assert.deepEqual([second.status, Object.keys(second.body)], [400, ['domain']])
  for (const wrong of ['localhost', 'no dots', '-a.example.com', 'x.kitchen.funadventure.ae', '127.0.0.1']) {
    const { status, body } = await owner.post('/api/saas/domains/', { tenant: mine.tenant.id, domain: wrong })
    assert.deepEqual([status, Object.keys(body)], [400, ['domain']], wrong)
  }
  const unknown = await owner.post('/api/saas/domains/', { tenant: 2_000_000_000, domain: fresh() })
  assert.deepEqual([unknown.status, Object.keys(unknown.body)], [400, ['tenant']])
})

test('a token of one kitchen does not work at another kitchen’s own host', async () => {
  const owner = await superuser(server)
  const [mine, other] = [await openKitchen({ server }), await openKitchen({ server })]
  const domain = fresh()
  const { body } = await owner.post('/api/saas/domains/', { tenant: mine.tenant.id, domain })
  names.texts.set(body.txt_name, body.txt_value)
  assert.equal((await owner.post(`/api/saas/domains/${body.id}/verify/`)).status, 200)

  const { access } = await other.person('manager')
  const status = await new Promise((done, fail) => {
    const headers = { host: domain, authorization: `Bearer ${access}` }
    request(`${server.url}/api/v1/categories/`, { headers }, (answer) => {
      answer.resume()
      done(answer.statusCode)
    })
      .on('error', fail)
      .end()
  })
  assert.equal(status, 401)
})
