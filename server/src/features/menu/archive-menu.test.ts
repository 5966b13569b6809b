import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'

const day = '2026-03-10'

async function withMenu() {
  const kitchen = await openKitchen()
  await kitchen.holdClock(`${day}T09:00`)
  const office = await kitchen.person('manager')
  const category = (await office.post('/api/v1/categories/', { name: 'Curries', description: '' })).body
  const dish = (
    await office.post('/api/v1/menu-items/', {
      name: 'Dal',
      description: 'Lentils',
      price: '4.50',
      category: category.id,
    })
  ).body
  const slot = (
    await office.post('/api/v1/meal-slots/', { name: 'Lunch', code: 'lunch', cutoff_time: '10:00' })
  ).body
  const menu = (
    await office.post('/api/v1/daily-menus/', {
      menu_date: day,
      meal_slot: slot.id,
      items: [{ master_item: dish.id }],
    })
  ).body
  const remove = (path: string) => office.delete(`/api/v1/${path}/`)
  return { ...kitchen, office, category, dish, slot, menu, remove }
}

test('what a menu still to come needs cannot be deleted; a category cannot while dishes are in it', async () => {
  const { remove, category, dish, slot } = await withMenu()
  for (const path of [`categories/${category.id}`, `menu-items/${dish.id}`, `meal-slots/${slot.id}`]) {
    const answer = await remove(path)
    assert.deepEqual([answer.status, answer.body.code], [409, 'in_use'], path)
    assert.equal((await remove('categories/999')).status, 404)
  }
})

test('once nothing depends on it, it is gone from lists and choices, its code is free, and past menus keep it', async () => {
  const { office, remove, category, dish, slot, menu, holdClock } = await withMenu()
  await holdClock('2026-03-11T00:00')
  for (const path of [`menu-items/${dish.id}`, `categories/${category.id}`, `meal-slots/${slot.id}`]) {
    assert.equal((await remove(path)).status, 204, path)
    assert.equal((await office.get(`/api/v1/${path}/`)).status, 404)
    assert.equal((await remove(path)).status, 404)
  }
  for (const list of ['categories', 'menu-items', 'meal-slots'])
    assert.equal((await office.get(`/api/v1/${list}/`)).body.count, 0, list)

  assert.equal((await office.post('/api/v1/meal-slots/', { name: 'Lunch', code: 'LUNCH' })).status, 201)
  const item = { name: 'x', description: 'x', price: '1', category: category.id }
  assert.deepEqual(Object.keys((await office.post('/api/v1/menu-items/', item)).body), ['category'])
  const past = (await office.get(`/api/v1/daily-menus/${menu.id}/`)).body
  assert.deepEqual(
    [past.meal_slot_name, past.items[0].master_item_name, past.items[0].category_name],
    ['Lunch', 'Dal', 'Curries'],
  )
})

test('a meal slot that somebody is subscribed to cannot be deleted until that has ended', async () => {
  const { office, customer, remove, holdClock } = await withMenu()
  const { body: slot } = await office.post('/api/v1/meal-slots/', { name: 'Brunch', code: 'brunch' })
  const eater = await customer()
  const { body: subscription } = await office.post('/api/v1/subscriptions-admin/', {
    customer: eater.customer,
    start_date: day,
    end_date: '2026-03-31',
    selected_days: ['Monday'],
    time_slot: slot.id,
  })
  const refused = await remove(`meal-slots/${slot.id}`)
  assert.deepEqual([refused.status, refused.body.code], [409, 'in_use'])
  await office.post(`/api/v1/subscriptions-admin/${subscription.id}/cancel/`)
  assert.equal((await remove(`meal-slots/${slot.id}`)).status, 204)
  const { body: other } = await office.post('/api/v1/meal-slots/', { name: 'Brunch', code: 'brunch' })
  await office.post('/api/v1/subscriptions-admin/', {
    customer: eater.customer,
    start_date: day,
    end_date: '2026-03-31',
    selected_days: ['Monday'],
    time_slot: other.id,
  })
  assert.equal((await remove(`meal-slots/${other.id}`)).status, 409)
  await holdClock('2026-04-01T00:00')
  assert.equal((await remove(`meal-slots/${other.id}`)).status, 204)
})

test('a slot that is subscribed to while it is being deleted is either refused or stays', async () => {
  const { office, customer, remove, sql } = await withMenu()
  for (let round = 0; round < 8; round += 1) {
    const { body: slot } = await office.post('/api/v1/meal-slots/', { name: 'x', code: `s${round}` })
    const wish = {
      customer: (await customer()).customer,
      start_date: day,
      end_date: '2026-03-31',
      selected_days: ['Monday'],
      time_slot: slot.id,
    }
    const [removed, added] = await Promise.all([
      remove(`meal-slots/${slot.id}`),
      office.post('/api/v1/subscriptions-admin/', wish),
    ])
    assert.deepEqual(
      [removed.status === 204, removed.status === 409],
      [added.status === 400, added.status === 201],
    )
  }
  const lost =
    'select 1 from subscriptions s join meal_slots m on m.id = s.time_slot where m.archived_at is not null'
  assert.deepEqual(await sql(lost), [])
})

test('a dish that is put into a category while it is being deleted wins or loses, never hangs in a deleted one', async () => {
  const { office, sql } = await withMenu()
  for (let round = 0; round < 10; round += 1) {
    const { body: category } = await office.post('/api/v1/categories/', { name: `c${round}` })
    const item = { name: 'x', description: 'x', price: '1', category: category.id }
    const [removed, added] = await Promise.all([
      office.delete(`/api/v1/categories/${category.id}/`),
      office.post('/api/v1/menu-items/', item),
    ])
    assert.ok([204, 409].includes(removed.status) && [201, 400].includes(added.status))
  }
  assert.deepEqual(
    await sql(
      'select 1 from menu_items i join categories c on c.id = i.category where c.archived_at is not null',
    ),
    [],
  )
})
