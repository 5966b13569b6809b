import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { caller, openKitchen } from '../../../test/harness.ts'
import { formWith, picture } from '../../../test/pictures.ts'

async function withPicture() {
  const kitchen = await openKitchen()
  const office = await kitchen.person('admin')
  const { body: category } = await office.post('/api/v1/categories/', { name: 'Curries' })
  const { body: dish } = await office.post(
    '/api/v1/menu-items/',
    formWith(await picture(), { name: 'Dal', description: 'Lentils', price: '4.50', category: category.id }),
  )
  const { pathname } = new URL(dish.image)
  return { ...kitchen, office, pathname, name: pathname.split('/').at(-1) ?? '' }
}

test('a picture is for whoever knows its address, and for nobody who comes for another kitchen', async () => {
  const own = await withPicture()
  const other = await withPicture()
  const { url } = own.server
  const get = async (headers: Record<string, string>) => (await caller(url, headers).get(own.pathname)).status

  assert.equal(await get({}), 200)
  assert.equal(await get({ 'x-tenant-slug': own.slug.toUpperCase() }), 200)
  assert.equal(await get({ authorization: `Bearer ${own.office.access}` }), 200)
  assert.equal(await get({ 'x-tenant-slug': other.slug }), 404)
  assert.equal(await get({ 'x-tenant-id': 'nobody' }), 404)
  assert.equal(await get({ 'x-forwarded-host': `${other.slug}.kitchen.example` }), 404)
  assert.equal(await get({ authorization: `Bearer ${other.office.access}` }), 404)
  assert.equal(await get({ authorization: 'Bearer broken' }), 401)
  assert.equal(await get({ 'x-api-key': 'broken' }), 401)
})

test('only the exact path of a stored picture leads to it', async () => {
  const { pathname, name, tenant, server } = await withPicture()
  const other = await withPicture()
  const paths = [
    `${pathname}/`,
    `/media/0${tenant.id}/${name}`,
    `/media/${other.tenant.id}/${name}`,
    `/media/999999/${name}`,
    `/media/x/${name}`,
    `/media/${tenant.id}/${name}x`,
    `/media/${tenant.id}/${'a'.repeat(22)}.webp`,
    `/media/${tenant.id}/..%2f${tenant.id}%2f${name}`,
    `/media/${tenant.id}/%2e%2e`,
    `/media/${tenant.id}/${name.replace('.', '%2e')}`,
    `/media/${tenant.id}/`,
    '/media/',
    '/media/..%2f..%2fsecret',
  ]
  for (const path of paths) assert.equal((await fetch(server.url + path)).status, 404, path)
  assert.equal((await fetch(`${server.url}${pathname}%00`)).status, 400)
  assert.equal((await fetch(`${server.url}${pathname}?_t=1`)).status, 200)
})

test("a suspended kitchen's pictures are gone with it", async () => {
  const { pathname, tenant, server } = await withPicture()
  await server.deps.control.write((tx) =>
    tx.updateTable('tenants').set({ state: 'suspended' }).where('id', '=', tenant.id).execute(),
  )
  server.deps.tenants.forget(tenant)
  assert.equal((await fetch(server.url + pathname)).status, 404)
})
