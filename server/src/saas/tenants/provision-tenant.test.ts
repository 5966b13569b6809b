import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { caller } from '../../../test/harness.ts'
import { sharedServer } from '../../../test/shared-server.ts'
import { Refusal } from '../../refusals.ts'
import type { SignUp } from './check-sign-up.ts'
import { finishAbandoned } from './finish-provisioning.ts'
import { hostileSlugs } from './hostile-slugs.fixture.ts'
import { provisionTenant } from './provision-tenant.ts'
import { dropStrays, fillShelf } from './spare-databases.ts'
import { installationTag } from './spare-databases.sql.ts'

const wish = (slug: string, more: Partial<SignUp> = {}): SignUp => ({
  key: randomUUID(),
  slug,
  name: 'Spice Route',
  admin: { email: 'asha@example.test' },
  ...more,
})

test('a new kitchen is open at once, and its administrator signs in with the password that was made', async () => {
  const { deps, url } = await sharedServer()
  const { tenant, admin } = await provisionTenant(
    deps,
    wish('Al-Noor', { currency: 'KWD', time_zone: 'Asia/Kuwait', plan: { tier: 'pro' } }),
  )
  const { slug, state, currency_digits, plan } = tenant
  assert.deepEqual(
    { slug, state, currency_digits, plan },
    { slug: 'al-noor', state: 'active', currency_digits: 3, plan: 'Pro' },
  )
  assert.match(tenant.database, /^k[a-z0-9]{20}$/)
  const { status, body } = await signIn(url, 'al-noor', admin.username, admin.password)
  assert.deepEqual([status, body.user.username], [200, 'asha'])
})

test('whoever lost the answer asks again with the same key, and gets the same kitchen and the same password', async () => {
  const { deps } = await sharedServer()
  const signUp = wish('twice')
  const [first, again] = [await provisionTenant(deps, signUp), await provisionTenant(deps, signUp)]
  assert.deepEqual(again, { ...first, isNew: false })
  await assert.rejects(
    provisionTenant(deps, { ...signUp, slug: 'other' }),
    refusal(422, 'idempotency_key_reused'),
  )
})

test('one key sent five times at once opens one kitchen, and one name is given to one of five', async () => {
  const { deps } = await sharedServer()
  const signUp = wish('at-once')
  const same = await Promise.allSettled(Array.from({ length: 5 }, () => provisionTenant(deps, signUp)))
  assert.equal(
    new Set(
      same.map((answer) => (answer.status === 'fulfilled' ? answer.value.tenant.id : answer.reason.status)),
    ).size <= 2,
    true,
  )
  assert.equal(await countOf('tenants', `slug = 'at-once'`), 1)

  const rivals = await Promise.allSettled(
    Array.from({ length: 5 }, () => provisionTenant(deps, wish('rivals'))),
  )
  assert.equal(rivals.filter(({ status }) => status === 'fulfilled').length, 1)
})

test('200 hostile names open no kitchen, and leave no row, database or login role', async () => {
  const { deps } = await sharedServer()
  await provisionTenant(deps, wish('taken'))
  const before = await everything()
  assert.ok(hostileSlugs.length >= 200)
  for (const slug of [...hostileSlugs, 'TAKEN', 'Taken', 'postgres', 'template1', 'www']) {
    await assert.rejects(provisionTenant(deps, wish(slug)), (error: Refusal) => {
      assert.deepEqual([error.status, Object.keys(error.body)], [400, ['subdomain']], slug)
      return true
    })
  }
  assert.deepEqual(await everything(), before)
})

test('what a kitchen cannot have is refused by field', async () => {
  const { deps } = await sharedServer()
  const refused = async (more: Partial<SignUp>, field: string) =>
    assert.rejects(
      provisionTenant(deps, wish('refused', more)),
      (error: Refusal) => error.status === 400 && field in error.body && Object.keys(error.body).length === 1,
    )

  for (const time_zone of ['+04:00', 'FOO5', 'Mars/Olympus', 'Asia/Dubai -c x=1', "x'; drop"])
    await refused({ time_zone }, 'time_zone')
  for (const currency of ['aed', 'XXX', 'CLF', 'AED ', '']) await refused({ currency }, 'currency')
  for (const name of ['', ' ', 'x'.repeat(101), 'a\0b']) await refused({ name }, 'name')
  for (const email of ['', 'asha', 'a@b', 'a b@c.de', 'a\0@c.de'])
    await refused({ admin: { email } }, 'admin_email')
  await refused({ admin: { email: 'a@b.cd', password: '12345678' } }, 'admin_password')
  await refused({ admin: { email: 'a@b.cd', username: 'a b' } }, 'admin_username')
  assert.equal(await countOf('tenants', `slug = 'refused'`), 0)
})

