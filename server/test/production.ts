import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { openSubscribers } from './subscribers.ts'

type Wish = { allergens?: string[]; is_available?: boolean }

/** A kitchen with subscribers, dishes and a kitchen display that reads production plans. */
export async function openProduction(options: Parameters<typeof openSubscribers>[0] = {}) {
  const kitchen = await openSubscribers(options)
  const { sql, recurring, person, lunch } = kitchen
  const cook = await person('kitchen_staff')
  const price = kitchen.tenant.currency_digits === 2 ? '12.00' : '12'
  const [category] = await sql(`insert into categories (name) values ('Mains') returning id`)

  const dish = async (name: string, { allergens = [], is_available = true }: Wish = {}): Promise<number> => {
    const [made] = await sql(
      `insert into menu_items (name, description, price, category, allergens, is_available) values ($1, '', $2, $3, $4, $5) returning id`,
      [name, price, category.id, JSON.stringify(allergens), is_available],
    )
    return made.id
  }
  /** Publishes a day's lunch with these dishes, in this order. */
  const serve = async (date: string, dishes: number[], diet = 'nonveg') =>
    sql(
      `with menu as (insert into daily_menus (menu_date, meal_slot, diet_type, status) values ($1, $2, $4, 'published') returning id)
       insert into daily_menu_items (daily_menu, master_item, sort_order)
       select menu.id, dish, place from menu, unnest($3::integer[]) with ordinality as item (dish, place)`,
      [date, lunch, dishes, diet],
    )
  const lock = () => recurring('lock-slots')
  const plan = async (date: string, slot: number | null = lunch, more = ''): Promise<any> => {
    const { status, body } = await cook.get(
      `/api/v1/production/?date=${date}${slot === null ? '' : `&slot=${slot}`}${more}`,
    )
    if (status !== 200) throw new Error(JSON.stringify(body))
    return body
  }
  /** Each account's sum, without those that are zero. */
  const books = async (): Promise<Record<string, string>> =>
    Object.fromEntries(
      (
        await sql(
          'select account, sum(amount) as amount from ledger_entries group by account having sum(amount) <> 0 order by 1',
        )
      ).map(({ account, amount }) => [account, amount]),
    )
  const wallet = async (customer: number): Promise<string> =>
    (await sql('select balance from wallets where customer = $1', [customer]))[0].balance
  /** A package priced by the meal, which is set aside in the wallet at the cut-off. */
  const perMeal = async (amount = '20.00'): Promise<number> =>
    (
      await sql(
        `insert into meal_packages (name, price, diet_type, duration_days, pricing) values ('By the meal', $1, 'both', 30, 'meal') returning id`,
        [amount],
      )
    )[0].id
  /** The bill of a subscription is paid from the wallet: promotional money of this amount first, then what it has. */
  async function payWithGift(subscription: number, amount: string): Promise<void> {
    const manager = await person('manager')
    const [bill] = await sql('select id, customer, open_amount from invoices where subscription = $1', [
      subscription,
    ])
    const wish = { amount, reason: 'welcome' }
    const payment = { amount: bill.open_amount, method: 'wallet' }
    for (const [path, body] of [
      [`/api/v1/customers/${bill.customer}/wallet/grant/`, wish],
      [`/api/v1/invoices/${bill.id}/payments/`, payment],
    ] as const) {
      const answer = await manager.post(path, body, { 'idempotency-key': randomUUID() })
      assert.equal(answer.status, 201, JSON.stringify(answer.body))
    }
  }
  /** Paid and promotional money of a customer. */
  const purse = async (customer: number): Promise<[string, string]> => {
    const [{ balance, promo }] = await sql('select balance, promo from wallets where customer = $1', [
      customer,
    ])
    return [balance, promo]
  }
  return { ...kitchen, cook, dish, serve, lock, plan, books, wallet, purse, perMeal, payWithGift }
}
export type Production = Awaited<ReturnType<typeof openProduction>>
