import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { openKitchen } from './harness.ts'

export const day = '2026-03-10'
export const key = () => ({ 'idempotency-key': randomUUID() })

/**
 * A kitchen at nine in the morning with 5% tax; lunch closes at ten. Asha has 100.00 in her wallet. `sell` places an order
 * of hers (three dal and one rice of 4.50 and 2.00, unless said otherwise), `deliver` brings it to her at eleven.
 */
export async function openLunch(options: Parameters<typeof openKitchen>[0] = {}) {
  const kitchen = await openKitchen(options)
  await kitchen.holdClock(`${day}T09:00`)
  await kitchen.sql('update settings set tax_rate = 5')
  const menu = await kitchen.publishMenu({
    date: day,
    items: { Dal: { price: '4.50', portions: 50 }, Rice: { price: '2.00', portions: 50 } },
  })
  const [asha, manager, omar] = [
    await kitchen.customer({ wallet: '100.00' }),
    await kitchen.person('manager'),
    await kitchen.driver(),
  ]
  const { sql } = kitchen

  async function sell({ payment_mode = 'wallet', dal = 3, rice = 1 } = {}) {
    const wish = { Dal: dal, Rice: rice }
    const { status, body } = await asha.post(
      '/api/v1/customer/orders/',
      {
        delivery_date: day,
        meal_slot: menu.slot,
        address: asha.address,
        payment_mode,
        items: Object.entries(wish)
          .filter(([, quantity]) => quantity > 0)
          .map(([name, quantity]) => ({ daily_menu_item: menu.items[name], quantity })),
      },
      key(),
    )
    assert.equal(status, 201, JSON.stringify(body))
    const lines = await sql<{ id: number; name: string }>(
      'select id, name from order_lines where "order" = $1 order by id',
      [body.id],
    )
    const line = (name: string) => lines.find((one) => one.name === name)?.id ?? 0
    return { id: body.id as number, dal: line('Dal'), rice: line('Rice') }
  }

  async function deliver(id: number, { driver = omar.driver as number | null } = {}) {
    await kitchen.holdClock(`${day}T11:00`)
    const move = async (status: string) => {
      const answer = await manager.post(`/api/v1/orders/${id}/update_status/`, { status })
      assert.equal(answer.status, 200, JSON.stringify(answer.body))
    }
    await move('preparing')
    await move('ready')
    if (driver !== null)
      await sql(
        `insert into assignments ("order", driver) values ($1, $2) on conflict ("order") do update set driver = excluded.driver`,
        [id, driver],
      )
    await move('delivered')
  }

  return {
    ...kitchen,
    menu,
    asha,
    manager,
    omar,
    sell,
    deliver,
    refund: (order: number, wish: object, headers: Record<string, string> = key()) =>
      manager.post(
        `/api/v1/orders/${order}/refund/`,
        { destination: 'wallet', reason: 'it was cold', ...wish },
        headers,
      ),
    balance: async (): Promise<string> => (await asha.get('/api/v1/customer/wallet/')).body.balance,
    /** What the ledger has on each account, of one order or in all. */
    async accounts(order?: number): Promise<Record<string, string>> {
      const sums = await sql<{ account: string; sum: string }>(
        `select e.account, sum(e.amount) as sum from ledger_entries e join ledger_transactions t on t.id = e.transaction
         where $1::integer is null or t."order" = $1 group by e.account having sum(e.amount) <> 0 order by 1`,
        [order ?? null],
      )
      return Object.fromEntries(sums.map(({ account, sum }) => [account, sum]))
    },
  }
}
export type Lunch = Awaited<ReturnType<typeof openLunch>>
