import { randomUUID } from 'node:crypto'
import { minorUnits } from '../src/platform/money.ts'
import { admin, openSubscribers } from './subscribers.ts'

/** Asha eats at noon on Mondays, Wednesdays and Fridays, 450.00 for thirty days and paid; there is a dearer package. */
export async function openPlans() {
  const kitchen = await openSubscribers()
  const { sql, office, asha, active } = kitchen
  const [{ id: dear }] = await sql(
    `insert into meal_packages (name, price, duration_days) values ('Royal', 900.00, 30) returning id`,
  )
  const key = () => ({ 'Idempotency-Key': randomUUID() })
  const change = (id: number, wish: object = {}, door = admin, who: typeof office | typeof asha = office) =>
    who.post(`${door}${id}/change_plan/`, { meal_package: dear, ...wish }, key())
  const balance = async () =>
    (await sql('select balance from wallets where customer = $1', [asha.customer]))[0].balance
  const unearned = async () =>
    (await sql(`select coalesce(sum(amount), 0) as sum from ledger_entries where account = 'unearned'`))[0]
      .sum
  /** What stands of a subscription's meals, in minor units. */
  const worth = async (id: number) => {
    const orders = await sql(
      `select total from orders where subscription = $1 and status <> 'cancelled' order by delivery_date`,
      [id],
    )
    return orders.reduce((sum, { total }) => sum + minorUnits(total), 0n)
  }
  const paid = () => active({ payment_mode: 'cash' })
  return { ...kitchen, dear, key, change, balance, unearned, worth, paid }
}
