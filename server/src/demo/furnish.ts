import type { Deps } from '../deps.ts'
import type { App } from '../platform/http/corridor.ts'
import type { Tenant } from '../platform/tenancy/tenant.ts'
import { demoClient, type DemoClient } from './client.ts'
import { dayFromToday, setTaxRate } from './demo.sql.ts'
import { demoCustomers, demoPassword, demoPhone, type DemoKitchen } from './kitchens.ts'

type Row = { id: number }
export type Eater = { client: DemoClient; customer: number; address: number }
export type Slot = { id: number; name: string }
export type Stock = { eaters: Eater[]; slots: Slot[]; driver: DemoClient }

/** A week back and a week ahead. */
export const days = Array.from({ length: 15 }, (_, place) => place - 7)

/** Fills a kitchen: dishes, slots, a zone with its driver, customers with addresses and money, and a fortnight of menus. */
export async function furnish(
  app: App,
  deps: Deps,
  tenant: Tenant,
  kitchen: DemoKitchen,
  manager: DemoClient,
): Promise<Stock> {
  await setTaxRate(deps.owner, tenant, kitchen.taxRate)
  const dishes = await addDishes(kitchen, manager)
  const slots = [
    await manager.post<Slot>('/api/v1/meal-slots/', {
      name: 'Lunch',
      code: 'lunch',
      cutoff_time: '10:00',
      sort_order: 1,
    }),
    await manager.post<Slot>('/api/v1/meal-slots/', {
      name: 'Dinner',
      code: 'dinner',
      cutoff_time: '16:00',
      sort_order: 2,
    }),
  ]
  const zone = await manager.post<Row>('/api/v1/driver/zones/', {
    name: `${kitchen.city} centre`,
    delivery_fee: kitchen.deliveryFee,
  })
  const phone = demoPhone(99)
  await manager.post('/api/v1/driver/drivers/', {
    name: 'Ravi on the scooter',
    phone,
    password: demoPassword,
    zone_ids: [zone.id],
    vehicle_type: 'Scooter',
  })

  const visitor = demoClient(app, { 'x-tenant-slug': kitchen.slug })
  const driver = await visitor.post<{ access: string }>('/api/v1/auth/login/', {
    username: phone.replace('+', ''),
    password: demoPassword,
  })
  const eaters = await Promise.all(
    demoCustomers.map((name, place) => addCustomer(app, kitchen, manager, zone.id, name, place)),
  )
  for (const day of days) await publishMenus(tenant, manager, slots, dishes, day)
  return {
    eaters,
    slots,
    driver: demoClient(app, { 'x-tenant-slug': kitchen.slug, authorization: `Bearer ${driver.access}` }),
  }
}

async function addDishes({ dishes }: DemoKitchen, manager: DemoClient): Promise<Row[]> {
  const categories = new Map<string, number>()
  for (const name of new Set(dishes.map((dish) => dish.category))) {
    categories.set(name, (await manager.post<Row>('/api/v1/categories/', { name, description: '' })).id)
  }
  const made = []
  for (const dish of dishes)
    made.push(
      await manager.post<Row>('/api/v1/menu-items/', { ...dish, category: categories.get(dish.category) }),
    )
  return made
}

async function addCustomer(
  app: App,
  { slug, city, credit }: DemoKitchen,
  manager: DemoClient,
  zone: number,
  name: string,
  place: number,
): Promise<Eater> {
  const [first_name = '', ...rest] = name.split(' ')
  const { tokens } = await demoClient(app, { 'x-tenant-slug': slug }).post<{ tokens: { access: string } }>(
    '/api/v1/customer/auth/register/',
    { phone: demoPhone(place), password: demoPassword, first_name, last_name: rest.join(' ') },
  )
  const {
    results: [customer],
  } = await manager.get<{ results: Row[] }>(
    `/api/v1/customers/?search=${encodeURIComponent(demoPhone(place))}`,
  )
  if (!customer) throw new Error(`${name} has just registered`)
  const { id: address } = await manager.post<Row>('/api/v1/customer-addresses/', {
    customer: customer.id,
    street: `${place + 1} Garden Road`,
    city,
    building_name: `Block ${'ABCD'[place % 4]}`,
    flat_number: String(10 + place),
    zone,
    is_default: true,
  })
  await manager.post(
    `/api/v1/customers/${customer.id}/wallet/credit/`,
    { amount: credit, reason: 'Paid at the counter' },
    { 'idempotency-key': `demo-${customer.id}` },
  )
  return {
    address,
    customer: customer.id,
    client: demoClient(app, { 'x-tenant-slug': slug, authorization: `Bearer ${tokens.access}` }),
  }
}

/** Six dishes a meal, another six each time, so that no two days look alike. */
async function publishMenus(
  { read }: Tenant,
  manager: DemoClient,
  slots: Slot[],
  dishes: Row[],
  day: number,
) {
  const menu_date = await dayFromToday(read, day)
  for (const [place, slot] of slots.entries()) {
    const items = dishes
      .filter((_, dish) => (dish + day + 7 + place * 3) % 4 !== 0)
      .map(({ id }) => ({ master_item: id }))
    const menu = await manager.post<Row>('/api/v1/daily-menus/', {
      menu_date,
      meal_slot: slot.id,
      diet_type: 'nonveg',
      notes: '',
      items,
    })
    await manager.post(`/api/v1/daily-menus/${menu.id}/publish/`)
  }
}
