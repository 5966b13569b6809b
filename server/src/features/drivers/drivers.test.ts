import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'

const drivers = '/api/v1/driver/drivers/'
const form = {
  name: 'Ali Khan',
  phone: '+971 50-777',
  email: '',
  vehicle_number: 'D 1234',
  vehicle_type: 'van',
  is_active: true,
  zone_ids: [],
  route_ids: [],
}

async function office() {
  const kitchen = await openKitchen()
  return { kitchen, staff: await kitchen.person('staff') }
}
const signIn = (
  { visitor }: { visitor: Awaited<ReturnType<typeof openKitchen>>['visitor'] },
  username: string,
  password: string,
) => visitor.post('/api/v1/auth/login/', { username, password })

test('a driver made with a password signs in by phone number, and no password is ever the same for all', async () => {
  const { kitchen, staff } = await office()
  const { status, body } = await staff.post(drivers, { ...form, password: 'drives a red van' })
  assert.equal(status, 201)
  assert.deepEqual(
    { ...body, created_at: '' },
    {
      id: body.id,
      name: 'Ali Khan',
      phone: '+971 50-777',
      email: '',
      vehicle_number: 'D 1234',
      vehicle_type: 'van',
      is_active: true,
      zone_ids: [],
      assigned_zones: [],
      route_ids: [],
      assigned_routes: [],
      created_at: '',
    },
  )
  const signedIn = await signIn(kitchen, '97150777', 'drives a red van')
  assert.deepEqual(signedIn.body.user.groups, ['Driver'])
  assert.equal((await signIn(kitchen, '97150777', 'driver123')).status, 400)
})

test('a driver made without a password gets a link that sets one, told once', async () => {
  const { kitchen, staff } = await office()
  const { body } = await staff.post(drivers, form)
  const [slug, token] = new URL(body.invitation_url).hash.slice(1).split('.')
  assert.equal(slug, kitchen.slug)
  assert.equal((await staff.get(`${drivers}${body.id}/`)).body.invitation_url, undefined)
  const kept = await kitchen.sql<{ secret_hash: string }>('select secret_hash from invitations')
  assert.equal(kept.length, 1)
  assert.notEqual(kept[0]?.secret_hash, token)

  const accepted = await kitchen.visitor.post('/api/v1/auth/invitation/accept/', {
    token,
    password: 'drives a red van',
  })
  assert.deepEqual([accepted.status, accepted.body.username], [200, '97150777'])
  assert.equal((await signIn(kitchen, '97150777', 'drives a red van')).status, 200)
})

test('an account that exists is never taken over', async () => {
  const { kitchen, staff } = await office()
  await staff.post(drivers, form)
  const again = await staff.post(drivers, { ...form, name: 'Somebody', phone: '971-50-777' })
  assert.deepEqual([again.status, Object.keys(again.body)], [400, ['phone']])
  const mail = await staff.post(drivers, { ...form, phone: '0502', email: 'Admin@example.test' })
  assert.deepEqual([mail.status, Object.keys(mail.body)], [400, ['email']])
  const counts = await kitchen.sql(
    `select (select count(*) from drivers) as drivers, (select count(*) from accounts where role = 'driver') as accounts`,
  )
  assert.deepEqual(counts, [{ drivers: 1, accounts: 1 }])
})

test('of twenty who make one driver at once, one succeeds', async () => {
  const { kitchen, staff } = await office()
  const answers = await Promise.all(Array.from({ length: 20 }, () => staff.post(drivers, form)))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array(19).fill(400)])
  assert.deepEqual(await kitchen.sql('select count(*) from drivers'), [{ count: 1 }])
})

test('two drivers never end up with one phone', async () => {
  const { staff } = await office()
  await staff.post(drivers, form)
  const { body: other } = await staff.post(drivers, { ...form, phone: '0502' })
  const taken = await staff.patch(`${drivers}${other.id}/`, { phone: form.phone })
  assert.deepEqual([taken.status, Object.keys(taken.body)], [400, ['phone']])
})

test('a weak password and other bad input are refused by field and make nobody', async () => {
  const { kitchen, staff } = await office()
  const wrong = {
    name: '',
    phone: 'none',
    email: 'ali',
    vehicle_number: 'x'.repeat(21),
    vehicle_type: 'x'.repeat(51),
    is_active: 'so',
    zone_ids: 'all',
    role: 'admin',
  }
  for (const [field, value] of [
    ...Object.entries(wrong),
    ['password', '12345678'],
    ['password', 'my97150777'],
    ['password', 'alikhan1'],
  ] as const) {
    const { status, body } = await staff.post(drivers, { ...form, [field]: value })
    assert.deepEqual([status, Object.keys(body)], [400, [field]], `${field} ${value}`)
  }
  assert.deepEqual(await kitchen.sql(`select count(*) from accounts where role = 'driver'`), [{ count: 0 }])
})

