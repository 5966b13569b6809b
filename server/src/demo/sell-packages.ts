import type { Tenant } from '../platform/tenancy/tenant.ts'
import type { DemoClient } from './client.ts'
import { dayFromToday } from './demo.sql.ts'
import type { Stock } from './furnish.ts'
import type { DemoKitchen } from './kitchens.ts'

type Row = { id: number }

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']

/** What the kitchen sells by the month and who eats by it, what stands in its store, and who asks to join. */
export async function sellPackages(tenant: Tenant, kitchen: DemoKitchen, manager: DemoClient, stock: Stock) {
  await subscribe(tenant, kitchen, manager, stock)
  await fillStore(manager)
  for (const [place, name] of ['Ishaan Mehta', 'Jamila Aziz'].entries()) {
    await manager.post('/api/v1/registration-requests/', {
      name,
      contact_number: `+9995000${70 + place}`,
      address: `${40 + place} Garden Road, ${kitchen.city}`,
      meal_selection: 'lunch',
      meal_type: 'veg',
      quantity: 1,
    })
  }
}

async function subscribe(
  { read, currency }: Tenant,
  { dishes, packagePrice }: DemoKitchen,
  manager: DemoClient,
  { eaters, slots }: Stock,
) {
  const { results: items } = await manager.get<{ results: (Row & { name: string; diet_type: string })[] }>(
    '/api/v1/menu-items/',
  )
  const [lunch] = slots
  const first = dishes[0]
  if (!lunch || !first) throw new Error('the kitchen was just furnished')
  const menu = await manager.post<Row>('/api/v1/menus/', {
    name: 'Vegetarian thali',
    description: 'The day’s dishes without meat',
    price: first.price,
    menu_item_ids: items.filter(({ diet_type }) => diet_type === 'veg').map(({ id }) => id),
  })
  const monthly = await manager.post<Row>('/api/v1/meal-packages/', {
    name: 'Monthly vegetarian lunch',
    description: 'Thirty days, on the weekdays you choose',
    price: packagePrice,
    currency,
    diet_type: 'veg',
    duration: 'monthly',
    duration_days: 30,
    meals_per_day: 1,
    portion_label: 'Full',
    menu_ids: [menu.id],
  })
  const [start_date, end_date] = [await dayFromToday(read, 0), await dayFromToday(read, 29)]
  for (const [place, { customer, address }] of eaters.slice(0, 5).entries()) {
    const { id } = await manager.post<Row>('/api/v1/subscriptions-admin/', {
      customer,
      start_date,
      end_date,
      time_slot: lunch.id,
      meal_package: monthly.id,
      lunch_address: address,
      selected_days: place % 2 ? weekdays : [...weekdays, 'Saturday', 'Sunday'],
      payment_mode: place % 3 ? 'wallet' : 'cash',
    })
    // The last one has yet to pay and stays pending.
    if (place < 4) await manager.post(`/api/v1/subscriptions-admin/${id}/activate/`)
    if (place === 3) await manager.post(`/api/v1/subscriptions-admin/${id}/pause/`)
  }
}

async function fillStore(manager: DemoClient) {
  const kilogram = await manager.post<Row>('/api/v1/inventory/units/', {
    name: 'Kilogram',
    abbreviation: 'kg',
    category: 'weight',
  })
  const litre = await manager.post<Row>('/api/v1/inventory/units/', {
    name: 'Litre',
    abbreviation: 'L',
    category: 'volume',
  })
  const store = [
    ['Basmati rice', kilogram, '40', '15'],
    ['Red lentils', kilogram, '12', '10'],
    ['Ghee', litre, '3', '5'],
    ['Tomatoes', kilogram, '18', '8'],
  ] as const
  for (const [name, unit, current_stock, min_stock_level] of store)
    await manager.post('/api/v1/inventory/items/', { name, unit: unit.id, current_stock, min_stock_level })
}
