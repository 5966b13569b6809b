import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openProduction } from '../../../test/production.ts'
import { admin, own } from '../../../test/subscribers.ts'

test('nobody subscribes to a package or to menus of which each dish holds what they must not have; one safe dish is enough', async () => {
  const { office, asha, dish, sql, menu, wish, mealPackage, person } = await openProduction()
  assert.equal(
    (await asha.patch('/api/v1/customer/profile/', { allergies: [' Nuts', 'shellfish'] })).status,
    200,
  )
  const put = (id: number) => sql('insert into menu_dishes (menu, menu_item) values ($1, $2)', [menu, id])
  for (const [name, allergen] of Object.entries({ Korma: 'nuts', Lobster: 'Shellfish' }))
    await put(await dish(name, { allergens: ['cream', allergen] }))
  const { customer: _, ...ownWish } = wish()
  const menus = { ...ownWish, meal_package: undefined, menu_ids: [menu] }
  const sentence = 'Each dish of this holds something that this customer must not have: nuts, Shellfish.'
  for (const [field, ask] of [
    ['meal_package', () => office.post(admin, wish())],
    ['meal_package', () => asha.post(own, ownWish)],
    ['menu_ids', () => asha.post(own, menus)],
  ] as const) {
    const { status, body } = await ask()
    assert.deepEqual([status, body], [400, { [field]: [sentence] }])
  }
  const gone = await dish('Rice')
  await put(gone)
  await sql('update menu_items set archived_at = now() where id = $1', [gone])
  assert.equal((await asha.post(own, menus)).status, 400, 'a dish that is gone does not count')

  const manager = await person('manager')
  const other = await manager.post('/api/v1/menus/', {
    name: 'Safe',
    price: '10',
    menu_item_ids: [await dish('Dal')],
  })
  assert.equal(other.status, 201, JSON.stringify(other.body))
  const made = await asha.post(own, { ...menus, menu_ids: [menu, other.body.id] })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const changed = await office.patch(`${admin}${made.body.id}/`, { meal_package: mealPackage })
  assert.deepEqual([changed.status, changed.body], [400, { meal_package: [sentence] }])
})