test('a driver who is switched off is signed out at once and for good, and signs in anew when switched on', async () => {
  const { kitchen, staff } = await office()
  const { body } = await staff.post(drivers, { ...form, password: 'drives a red van' })
  const entered = async () => (await signIn(kitchen, '97150777', 'drives a red van')).body
  const { access, refresh } = await entered()
  const whoAmI = (token: string = access) =>
    kitchen.visitor.get('/api/v1/auth/user/', undefined, { authorization: `Bearer ${token}` })
  assert.equal((await whoAmI()).status, 200)
  assert.equal((await staff.post(`${drivers}${body.id}/toggle_active/`)).body.is_active, false)
  assert.equal((await whoAmI()).status, 401)
  assert.equal((await signIn(kitchen, '97150777', 'drives a red van')).status, 400)
  assert.equal((await staff.post(`${drivers}${body.id}/toggle_active/`)).body.is_active, true)
  assert.equal((await whoAmI()).status, 401)
  assert.equal((await kitchen.visitor.post('/api/v1/auth/token/refresh/', { refresh })).status, 401)
  const anew = await entered()
  assert.equal((await whoAmI(anew.access)).status, 200)
  await staff.patch(`${drivers}${body.id}/`, { is_active: false })
  assert.equal((await whoAmI(anew.access)).status, 401)
  const { body: idle } = await staff.post(drivers, {
    ...form,
    phone: '0502',
    is_active: false,
    password: 'drives a red van',
  })
  assert.equal(idle.is_active, false)
  assert.equal((await signIn(kitchen, '0502', 'drives a red van')).status, 400)
})

test('zones are given to a driver as a whole list; unknown and removed ones are skipped', async () => {
  const { staff } = await office()
  const [a, b, c] = await Promise.all(
    ['A', 'B', 'C'].map(
      async (name) => (await staff.post('/api/v1/driver/zones/', { name })).body.id as number,
    ),
  )
  const { body: ali } = await staff.post(drivers, { ...form, zone_ids: [c, a, 999] })
  assert.deepEqual(
    ali.assigned_zones.map(({ name }: { name: string }) => name),
    ['A', 'C'],
  )
  const assigned = await staff.post(`${drivers}${ali.id}/assign_zones/`, { zone_ids: [b, b, 999] })
  assert.deepEqual([assigned.status, assigned.body.zone_ids], [200, [b]])
  assert.equal((await staff.get(`/api/v1/driver/zones/${b}/`)).body.assigned_driver_count, 1)
  assert.deepEqual((await staff.patch(`${drivers}${ali.id}/`, { ...ali, zone_ids: [a, b] })).body.zone_ids, [
    a,
    b,
  ])
  await staff.delete(`/api/v1/driver/zones/${a}/`)
  assert.deepEqual((await staff.get(drivers)).body.results[0].zone_ids, [b])
  for (const zone_ids of [undefined, 'B', [null], ['x']]) {
    assert.deepEqual(
      Object.keys((await staff.post(`${drivers}${ali.id}/assign_zones/`, { zone_ids })).body),
      ['zone_ids'],
    )
  }
})

test('drivers are listed by name, found by name, phone and state, and gone once removed, their phone free', async () => {
  const { kitchen, staff } = await office()
  const { body: ravi } = await staff.post(drivers, {
    ...form,
    name: 'Ravi',
    phone: '0502',
    email: 'ravi@example.test',
    is_active: false,
  })
  const { body: ali } = await staff.post(drivers, { ...form, password: 'drives a red van' })
  const ids = async (query: string) =>
    (await staff.get(`${drivers}?${query}`)).body.results.map(({ id }: { id: number }) => id)
  assert.deepEqual(await ids(''), [ali.id, ravi.id])
  assert.deepEqual(await ids('search=0502'), [ravi.id])
  assert.deepEqual(await ids('is_active=0'), [ravi.id])
  assert.equal((await staff.get(`${drivers}${ravi.id}/`)).body.email, 'ravi@example.test')

  assert.equal((await staff.delete(`${drivers}${ali.id}/`)).status, 204)
  for (const path of ['', 'toggle_active/', 'assign_zones/']) {
    const body = path === 'assign_zones/' ? { zone_ids: [] } : {}
    const answer = path
      ? await staff.post(`${drivers}${ali.id}/${path}`, body)
      : await staff.delete(`${drivers}${ali.id}/`)
    assert.equal(answer.status, 404)
  }
  assert.equal((await staff.patch(`${drivers}${ali.id}/`, { name: 'Ali' })).status, 404)
  assert.equal((await signIn(kitchen, '97150777', 'drives a red van')).status, 400)
  assert.equal((await staff.post(drivers, form)).status, 201)
})

test('only the office keeps drivers, and each kitchen its own', async () => {
  const { kitchen, staff } = await office()
  const theirs = await office()
  const {
    body: { id },
  } = await staff.post(drivers, form)
  for (const person of [
    await kitchen.person('kitchen_staff'),
    await kitchen.person('driver'),
    await kitchen.customer(),
  ]) {
    assert.equal((await person.get(drivers)).status, 403)
    for (const path of ['', `${id}/toggle_active/`, `${id}/assign_zones/`])
      assert.equal((await person.post(drivers + path, {})).status, 403)
    for (const method of ['patch', 'put', 'delete'] as const)
      assert.equal((await person[method](`${drivers}${id}/`, {})).status, 403)
  }
  assert.equal((await kitchen.visitor.get(drivers)).status, 401)
  assert.equal((await theirs.staff.post(`${drivers}${id}/toggle_active/`)).status, 404)
})
