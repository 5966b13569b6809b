import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { countReads } from '../../../test/statements.ts'
import { menuFacts, packageFacts } from './index.ts'

const menus = '/api/v1/menus/'
const packages = '/api/v1/meal-packages/'
const unset = { created_at: '', updated_at: '' }
const idsOf = (rows: { id: number }[]) => rows.map(({ id }) => id)
/** What a package promises when nothing is said. */
const promises = {
  pricing: 'period',
  skip_gives: 'extend',
  skip_quota: null,
  pause_gives: 'extend',
  closure_gives: 'extend',
  voucher_days: 30,
  trial_days: 0,
  billing: 'days',
  auto_renew: false,
  renew_notice_days: 7,
  notice_days: 0,
}
type Named = { name: string }

async function office(options: Parameters<typeof openKitchen>[0] = {}) {
  const kitchen = await openKitchen(options)
  const manager = await kitchen.person('manager')
  const { body: category } = await manager.post('/api/v1/categories/', { name: 'Curries' })
  const dish = async (name: string): Promise<number> =>
    (
      await manager.post('/api/v1/menu-items/', {
        name,
        description: name,
        price: '4',
        category: category.id,
      })
    ).body.id
  const menu = async (more: object = {}) => (await manager.post(menus, { name: 'Lunch box', ...more })).body
  return { ...kitchen, manager, dish, menu }
}

test('a menu reads back as it was written, its dishes by number', async () => {
  const { manager, dish, menu } = await office()
  const dal = await dish('Dal')
  const rice = await dish('Rice')
  const made = await manager.post(menus, {
    name: ' Lunch box ',
    price: 12.5,
    is_active: true,
    menu_item_ids: [rice, String(dal), dal],
  })
  assert.equal(made.status, 201)
  assert.deepEqual(
    { ...made.body, ...unset },
    {
      id: made.body.id,
      name: 'Lunch box',
      description: '',
      price: '12.50',
      is_active: true,
      menu_items: [dal, rice],
      ...unset,
    },
  )
  const path = `${menus}${made.body.id}/`
  assert.deepEqual((await manager.get(path)).body, made.body)
  assert.equal((await menu()).price, '0.00')

  const changed = await manager.patch(path, {
    ...made.body,
    description: 'With salad',
    menu_item_ids: [rice],
  })
  assert.deepEqual([changed.body.description, changed.body.menu_items], ['With salad', [rice]])
  assert.deepEqual((await manager.patch(path, { price: '9' })).body.menu_items, [rice])
  const put = await manager.put(path, { name: 'Box', menu_item_ids: [] })
  assert.deepEqual([put.body.name, put.body.price, put.body.menu_items], ['Box', '9.00', []])
})

test('a package reads back with its menus and the labels that the dashboard shows', async () => {
  const { manager, menu } = await office()
  const b = await menu({ name: 'B', price: '3' })
  const a = await menu({ name: 'A', description: 'First', price: '2' })
  const made = await manager.post(packages, {
    name: 'Family',
    price: '450',
    currency: 'AED',
    diet_type: 'nonveg',
    duration: 'weekly',
    duration_days: '7',
    meals_per_day: 1,
    portion_label: 'Large',
    sort_order: 3,
    menu_ids: [b.id, a.id, a.id],
  })
  assert.equal(made.status, 201)
  assert.deepEqual(
    { ...made.body, ...unset },
    {
      id: made.body.id,
      name: 'Family',
      description: '',
      price: '450.00',
      currency: 'AED',
      diet_type: 'nonveg',
      diet_type_display: 'Non-Vegetarian',
      duration: 'weekly',
      duration_display: 'Weekly',
      duration_days: 7,
      meals_per_day: 1,
      portion_label: 'Large',
      ...promises,
      menus: [
        { id: a.id, name: 'A', description: 'First', price: '2.00' },
        { id: b.id, name: 'B', description: '', price: '3.00' },
      ],
      sort_order: 3,
      is_active: true,
      ...unset,
    },
  )
  const path = `${packages}${made.body.id}/`
  assert.deepEqual((await manager.get(path)).body, made.body)
  const plain = (await manager.post(packages, { name: 'Plain', price: '1' })).body
  assert.deepEqual(
    [
      plain.currency,
      plain.diet_type_display,
      plain.duration_display,
      plain.duration_days,
      plain.meals_per_day,
    ],
    ['', 'Both', 'Monthly', 30, 2],
  )

  // The dashboard sends no menu_ids when none is chosen, which keeps them; an empty list empties them.
  assert.equal((await manager.patch(path, { ...made.body, price: '400' })).body.menus.length, 2)
  assert.deepEqual((await manager.put(path, { name: 'F', price: '1', menu_ids: [] })).body.menus, [])
})

