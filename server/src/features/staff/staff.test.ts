import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen, type Kitchen, type Person } from '../../../test/harness.ts'

const staff = '/api/v1/staff/'
const whoAmI = '/api/v1/auth/user/'
const password = 'a pinch of saffron'
const form = { username: 'mona', email: 'mona@example.test', password, first_name: '', last_name: '' }

async function office() {
  const kitchen = await openKitchen()
  const admin = await kitchen.person('admin')
  return { kitchen, admin, boss: await firstAdmin(kitchen) }
}
async function firstAdmin({ sql }: Kitchen): Promise<number> {
  const [row] = await sql<{ id: number }>(`select id from accounts where username = 'admin'`)
  return row?.id ?? 0
}
const signIn = ({ visitor }: Kitchen, username: string) =>
  visitor.post('/api/v1/auth/login/', { username, password })

test('the administrator makes an account from the dashboard form, and its owner signs in with that role', async () => {
  const { kitchen, admin } = await office()
  const { status, body } = await admin.post(staff, { ...form, role: 'kitchen_staff' })
  assert.equal(status, 201)
  assert.deepEqual(body, {
    id: body.id,
    username: 'mona',
    email: 'mona@example.test',
    first_name: '',
    last_name: '',
    is_active: true,
    is_staff: true,
    role: 'kitchen_staff',
    date_joined: body.date_joined,
    last_login: null,
  })
  assert.deepEqual((await signIn(kitchen, 'mona@example.test')).body.user.groups, ['Kitchen Staff'])
  const { body: seen } = await admin.get(`${staff}${body.id}/`)
  assert.deepEqual({ ...seen, last_login: null }, body)
  assert.equal(typeof seen.last_login, 'string')
  assert.equal((await admin.post(staff, { ...form, username: 'ravi', email: 'r@x.test' })).body.role, 'staff')
})

test('a weak password is refused for the staff as for everybody, and makes nobody', async () => {
  const { admin } = await office()
  for (const weak of ['short', '12345678', 'iloveyou', 'hello-mona-x', 'MONA@example.test']) {
    const { status, body } = await admin.post(staff, { ...form, password: weak })
    assert.deepEqual([status, Object.keys(body)], [400, ['password']], weak)
  }
  assert.equal((await admin.get(`${staff}?search=mona`)).body.count, 0)
})

test('a taken username is one sentence, other bad input names its field', async () => {
  const { kitchen, admin } = await office()
  await admin.post(staff, form)
  const taken = await admin.post(staff, { ...form, username: 'MONA', email: 'other@example.test' })
  assert.deepEqual([taken.status, Object.keys(taken.body)], [400, ['error']])
  await kitchen.visitor.post('/api/v1/customer/auth/register/', {
    phone: '0501',
    password,
    email: 'c@x.test',
  })
  for (const [field, value] of Object.entries({
    email: 'C@x.test',
    username: '',
    role: 'admin',
    first_name: null,
    last_name: 'x'.repeat(151),
    is_superuser: true,
  })) {
    const { status, body } = await admin.post(staff, { ...form, username: 'other', [field]: value })
    assert.deepEqual([status, Object.keys(body)], [400, [field]], field)
  }
})

test("nobody is called what is somebody else's e-mail address, so that everybody still signs in by their own", async () => {
  const { kitchen, admin } = await office()
  const { body: mona } = await admin.post(staff, form)
  const { body: ravi } = await admin.post(staff, { ...form, username: 'ravi', email: 'ravi@example.test' })
  const address = { username: 'Mona@example.test' }
  for (const { status, body } of [
    await admin.post(staff, { ...form, ...address, email: 'third@example.test' }),
    await admin.patch(`${staff}${ravi.id}/`, address),
    await admin.put(`${staff}${ravi.id}/`, { email: 'ravi@example.test', ...address }),
  ])
    assert.deepEqual([status, Object.keys(body)], [400, ['username']])
  assert.equal((await admin.patch(`${staff}${mona.id}/`, address)).status, 200, 'her own')
  assert.equal((await signIn(kitchen, 'mona@example.test')).body.user.pk, mona.id)
})

