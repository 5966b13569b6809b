import { strict as assert } from 'node:assert'
import { issueInvoice } from '../src/features/invoices/index.ts'
import { formatMoney } from '../src/platform/money.ts'
import { openKitchen } from './harness.ts'

type Wish = Partial<Parameters<typeof issueInvoice>[2]>

/** A kitchen on a March morning with a customer, and how it bills her. */
export async function openBooks(options: Parameters<typeof openKitchen>[0] = {}) {
  const kitchen = await openKitchen(options)
  await kitchen.holdClock('2026-03-10T09:00')
  const [asha, staff] = await Promise.all([kitchen.customer(), kitchen.person('staff')])
  const price = formatMoney(
    30n * 10n ** BigInt(kitchen.tenant.currency_digits),
    kitchen.tenant.currency_digits,
  )

  /** A subscription, as a row: what may be sold is another room's affair. */
  async function subscribe(customer = asha.customer): Promise<number> {
    const [{ id } = { id: 0 }] = await kitchen.sql(
      `insert into subscriptions (customer, start_date, end_date, selected_days, price, cost_per_meal, total_cost)
      values ($1, '2026-03-01', '2026-03-31', '{Monday}', $2, $2, $2) returning id`,
      [customer, price],
    )
    return id
  }
  const bill = (subscription: number, wish: Wish = {}) =>
    kitchen.tenant.write((tx) =>
      issueInvoice(tx, kitchen.tenant, {
        customer: asha.customer,
        subscription,
        period_start: '2026-03-01',
        period_end: '2026-03-31',
        due_date: '2026-03-08',
        status: 'pending',
        lines: [{ menu: null, menu_name: 'Lunch, a month', quantity: '1', unit_price: price }],
        by: staff.account,
        ...wish,
      }),
    )
  const issue = async (wish: Wish = {}) => {
    const invoice = await bill(await subscribe(wish.customer), wish)
    return invoice ?? assert.fail('it was not issued')
  }
  /** What stands on each account; all of it together is nothing. */
  const trial = async () => {
    const accounts = await kitchen.sql<{ account: string; amount: string }>(
      'select account, sum(amount)::text as amount from ledger_entries group by account order by account',
    )
    const [sum] = await kitchen.sql(
      `select coalesce(sum(amount), 0) = 0 as balanced,
        coalesce(sum(amount) filter (where account = 'unearned'), 0) = (select coalesce(sum(total - credited_amount), 0) from invoices) as owed,
        coalesce(sum(amount) filter (where account = 'receivable'), 0) = (select coalesce(-sum(open_amount), 0) from invoices) as open
      from ledger_entries`,
    )
    assert.deepEqual(sum, { balanced: true, owed: true, open: true })
    return Object.fromEntries(accounts.map(({ account, amount }) => [account, amount]))
  }
  return { ...kitchen, asha, staff, subscribe, bill, issue, trial }
}