test('what is wrong with a menu or a package is said by field, and nothing is written', async () => {
  const { manager, dish, menu, sql } = await office()
  const { id: gone } = await menu()
  await manager.delete(`${menus}${gone}/`)
  const dal = await dish('Dal')
  await manager.delete(`/api/v1/menu-items/${dal}/`)
  const bad = {
    name: ['', 'x'.repeat(101)],
    price: ['-1', '1.234', 'free', '12345678901', ''],
    is_active: ['maybe'],
    colour: ['red'],
  }
  const wrong = {
    [menus]: { ...bad, menu_item_ids: [[999], [dal], 'all', [null]] },
    [packages]: {
      ...bad,
      currency: ['x'.repeat(11)],
      diet_type: ['vegan'],
      duration: ['yearly'],
      duration_days: [-1],
      meals_per_day: ['two'],
      portion_label: ['x'.repeat(51)],
      sort_order: [-1],
      menu_ids: [[999], [gone], 'all'],
    },
  }
  for (const [path, fields] of Object.entries(wrong)) {
    for (const [field, values] of Object.entries(fields)) {
      for (const value of values) {
        const answer = await manager.post(path, { name: 'x', price: '1', [field]: value })
        assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]], `${field} ${value}`)
      }
    }
    assert.deepEqual(Object.keys((await manager.post(path, {})).body).slice(0, 1), ['name'])
  }
  assert.deepEqual(Object.keys((await manager.post(packages, { name: 'x' })).body), ['price'])
  assert.deepEqual(
    await sql(
      'select (select count(*) from menus) as menus, (select count(*) from meal_packages) as packages',
    ),
    [{ menus: 1, packages: 0 }],
  )

  const { id } = await menu({ price: '5' })
  const refused = await manager.patch(`${menus}${id}/`, { name: 'y', menu_item_ids: [999] })
  assert.deepEqual([refused.status, (await manager.get(`${menus}${id}/`)).body.name], [400, 'Lunch box'])
})

test('prices have the digits of the money of the kitchen', async () => {
  const { manager, menu } = await office({ currency: 'KWD' })
  assert.equal((await menu({ price: '0.75' })).price, '0.750')
  assert.equal((await menu()).price, '0.000')
  const { body } = await manager.post(packages, { name: 'x', price: '30', menu_ids: [] })
  assert.equal(body.price, '30.000')
  const yen = await office({ currency: 'JPY' })
  assert.deepEqual(Object.keys((await yen.manager.post(menus, { name: 'x', price: '1.5' })).body), ['price'])
})

test('menus are found by state and words, packages by diet, duration and state, both in any order', async () => {
  const { manager, menu } = await office()
  await menu({ name: 'Supper', description: 'warm', is_active: false })
  await menu({ name: 'Brunch', price: '7' })
  const names = async (path: string): Promise<string[]> =>
    (await manager.get(path)).body.results.map(({ name }: Named) => name)
  assert.deepEqual(await names(`${menus}?_t=1`), ['Brunch', 'Supper'])
  assert.deepEqual(await names(`${menus}?is_active=false`), ['Supper'])
  assert.deepEqual(await names(`${menus}?search=WARM`), ['Supper'])
  assert.deepEqual(await names(`${menus}?ordering=price`), ['Supper', 'Brunch'])

  const packs = [
    { name: 'C', sort_order: 1, diet_type: 'veg', duration: 'weekly', price: '3' },
    { name: 'B', sort_order: 2, diet_type: 'veg', is_active: false, price: '9' },
    { name: 'A', sort_order: 2, description: 'for two', price: '6' },
  ]
  for (const pack of packs) await manager.post(packages, pack)
  assert.deepEqual(await names(packages), ['C', 'A', 'B'])
  assert.deepEqual(await names(`${packages}?diet_type=veg`), ['C', 'B'])
  assert.deepEqual(await names(`${packages}?duration=monthly&is_active=TRUE`), ['A'])
  assert.deepEqual(await names(`${packages}?search=two`), ['A'])
  assert.deepEqual(await names(`${packages}?ordering=-price`), ['B', 'A', 'C'])
  for (const field of ['diet_type', 'duration']) {
    const { status, body } = await manager.get(`${packages}?${field}=x`)
    assert.deepEqual([status, Object.keys(body)], [400, [field]])
  }
})

test('a long list comes whole, in a fixed number of statements', async () => {
  const { manager, dish, menu } = await office()
  const dal = await dish('Dal')
  const make = async () => {
    const { id } = await menu({ menu_item_ids: [dal] })
    await manager.post(packages, { name: 'x', price: '1', menu_ids: [id] })
  }
  await make()
  const [fewMenus, fewPackages] = [
    await countReads(() => manager.get(menus)),
    await countReads(() => manager.get(packages)),
  ]
  for (let more = 0; more < 11; more += 1) await make()
  assert.equal((await manager.get(menus)).body.results.length, 12)
  assert.equal((await manager.get(packages)).body.results.length, 12)
  assert.equal(await countReads(() => manager.get(menus)), fewMenus)
  assert.equal(await countReads(() => manager.get(packages)), fewPackages)
})

