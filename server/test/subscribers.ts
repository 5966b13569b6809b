import { strict as assert } from 'node:assert'
import { schedules } from '../src/schedules.ts'
import { runSchedule } from '../src/platform/jobs/schedule.ts'
import { openKitchen } from './harness.ts'

export const monday = '2026-03-09'
export const admin = '/api/v1/subscriptions-admin/'
export const own = '/api/v1/customer/subscriptions/'

/** A kitchen at eight on a Monday, with slots, a delivery zone, a package of 450.00 for 30 days and its menu. */
export async function openSubscribers(options: Parameters<typeof openKitchen>[0] = {}) {
  const kitchen = await openKitchen(options)
  await kitchen.holdClock(`${monday}T08:00`)
  const { sql } = kitchen
  const idOf = async (statement: string, ...values: unknown[]): Promise<number> =>
    (await sql<{ id: number }>(`${statement} returning id`, values))[0]!.id // an insert answers its row

  const slotOf = (name: string, cutoff: string | null) =>
    idOf('insert into meal_slots (name, code, cutoff_time) values ($1, lower($1), $2)', name, cutoff)
  const zero = kitchen.tenant.currency_digits === 2 ? '0.00' : '0'
  const money = (amount: number) => amount.toFixed(kitchen.tenant.currency_digits)
  const [lunch, dinner, zone, menu] = await Promise.all([
    slotOf('Lunch', '10:00'),
    slotOf('Dinner', null),
    idOf(`insert into zones (name, delivery_fee) values ('Marina', $1)`, zero),
    idOf(`insert into menus (name, price) values ('Veg Thali', $1)`, money(18)),
  ])
  const mealPackage = await idOf(
    `insert into meal_packages (name, price, diet_type, duration_days, portion_label) values ('Monthly Veg', $1, 'veg', 30, 'large')`,
    money(450),
  )
  await sql('insert into package_menus (meal_package, menu) values ($1, $2)', [mealPackage, menu])
  const office = await kitchen.person('staff')

  /** A customer with an address in the zone. */
  const subscriber = async (more: Parameters<typeof kitchen.customer>[0] = {}) => {
    const customer = await kitchen.customer(more)
    await sql('update customer_addresses set zone = $1 where customer = $2', [zone, customer.customer])
    return customer
  }
  const asha = await subscriber({ wallet: money(500) })

  /** Thirty days from this Monday, at noon on Mondays, Wednesdays and Fridays: thirteen meals. */
  const wish = (more: object = {}) => ({
    customer: asha.customer,
    start_date: monday,
    end_date: '2026-04-07',
    time_slot: lunch,
    meal_package: mealPackage,
    lunch_address: asha.address,
    selected_days: ['Monday', 'Wednesday', 'Friday'],
    ...more,
  })
  const made = async (more: object = {}): Promise<any> => {
    const { status, body } = await office.post(admin, wish(more))
    assert.equal(status, 201, JSON.stringify(body))
    return body
  }
  const act = (id: number, action: string) => office.post(`${admin}${id}/${action}/`)
  const active = async (more: object = {}): Promise<any> => {
    const { id } = await made(more)
    const { status, body } = await act(id, 'activate')
    assert.equal(status, 200, JSON.stringify(body))
    return body
  }
  /** The dates of a subscription's meals that stand, in order. */
  const dates = async (subscription: number, status = '%'): Promise<string[]> =>
    (
      await sql(
        `select delivery_date from orders where subscription = $1 and status like $2 and status <> 'cancelled' order by 1`,
        [subscription, status],
      )
    ).map(({ delivery_date }) => delivery_date)
  const bills = (subscription: number) =>
    sql(
      `select period_start, period_end, due_date, total, status from invoices where subscription = $1 order by id`,
      [subscription],
    )
  /** What the queue does when the minute comes. */
  const recurring = async (name: string) => {
    const schedule = schedules.find((one) => one.name === name)
    assert.ok(schedule)
    await runSchedule(schedule, [kitchen.tenant.id], kitchen.server.deps)
  }
  return {
    ...kitchen,
    office,
    asha,
    subscriber,
    lunch,
    dinner,
    slotOf,
    zone,
    menu,
    mealPackage,
    wish,
    made,
    act,
    active,
    dates,
    bills,
    recurring,
  }
}
