import type { Deps } from '../deps.ts'
import type { Tenant } from '../platform/tenancy/tenant.ts'
import type { DemoClient } from './client.ts'
import { dayFromToday, holdClock, letClockGo } from './demo.sql.ts'
import type { Slot, Stock } from './furnish.ts'

type People = Stock & { manager: DemoClient; cook: DemoClient }
type DayMenu = { menus: { meal_slot: Slot; items: { id: number }[] }[] }
type Ticket = { id: number; order_id: number; delivery_date: string }

/**
 * Lives the last three days to their end, and today up to a busy kitchen: orders come in before the cut-off, the cook
 * works through them, the driver brings them. Each day passes at its own time, by the kitchen's clock.
 */
export async function sellAWeek(deps: Deps, tenant: Tenant, people: People): Promise<void> {
  for (const days of [-3, -2, -1]) {
    const date = await dayFromToday(tenant.read, days)
    await holdClock(deps.owner, tenant, { days, time: '08:15' })
    await takeOrders(people, date)
    await holdClock(deps.owner, tenant, { days, time: '12:30' })
    const tickets = await ticketsOf(people, date)
    for (const ticket of tickets) await cook(people, ticket, 3)
    for (const { order_id } of tickets) await deliver(people, order_id)
    await letClockGo(deps.owner, tenant)
  }
  const today = await dayFromToday(tenant.read, 0)
  await holdClock(deps.owner, tenant, { days: 0, time: '08:15' })
  await takeOrders(people, today)
  await takeOrders(people, await dayFromToday(tenant.read, 1), 5)
  for (const [place, ticket] of (await ticketsOf(people, today)).entries())
    await cook(people, ticket, place % 4)
  await letClockGo(deps.owner, tenant)
}

async function takeOrders({ eaters, slots }: People, delivery_date: string, most = eaters.length) {
  for (const [place, { client, address }] of eaters.slice(0, most).entries()) {
    const { menus } = await client.get<DayMenu>(`/api/v1/customer/daily-menus/?date=${delivery_date}`)
    for (const [slotPlace, slot] of slots.entries()) {
      // Not everybody eats here twice a day.
      if ((place + slotPlace) % 3 === 2) continue
      const offered = menus.find((menu) => menu.meal_slot.id === slot.id)?.items ?? []
      const items = [0, 1, 3]
        .map((step) => offered[(place + step) % offered.length])
        .filter((item) => item !== undefined)
      await client.post(
        '/api/v1/customer/orders/',
        {
          delivery_date,
          meal_slot: slot.id,
          address,
          payment_mode: place % 4 === 3 ? 'cash' : 'wallet',
          items: [...new Set(items)].map(({ id }) => ({ daily_menu_item: id, quantity: 1 + (place % 2) })),
          special_instructions: instructions[place] ?? '',
        },
        { 'idempotency-key': `demo-${delivery_date}-${slot.id}` },
      )
    }
  }
}

const instructions: Record<number, string> = {
  1: 'No onion, please',
  4: 'Ring twice, the bell is shy',
  6: 'Less spicy',
}

const ticketsOf = async ({ cook }: People, date: string) =>
  (await cook.get<{ results: Ticket[] }>(`/api/v1/kitchen/orders/?date=${date}`)).results

/** As many of the three steps as asked: claimed, started, ready. */
async function cook({ cook }: People, { id }: Ticket, steps: number) {
  for (const step of ['claim', 'start_preparation', 'mark_ready'].slice(0, steps))
    await cook.post(`/api/v1/kitchen/orders/${id}/${step}/`)
}

async function deliver({ manager, driver }: People, order: number) {
  const { results } = await manager.get<{ results: { id: number; order: number }[] }>(
    `/api/v1/delivery/deliveries/?search=${order}`,
  )
  const delivery = results.find((one) => one.order === order)
  if (!delivery) throw new Error(`order ${order} is ready and has a delivery`)
  for (const status of ['out_for_delivery', 'delivered'])
    await driver.post(`/api/v1/driver/deliveries/${delivery.id}/update_status/`, { status })
}