test('what is deleted is gone from lists, packages and choices; who is subscribed to it keeps it', async () => {
  const { manager, customer, dish, menu, tenant } = await office()
  const dal = await dish('Dal')
  const { id } = await menu({ menu_item_ids: [dal], price: '5' })
  const { body: pack } = await manager.post(packages, { name: 'Family', price: '90', menu_ids: [id] })
  const { body: subscription } = await manager.post('/api/v1/subscriptions-admin/', {
    customer: (await customer()).customer,
    start_date: '2090-01-01',
    end_date: '2090-01-31',
    selected_days: ['Monday'],
    meal_package: pack.id,
  })

  assert.equal((await manager.delete(`/api/v1/menu-items/${dal}/`)).status, 204)
  assert.deepEqual((await manager.get(`${menus}${id}/`)).body.menu_items, [])
  assert.equal((await manager.delete(`${menus}${id}/`)).status, 204)
  assert.deepEqual((await manager.get(`${packages}${pack.id}/`)).body.menus, [])
  assert.deepEqual((await packageFacts(tenant.read, pack.id))?.menus, [])
  assert.equal((await manager.delete(`${packages}${pack.id}/`)).status, 204)

  for (const path of [`${menus}${id}/`, `${packages}${pack.id}/`]) {
    for (const answer of [
      manager.get(path),
      manager.patch(path, {}),
      manager.put(path, { name: 'x', price: '1' }),
      manager.delete(path),
    ])
      assert.equal((await answer).status, 404)
  }
  for (const path of [menus, packages]) assert.equal((await manager.get(path)).body.count, 0)
  const kept = (await manager.get(`/api/v1/subscriptions-admin/${subscription.id}/`)).body
  assert.deepEqual([kept.meal_package_details.name, kept.total_cost], ['Family', subscription.total_cost])
})

test('what can be subscribed to is on offer: neither switched off nor deleted', async () => {
  const { manager, menu, tenant } = await office()
  const [lunch, dinner, off] = [
    await menu({ price: '5' }),
    await menu({ name: 'Dinner' }),
    await menu({ is_active: false }),
  ]
  await manager.delete(`${menus}${dinner.id}/`)
  assert.deepEqual(await menuFacts(tenant.read, [off.id, dinner.id, lunch.id, 999]), [
    { id: lunch.id, name: 'Lunch box', price: '5.00' },
  ])

  const wish = { name: 'Solo', price: '90', currency: 'AED', diet_type: 'veg', menu_ids: [lunch.id] }
  const { body: solo } = await manager.post(packages, wish)
  assert.deepEqual(await packageFacts(tenant.read, solo.id), {
    id: solo.id,
    name: 'Solo',
    price: '90.00',
    currency: 'AED',
    diet_type: 'veg',
    duration_days: 30,
    meals_per_day: 2,
    ...promises,
    menus: [lunch.id],
  })
  await manager.patch(`${packages}${solo.id}/`, { is_active: false })
  assert.equal(await packageFacts(tenant.read, solo.id), undefined)
  assert.equal((await manager.get(`${packages}${solo.id}/`)).status, 200)
  assert.deepEqual(idsOf((await manager.get(`${packages}?is_active=false`)).body.results), [solo.id])
})

test('everybody signed in reads menus and packages, managers write them, and each kitchen has its own', async () => {
  const { manager, person, customer, visitor, menu } = await office()
  const { id } = await menu()
  const { body: pack } = await manager.post(packages, { name: 'Solo', price: '90' })
  for (const [path, one] of [
    [menus, id],
    [packages, pack.id],
  ]) {
    for (const reader of [await person('kitchen_staff'), await person('staff'), await customer()]) {
      assert.equal((await reader.get(path)).body.count, 1)
      assert.equal((await reader.get(`${path}${one}/`)).status, 200)
      assert.equal((await reader.post(path, { name: 'x', price: '1' })).status, 403)
      for (const method of ['put', 'patch', 'delete'] as const)
        assert.equal((await reader[method](`${path}${one}/`, { name: 'x', price: '1' })).status, 403)
    }
    assert.equal((await visitor.get(path)).status, 401)
    const theirs = await office()
    assert.equal((await theirs.manager.get(`${path}${one}/`)).status, 404)
  }
})

test('a menu that gets a dish while it is being deleted never keeps a deleted one', async () => {
  const { manager, dish, menu, sql } = await office()
  for (let round = 0; round < 8; round += 1) {
    const dal = await dish('Dal')
    const { id } = await menu()
    const [removed, added] = await Promise.all([
      manager.delete(`/api/v1/menu-items/${dal}/`),
      manager.patch(`${menus}${id}/`, { menu_item_ids: [dal] }),
    ])
    assert.ok(removed.status === 204 && [200, 400].includes(added.status))
    assert.deepEqual((await manager.get(`${menus}${id}/`)).body.menu_items, [])
  }
  assert.deepEqual(await sql('select 1 from menu_items where archived_at is null'), [])
})
