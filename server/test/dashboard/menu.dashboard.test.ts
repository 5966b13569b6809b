import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { list, maybeText, model, pageOf, rowsOf, text } from './casts.ts'
import type { DashboardClient } from './client.ts'
import { anything, openDashboard } from './open-dashboard.ts'
import * as models from './models.ts'

const dish = (category: number, more: object = {}) => ({
  name: 'Dal Tadka',
  description: 'Yellow lentils',
  price: '12.50',
  calories: 320,
  allergens: ['mustard'],
  category,
  diet_type: 'veg',
  is_available: true,
  ...more,
})
const makeCategory = (dashboard: DashboardClient) =>
  dashboard.post('categories/', models.Category, { name: 'Mains', description: '' })

test('the master items screen: add, change, switch off and on', async () => {
  const { dashboard } = await openDashboard()
  assert.deepEqual(await dashboard.get('menu-items/', rowsOf(models.FoodItem)), [])
  assert.deepEqual(await dashboard.get('categories/', rowsOf(models.Category)), [])
  const { id: category } = await makeCategory(dashboard)

  const made = await dashboard.post('menu-items/', models.FoodItem, dish(category))
  assert.equal(made.price, 12.5)
  const unit = await dashboard.get('inventory/units/', rowsOf(models.UnitOfMeasure))
  assert.deepEqual(unit, [])

  const changed = await dashboard.patch(
    `menu-items/${made.id}/`,
    models.FoodItem,
    dish(category, { price: '13.00' }),
  )
  assert.equal(changed.price, 13)
  await dashboard.post(`menu-items/${made.id}/toggle_availability/`, anything)
  const [shown] = await dashboard.get('menu-items/', rowsOf(models.FoodItem))
  assert.equal(shown?.is_available, false)
})

test('the menus screen: a menu is made of dishes, changed and deleted', async () => {
  const { dashboard } = await openDashboard()
  const { id: category } = await makeCategory(dashboard)
  const one = await dashboard.post('menu-items/', models.FoodItem, dish(category))
  const two = await dashboard.post('menu-items/', models.FoodItem, dish(category, { name: 'Rice' }))
  const wish = (menu_item_ids: number[]) => ({
    name: 'Veg Thali',
    description: '',
    price: '18.00',
    is_active: true,
    menu_item_ids,
  })
  const menu = await dashboard.post('menus/', models.MenuPlan, wish([one.id]))
  assert.deepEqual(menu.menu_items, [one.id])
  const changed = await dashboard.patch(`menus/${menu.id}/`, models.MenuPlan, wish([one.id, two.id]))
  assert.deepEqual(changed.menu_items.toSorted(), [one.id, two.id].toSorted())
  await dashboard.delete(`menus/${menu.id}/`)
  assert.deepEqual(await dashboard.get('menus/', rowsOf(models.MenuPlan)), [])
})

test('the daily planner: editing a menu from the week keeps its dishes, and a new one is published', async () => {
  const { kitchen, dashboard } = await openDashboard()
  await kitchen.holdClock('2026-03-10T08:00')
  const { id: category } = await makeCategory(dashboard)
  const dal = await dashboard.post('menu-items/', models.FoodItem, dish(category))
  const rice = await dashboard.post('menu-items/', models.FoodItem, dish(category, { name: 'Rice' }))
  await kitchen.sql(
    `insert into meal_slots (name, code, cutoff_time, sort_order) values ('Lunch', 'lunch', '10:00', 1)`,
  )
  const week = () =>
    dashboard.get(
      'daily-menus/week/',
      model({ week_start: text(), week_end: text(), menus: list(models.DailyMenu) }),
      { start: '2026-03-09' },
    )

  const [slot] = await dashboard.get('meal-slots/', rowsOf(models.MealSlot))
  assert.ok(slot)
  assert.deepEqual((await week()).menus, [])
  const made = await dashboard.post('daily-menus/', models.DailyMenu, {
    menu_date: '2026-03-11',
    meal_slot: slot.id,
    diet_type: 'veg',
    notes: '',
    items: [
      { master_item: dal.id, override_price: '11.00', portion_label: 'Full', sort_order: 0 },
      { master_item: rice.id, override_price: null, portion_label: '', sort_order: 1 },
    ],
  })
  assert.equal(made.status, 'draft')
  const published = await dashboard.post(`daily-menus/${made.id}/publish/`, models.DailyMenu)
  assert.deepEqual([published.status, published.item_count], ['published', 2])
  const again = await dashboard.post(`daily-menus/${made.id}/publish/`, models.DailyMenu)
  assert.equal(again.items.length, 2, 'a second publish answers the menu, not an empty one')

  const cell = (await week()).menus.find(({ id }) => id === made.id)
  assert.ok(cell)
  assert.equal(cell.items.length, 2, 'the editor is filled from the week')
  // The dashboard saves the whole list back as it stands in the editor.
  const saved = await dashboard.patch(`daily-menus/${cell.id}/`, models.DailyMenu, {
    menu_date: cell.menu_date,
    meal_slot: cell.meal_slot,
    diet_type: cell.diet_type,
    notes: 'less salt',
    items: cell.items.map(({ master_item, override_price, portion_label, sort_order }) => ({
      master_item,
      override_price: override_price?.toFixed(2) ?? null,
      portion_label,
      sort_order,
    })),
  })
  assert.deepEqual([saved.items.length, saved.item_count, saved.notes], [2, 2, 'less salt'])
  await dashboard.get('daily-menus/today/', list(models.DailyMenu))
  await dashboard.get('daily-menus/', pageOf(models.DailyMenu), {
    date_from: '2026-03-09',
    date_to: '2026-03-15',
    meal_slot: slot.id,
    status: 'published',
  })
  const closed = await dashboard.post(`daily-menus/${made.id}/close/`, models.DailyMenu)
  assert.equal(closed.status, 'closed')
})