test('spares are taken by new kitchens, and put back by a sign-up that fails', async () => {
  const { deps } = await sharedServer()
  await fillShelf(deps, 2)
  await fillShelf(deps, 2)
  assert.equal(await countOf('spare_databases', 'ready'), 2)
  const spares = (await control<{ database: string }>('select database from spare_databases')).map(
    ({ database }) => database,
  )

  await assert.rejects(provisionTenant(deps, wish('twice')), refusal(400))
  assert.equal(await countOf('spare_databases', 'ready'), 2)
  const { tenant } = await provisionTenant(deps, wish('from-the-shelf'))
  assert.ok(spares.includes(tenant.database))
  await control('delete from spare_databases')
  await dropStrays(deps)
  assert.deepEqual(await strays(), [])
})

test('a sign-up that cannot be finished is taken back whole after five tries, and its name is free again', async () => {
  const { deps } = await sharedServer()
  await fillShelf(deps, 1)
  const [spare] = await control<{ database: string }>('select database from spare_databases')
  await deps.owner.dropDatabase(spare?.database ?? '')

  const signUp = wish('unlucky')
  await assert.rejects(provisionTenant(deps, signUp), /does not exist/)
  await assert.rejects(provisionTenant(deps, signUp), refusal(409, 'idempotency_in_progress'))
  for (let tries = 2; tries <= 5; tries += 1) {
    assert.deepEqual(
      await control(
        `select attempts, error is not null as said from provisionings where key = '${signUp.key}'`,
      ),
      [{ attempts: tries - 1, said: true }],
    )
    await control('update provisionings set lease_until = now()')
    await finishAbandoned(deps)
  }
  assert.equal(await countOf('tenants', `slug = 'unlucky'`), 0)
  assert.equal((await provisionTenant(deps, signUp)).tenant.state, 'active')
})

test("a database that was a kitchen's is not dropped, even when the control database has forgotten it", async () => {
  const { deps } = await sharedServer()
  const { tenant } = await provisionTenant(deps, wish('forgotten'))
  await control(
    `delete from provisionings where tenant = ${tenant.id}; delete from tenants where id = ${tenant.id}`,
  )
  await dropStrays(deps)
  assert.equal(await deps.owner.exists(tenant.database), true)
})

const refusal = (status: number, code?: string) => (error: unknown) =>
  error instanceof Refusal && error.status === status && (code === undefined || error.message === code)

const signIn = (url: string, slug: string, username: string, password: string | undefined) =>
  caller(url, { 'x-tenant-slug': slug }).post('/api/v1/auth/login/', { username, password })

async function control<R extends object>(statement: string): Promise<R[]> {
  const { deps, controlDatabase } = await sharedServer()
  return deps.owner.with(controlDatabase, async (client) => (await client.query<R>(statement)).rows)
}
const countOf = async (table: string, condition: string) =>
  (await control<{ count: number }>(`select count(*)::int as count from ${table} where ${condition}`))[0]
    ?.count

async function strays() {
  const { deps } = await sharedServer()
  const known = new Set(
    (await control<{ database: string }>('select database from tenants')).map(({ database }) => database),
  )
  return (await deps.owner.unclaimed(`k${await installationTag(deps.control.read)}`)).filter(
    (name) => !known.has(name),
  )
}

/** All rows that a sign-up writes, and all databases and roles of this installation. */
async function everything() {
  const { deps } = await sharedServer()
  const tag = await installationTag(deps.control.read)
  return {
    tenants: await control('select * from tenants order by id'),
    provisionings: await control('select * from provisionings order by id'),
    made: await control(`select datname::text as name from pg_database where starts_with(datname, 'k${tag}')
      union all select rolname from pg_roles where starts_with(rolname, 'k${tag}') order by 1`),
  }
}