test('staff are listed newest first and found by name; customers, the deactivated and the removed are not', async () => {
  const { kitchen, admin, boss } = await office()
  await kitchen.customer({ name: 'Mona the customer' })
  const ids: number[] = []
  for (const username of ['mona', 'ravi', 'lila']) {
    const { body } = await admin.post(staff, {
      ...form,
      username,
      email: `${username}@x.test`,
      last_name: 'Rao',
    })
    ids.push(body.id)
  }
  const [mona, ravi, lila] = ids
  const listed = async (query = '') =>
    (await admin.get(`${staff}?${query}`)).body.results.map(({ id }: { id: number }) => id)
  assert.deepEqual(await listed(), [lila, ravi, mona, admin.account, boss])
  assert.deepEqual(await listed('search=rao,MONA'), [mona])
  assert.deepEqual(await listed('ordering=username&search=x.test'), [lila, mona, ravi])
  assert.equal((await admin.get(`${staff}?page_size=2&page=2&ordering=role`)).body.results.length, 2)
  assert.equal((await admin.post(`${staff}${ravi}/deactivate/`)).status, 200)
  await admin.delete(`${staff}${mona}/`)
  assert.deepEqual(await listed('search=rao'), [lila])
  assert.deepEqual(await listed('is_active=false'), [ravi])
})

test('managers see the staff, only the administrator changes it, and cooks, drivers and customers do neither', async () => {
  const { kitchen, admin } = await office()
  const { id } = (await admin.post(staff, form)).body
  const cook = await kitchen.person('kitchen_staff')
  const writes = (person: Pick<Person, 'post' | 'put' | 'patch' | 'delete'>) => [
    person.post(staff, { ...form, username: 'new', email: 'n@x.test' }),
    person.put(`${staff}${id}/`, form),
    person.patch(`${staff}${cook.account}/`, { is_active: false }),
    person.delete(`${staff}${id}/`),
    person.post(`${staff}${id}/deactivate/`),
    person.post(`${staff}${id}/change_role/`, { role: 'manager' }),
    person.post(`${staff}${id}/unlock/`),
  ]
  const manager = await kitchen.person('manager')
  assert.equal((await manager.get(staff)).status, 200)
  assert.equal((await manager.get(`${staff}${id}/`)).status, 200)
  const others = [
    cook,
    await kitchen.person('staff'),
    await kitchen.person('driver'),
    await kitchen.customer(),
  ]
  for (const person of others) {
    assert.equal((await person.get(staff)).status, 403)
    assert.equal((await person.get(`${staff}${id}/`)).status, 403)
  }
  for (const person of [manager, ...others])
    for (const answer of await Promise.all(writes(person))) assert.equal(answer.status, 403)
  assert.equal((await kitchen.visitor.get(staff)).status, 401)
})

test('a deactivated account is signed out at once and for good, and is unknown until it is switched on again', async () => {
  const { kitchen, admin } = await office()
  const { id } = (await admin.post(staff, form)).body
  const { access, refresh } = (await signIn(kitchen, 'mona')).body
  const me = () => kitchen.visitor.get(whoAmI, undefined, { authorization: `Bearer ${access}` })
  assert.equal((await me()).status, 200)

  const { status, body } = await admin.post(`${staff}${id}/deactivate/`)
  assert.deepEqual([status, typeof body.status], [200, 'string'])
  assert.equal((await me()).status, 401)
  assert.equal((await signIn(kitchen, 'mona')).status, 400)
  assert.equal((await admin.get(`${staff}${id}/`)).status, 404)
  assert.equal((await admin.patch(`${staff}${id}/`, { first_name: 'Mona' })).status, 404)
  assert.equal((await admin.delete(`${staff}${id}/`)).status, 404)
  for (const action of ['deactivate', 'unlock'])
    assert.equal((await admin.post(`${staff}${id}/${action}/`)).status, 404)
  assert.equal((await admin.post(`${staff}${id}/change_role/`, { role: 'staff' })).status, 404)

  const back = await admin.patch(`${staff}${id}/`, { is_active: true, first_name: 'Mona' })
  assert.deepEqual([back.status, back.body.is_active, back.body.first_name], [200, true, 'Mona'])
  assert.equal((await signIn(kitchen, 'mona')).status, 200)
  assert.equal((await me()).status, 401)
  const again = await kitchen.visitor.post('/api/v1/auth/token/refresh/', { refresh })
  assert.equal(again.status, 401)

  const off = await admin.patch(`${staff}${id}/`, { is_active: false })
  assert.deepEqual([off.status, off.body.is_active], [200, false])
})