test('the packages screen: menus are put into a package with a price for the month', async () => {
  const { dashboard } = await openDashboard()
  const menu = await dashboard.post('menus/', models.MenuPlan, {
    name: 'Veg Thali',
    description: '',
    price: '18.00',
    is_active: true,
    menu_item_ids: [],
  })
  const wish = {
    name: 'Monthly Veg',
    description: '',
    price: '450.00',
    currency: 'AED',
    diet_type: 'veg',
    duration: 'monthly',
    duration_days: 30,
    meals_per_day: 1,
    portion_label: 'Full',
    sort_order: 1,
    is_active: true,
    menu_ids: [menu.id],
  }
  const made = await dashboard.post('meal-packages/', models.MealPackage, wish)
  assert.deepEqual(
    [made.price, made.diet_type_display, made.duration_display, made.menus.map(({ id }) => id)],
    [450, 'Vegetarian', 'Monthly', [menu.id]],
  )
  const { menu_ids: _, ...withoutMenus } = wish
  const changed = await dashboard.patch(`meal-packages/${made.id}/`, models.MealPackage, {
    ...withoutMenus,
    price: '470.00',
  })
  assert.deepEqual([changed.price, changed.menus.length], [470, 1], 'menus are sent only when there are some')
  const veg = await dashboard.get('meal-packages/', rowsOf(models.MealPackage), { diet_type: 'veg' })
  assert.equal(veg.length, 1)
  await dashboard.delete(`meal-packages/${made.id}/`)
})

test('the inventory screen: stock is entered as typed, adjusted, and shown when it is low', async () => {
  const { kitchen, dashboard } = await openDashboard()
  await kitchen.sql(`insert into units (name, abbreviation, category) values ('Kilogram', 'kg', 'weight')`)
  const [unit] = await dashboard.get('inventory/units/', rowsOf(models.UnitOfMeasure))
  assert.ok(unit)
  const wish = {
    name: 'Basmati rice',
    description: '',
    current_stock: '10.0',
    min_stock_level: '5.0',
    cost_per_unit: '3.5',
    supplier: '',
    unit: unit.id,
  }
  const made = await dashboard.post('inventory/items/', models.InventoryItem, wish)
  assert.deepEqual([made.current_stock, made.unit_abbreviation, made.is_low_stock], [10, 'kg', false])
  const adjusted = await dashboard.post(`inventory/items/${made.id}/adjust_stock/`, models.InventoryItem, {
    quantity: '-5.5',
  })
  assert.deepEqual([adjusted.current_stock, adjusted.is_low_stock], [4.5, true])
  const low = await dashboard.get('inventory/items/low_stock/', rowsOf(models.InventoryItem))
  assert.deepEqual(
    low.map(({ id }) => id),
    [made.id],
  )
  const changed = await dashboard.patch(`inventory/items/${made.id}/`, models.InventoryItem, {
    ...wish,
    current_stock: '20.0',
  })
  assert.equal(changed.current_stock, 20)
  await dashboard.post('menu-items/', models.FoodItem, {
    ...dish((await makeCategory(dashboard)).id),
    inventory_item: String(made.id),
  })
  const items = await dashboard.get(
    'menu-items/',
    rowsOf(model({ inventory_item_id: anything, image: maybeText })),
  )
  assert.equal(items[0]?.inventory_item_id, made.id)
})