test('another role takes effect on who is signed in, and cooks, drivers and managers do only what their role may', async () => {
  const { kitchen, admin } = await office()
  const { id } = (await admin.post(staff, { ...form, role: 'kitchen_staff' })).body
  const { access } = (await signIn(kitchen, 'mona')).body
  const customers = () =>
    kitchen.visitor.get('/api/v1/customers/', undefined, { authorization: `Bearer ${access}` })
  assert.equal((await customers()).status, 403)
  const { status, body } = await admin.post(`${staff}${id}/change_role/`, { role: 'manager' })
  assert.deepEqual([status, body.role], [200, 'manager'])
  assert.equal((await customers()).status, 200)
  await admin.post(`${staff}${id}/change_role/`, { role: 'driver' })
  assert.equal((await customers()).status, 403)
})

test('an unchanged role is fine whatever it is; nobody is made administrator, customer or anything unknown', async () => {
  const { admin, boss } = await office()
  const { id } = (await admin.post(staff, form)).body
  assert.equal((await admin.post(`${staff}${boss}/change_role/`, { role: 'admin' })).body.role, 'admin')
  assert.equal((await admin.post(`${staff}${id}/change_role/`, { role: 'staff' })).status, 200)
  for (const role of ['admin', 'customer', 'superuser', 'Manager', '', undefined]) {
    const { status, body } = await admin.post(`${staff}${id}/change_role/`, { role })
    assert.deepEqual([status, Object.keys(body)], [400, ['error']], role)
  }
  assert.equal((await admin.get(`${staff}${id}/`)).body.role, 'staff')
})

test('nobody switches themselves off, by whichever way', async () => {
  const { admin } = await office()
  const own = `${staff}${admin.account}/`
  const { body } = await admin.get(own)
  for (const answer of [
    await admin.post(`${own}deactivate/`),
    await admin.patch(own, { is_active: false }),
    await admin.put(own, { ...body, is_active: false }),
    await admin.delete(own),
  ])
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, ['error']])
  assert.equal((await admin.get(own)).status, 200)
})

test('a kitchen is never left without an administrator, not even by two who switch off each other at once', async () => {
  const { kitchen, admin, boss } = await office()
  const other = await kitchen.person('admin')
  await kitchen.sql('update accounts set is_active = false where id = $1', [boss])
  const administrators = () => kitchen.sql(`select id from accounts where role = 'admin' and is_active`)
  for (let round = 0; round < 20; round += 1) {
    await Promise.all(Array.from({ length: 8 }, () => admin.get(staff))) // connections are open, so that both really meet
    const answers = await Promise.all([
      admin.post(`${staff}${other.account}/change_role/`, { role: 'manager' }),
      other.post(`${staff}${admin.account}/change_role/`, { role: 'manager' }),
    ])
    assert.equal((await administrators()).length, 1, answers.map(({ status }) => status).join())
    await kitchen.sql(`update accounts set role = 'admin' where role = 'manager'`)
    kitchen.server.deps.principals.forgetAll()
  }
  await kitchen.sql('update accounts set is_active = false where id = $1', [other.account])
  const last = await admin.post(`${staff}${admin.account}/change_role/`, { role: 'manager' })
  assert.deepEqual([last.status, Object.keys(last.body)], [400, ['error']])
})

test('an account is changed field by field, and everything that was read may be sent back', async () => {
  const { admin } = await office()
  const { body: made } = await admin.post(staff, form)
  const other = (await admin.post(staff, { ...form, username: 'ravi', email: 'ravi@x.test' })).body
  const changed = await admin.patch(`${staff}${made.id}/`, { ...made, first_name: 'Mona', username: 'mona2' })
  assert.deepEqual(changed.body, { ...made, first_name: 'Mona', username: 'mona2' })
  const put = await admin.put(`${staff}${made.id}/`, { username: 'mona', email: 'm@x.test' })
  assert.deepEqual([put.body.username, put.body.first_name], ['mona', 'Mona'])
  assert.deepEqual(Object.keys((await admin.put(`${staff}${made.id}/`, {})).body), ['username', 'email'])
  for (const [field, value] of Object.entries({
    username: 'RAVI',
    email: 'Ravi@x.test',
    is_staff: false,
    is_active: null,
    password: 'another pinch of it',
  })) {
    const { status, body } = await admin.patch(`${staff}${made.id}/`, { [field]: value })
    assert.deepEqual([status, Object.keys(body)], [400, [field]], field)
  }
  assert.equal((await admin.get(`${staff}${other.id}/`)).body.username, 'ravi')
  assert.equal((await admin.patch(`${staff}${made.id}/`, {})).status, 200)
})

test('who is removed is gone for good, and the names are free again', async () => {
  const { kitchen, admin } = await office()
  const { id } = (await admin.post(staff, form)).body
  assert.equal((await admin.delete(`${staff}${id}/`)).status, 204)
  assert.equal((await signIn(kitchen, 'mona')).status, 400)
  assert.equal((await admin.patch(`${staff}${id}/`, { is_active: true })).status, 404)
  assert.equal((await admin.get(`${staff}?is_active=false`)).body.count, 0)
  assert.equal((await admin.post(staff, form)).status, 201)
})

test('a driver who is switched off, given another role or removed by the staff list gets no more deliveries', async () => {
  const { kitchen, admin } = await office()
  const { driver, account } = await kitchen.driver()
  const drivers = '/api/v1/driver/drivers/'
  const active = async () => (await admin.get(`${drivers}${driver}/`)).body.is_active
  await admin.post(`${staff}${account}/deactivate/`)
  assert.equal(await active(), false)
  await admin.patch(`${staff}${account}/`, { is_active: true })
  assert.equal(await active(), true)
  await admin.post(`${staff}${account}/change_role/`, { role: 'manager' })
  assert.equal(await active(), false)

  const front = await kitchen.person('staff')
  assert.equal((await front.patch(`${drivers}${driver}/`, { email: 'mine@x.test' })).status, 400)
  assert.equal((await front.post(`${drivers}${driver}/toggle_active/`)).status, 400)
  assert.equal((await admin.get(`${staff}${account}/`)).body.role, 'manager')

  await admin.delete(`${staff}${account}/`)
  assert.equal((await admin.get(`${drivers}${driver}/`)).status, 404)
})

test('the front office that removes a former driver from the list does not remove the manager', async () => {
  const { kitchen, admin } = await office()
  const { driver, account } = await kitchen.driver()
  await admin.post(`${staff}${account}/change_role/`, { role: 'manager' })
  const front = await kitchen.person('staff')
  assert.equal((await front.delete(`/api/v1/driver/drivers/${driver}/`)).status, 204)
  assert.equal((await admin.get(`${staff}${account}/`)).body.is_active, true)
})

test("a customer's account and another kitchen's staff are as unknown as who never was", async () => {
  const { kitchen, admin } = await office()
  const asha = await kitchen.customer()
  for (const id of [asha.account, 99999]) {
    assert.equal((await admin.get(`${staff}${id}/`)).status, 404)
    assert.equal((await admin.patch(`${staff}${id}/`, { is_active: false })).status, 404)
    assert.equal((await admin.post(`${staff}${id}/change_role/`, { role: 'manager' })).status, 404)
    assert.equal((await admin.delete(`${staff}${id}/`)).status, 404)
  }
  const other = await openKitchen()
  assert.equal((await admin.get(staff, undefined, { 'x-tenant-slug': other.slug })).status, 401)
})

test('who locked themselves out by wrong passwords signs in again as soon as the administrator says so', async () => {
  const { kitchen, admin } = await office()
  const { id } = (await admin.post(staff, form)).body
  for (let n = 0; n < 5; n += 1)
    await kitchen.visitor.post('/api/v1/auth/login/', { username: 'mona', password: 'wrong' })
  assert.equal((await signIn(kitchen, 'mona')).status, 429)
  assert.deepEqual((await admin.post(`${staff}${id}/unlock/`)).body, { status: 'user unlocked' })
  assert.equal((await signIn(kitchen, 'mona')).status, 200)
  assert.deepEqual((await admin.post(`${staff}${id}/unlock/`)).body, { status: 'user was not locked' })
})
