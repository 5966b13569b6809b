import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openBooks } from '../../../test/books.ts'
import { day, key, openLunch } from '../../../test/sold-lunch.ts'
import { countReads } from '../../../test/statements.ts'

const books = (report: string, query = '') => `/api/v1/books/${report}/${query && `?${query}`}`

/** Yesterday Asha paid 100.00 in; today she bought for 15.50 from her wallet and for 15.50 in cash, and got 2.00 back. */
async function aDay() {
  const lunch = await openLunch()
  await lunch.sql(`update ledger_transactions set created_at = created_at - interval '1 day'`)
  await lunch.sql(`update ledger_entries set at = at - interval '1 day'`)
  const [paid, cash] = [await lunch.sell(), await lunch.sell({ payment_mode: 'cash' })]
  await lunch.deliver(paid.id)
  await lunch.deliver(cash.id)
  await lunch.refund(cash.id, { lines: [{ line: cash.rice, quantity: 1 }], destination: 'source' })
  const hand = { amount: '10.00', note: '' }
  await lunch.manager.post(`/api/v1/driver/drivers/${lunch.omar.driver}/hand_in/`, hand, key())
  return lunch
}

test('the trial balance shows each account over the days asked for, and sums to zero', async () => {
  const { manager } = await aDay()
  const { status, body } = await manager.get(books('trial-balance', `date_from=${day}&date_to=${day}`))
  assert.equal(status, 200, JSON.stringify(body))
  const rows = body.accounts.map((row: Record<string, string>) => Object.values(row))
  assert.deepEqual(rows, [
    ['cash', '0.00', '15.50', '10.00', '-5.50'],
    ['office', '-100.00', '10.00', '2.00', '-108.00'],
    ['sales', '0.00', '1.90', '29.52', '27.62'],
    ['tax', '0.00', '0.10', '1.48', '1.38'],
    ['unearned', '0.00', '17.50', '17.50', '0.00'],
    ['wallet', '100.00', '15.50', '0.00', '84.50'],
  ])
  assert.deepEqual(body.total, { opening: '0.00', debit: '60.50', credit: '60.50', closing: '0.00' })
  const before = (await manager.get(books('trial-balance', 'date_from=2026-03-01&date_to=2026-03-09'))).body
  assert.deepEqual(
    before.accounts.map((row: Record<string, string>) => row.closing),
    ['-100.00', '100.00'],
  )
  assert.equal(
    (await manager.get(books('trial-balance', 'date_from=2026-03-09&date_to=2026-03-01'))).status,
    400,
  )
})

test('the day book has every transaction of the local day with its legs, who booked it and a sentence', async () => {
  const { manager, asha, holdClock } = await aDay()
  const { body } = await manager.get(books('day-book', `date=${day}&page_size=3`))
  assert.equal(body.count, 6)
  const [first, second, third] = body.results
  assert.deepEqual(
    [first.type, first.explanation, first.created_by, first.created_at.slice(0, 16)],
    ['order_payment', 'Paid 15.50 AED for order ORD-000001', asha.account, `${day}T09:00`],
  )
  assert.deepEqual(first.legs, [
    { account: 'wallet', customer: asha.customer, amount: '-15.50' },
    { account: 'unearned', customer: null, amount: '15.50' },
  ])
  assert.deepEqual(
    [second.type, third.type, third.created_by_name],
    ['revenue', 'cash_sale', manager.username],
  )
  await holdClock('2026-03-11T00:00')
  assert.equal((await manager.get(books('day-book'))).body.count, 0)
})

test('the cash book carries its balance on, over pages and days', async () => {
  const { manager } = await aDay()
  const ask = async (query: string) => (await manager.get(books('cash-book', query))).body
  const { opening, transactions } = await ask(`date_from=${day}&date_to=${day}`)
  assert.equal(opening, '100.00')
  const lines = transactions.results.map((row: Record<string, string>) => [
    row.account,
    row.amount,
    row.balance,
  ])
  assert.deepEqual(lines, [
    ['cash', '15.50', '115.50'],
    ['office', '-2.00', '113.50'],
    ['cash', '-10.00', '103.50'],
    ['office', '10.00', '113.50'],
  ])
  const second = await ask(`date_from=${day}&date_to=${day}&page_size=2&page=2`)
  assert.deepEqual(second.transactions.results, transactions.results.slice(2))
  assert.equal(
    (await ask('date_from=2026-03-09&date_to=2026-03-09')).transactions.results.at(-1).balance,
    '100.00',
  )
})

test('ageing: what is paid goes to the oldest invoice first, the rest stands by how long it is due; a wallet below zero is owed too', async () => {
  const { manager, asha, customer, sql } = await openLunch()
  const berta = await customer({ name: 'Berta' })
  const invoice = async (days: number, total: string) => {
    const [made] = await sql<{ id: number }>(
      `insert into invoices (customer, invoice_number, date, due_date, total)
       select $1, 'INV-' || $2::text, date '${day}' - 120, date '${day}' - $2::integer, $3 returning id`,
      [asha.customer, days, total],
    )
    return made?.id ?? 0
  }
  await invoice(100, '10.00')
  await invoice(75, '20.00')
  await invoice(45, '30.00')
  const newest = await invoice(30, '40.00')
  await invoice(-5, '50.00')
  assert.equal((await manager.post(`/api/v1/invoices/${newest}/mark_paid/`)).status, 200)
  await sql(`update wallets set credit_limit = '5.00' where customer = $1`, [berta.customer])
  await sql(
    `with t as (insert into ledger_transactions (type, explanation) values ('adjustment', 'a loan') returning id),
      w as (update wallets set balance = '-3.00', version = 1 where customer = $1)
     insert into ledger_entries (transaction, account, customer, amount, version, balance_after)
     select id, 'wallet', $1::integer, '-3.00'::numeric, 1, '-3.00'::numeric from t union all select id, 'office', null, '3.00', null, null from t`,
    [berta.customer],
  )
  const { body } = await manager.get(books('ageing'))
  assert.deepEqual(
    body.customers.results.map((row: Record<string, unknown>) => Object.values(row).slice(1)),
    [
      // 40.00 paid: all of the first two, and 10.00 of the third.
      ['Asha Rao', '50.00', '40.00', '20.00', '0.00', '0.00', '0.00', '110.00'],
      ['Berta', '0.00', '0.00', '0.00', '0.00', '0.00', '-3.00', '3.00'],
    ],
  )
  assert.deepEqual([body.total.owes, body.total.wallet], ['113.00', '-3.00'])
  const earlier = (await manager.get(books('ageing', 'date=2026-03-09'))).body
  assert.equal(earlier.total.owes, '150.00')
})

test('ageing: a delivered meal that the wallet did not cover is owed from the day on which it was eaten', async () => {
  const { manager, sql, deliver, customer, holdClock } = await openLunch()
  const berta = await customer({ name: 'Berta' })
  const [meal] = await sql<{ id: number }>(
    `insert into orders (customer, delivery_date, status, payment_mode, quantity, total, tax, currency)
     values ($1, '${day}', 'pending', 'hold', 1, '12.00', '0.57', 'AED') returning id`,
    [berta.customer],
  )
  assert.ok(meal)
  await manager.post(`/api/v1/orders/${meal.id}/update_status/`, { status: 'confirmed' })
  await deliver(meal.id)
  const owed = async (date: string) =>
    (await manager.get(books('ageing', `date=${date}`))).body.customers.results.map(
      ({ customer_name, days_0_30, days_31_60, owes }: Record<string, string>) =>
        [customer_name, days_0_30, days_31_60, owes].join(' '),
    )
  await holdClock('2026-04-12T09:00')
  assert.deepEqual(await owed('2026-03-09'), [])
  assert.deepEqual(await owed(day), ['Berta 12.00 0.00 12.00'])
  assert.deepEqual(await owed('2026-04-10'), ['Berta 0.00 12.00 12.00'])
})

test('ageing: what was paid and then credited counts once, and not on another invoice', async () => {
  const { person, issue, holdClock } = await openBooks()
  const [first] = [await issue({ due_date: '2026-03-08' }), await issue({ due_date: '2026-03-20' })]
  const office = await person('manager')
  assert.equal((await office.post(`/api/v1/invoices/${first.id}/mark_paid/`)).status, 200)
  const [item] = (await office.get(`/api/v1/invoices/${first.id}/`)).body.items
  const note = { lines: [{ item: item.id, amount: '10.00' }], reason: 'a lunch was cold' }
  const credited = await office.post(`/api/v1/invoices/${first.id}/credit_notes/`, note, key())
  assert.equal(credited.status, 201, JSON.stringify(credited.body))
  await holdClock('2026-03-21T09:00')
  const { total } = (await office.get(books('ageing'))).body
  assert.deepEqual([total.days_0_30, total.owes], ['30.00', '30.00'])
})

test('ageing: what was owed on a day stays owed on that day when it is credited whole later, as in the trial balance', async () => {
  const { person, issue, holdClock } = await openBooks()
  const office = await person('manager')
  const { id } = await issue()
  const paid = await office.post(
    `/api/v1/invoices/${id}/payments/`,
    { amount: '12.00', method: 'cash' },
    key(),
  )
  assert.equal(paid.status, 201)
  const [item] = (await office.get(`/api/v1/invoices/${id}/`)).body.items
  await holdClock('2026-03-12T09:00')
  const note = { lines: [{ item: item.id, quantity: '1' }], reason: 'it was issued by mistake' }
  assert.equal((await office.post(`/api/v1/invoices/${id}/credit_notes/`, note, key())).status, 201)
  for (const [date, owes] of [
    ['2026-03-10', '18.00'],
    ['2026-03-11', '18.00'],
    ['2026-03-12', '0.00'],
  ]) {
    const { total } = (await office.get(books('ageing', `date=${date}`))).body
    const { accounts } = (await office.get(books('trial-balance', `date_to=${date}`))).body
    const { closing } = accounts.find(({ account }: { account: string }) => account === 'receivable')
    assert.deepEqual([total.owes, Number(closing)], [owes, 0 - Number(owes)], date)
  }
})

test('ageing comes in pages, those who owe most first; its total is of all of them, and so many customers take no more statements', async () => {
  const { manager, customer, sql } = await openLunch()
  const owes = async (name: string, total: string) =>
    sql(
      `insert into invoices (customer, invoice_number, date, due_date, total) values ($1, $2, date '${day}', date '${day}', $3)`,
      [(await customer({ name })).customer, `INV-${name}`, total],
    )
  const read = async (query: string) => (await manager.get(books('ageing', query))).body
  const statements = () => countReads(() => read(''))
  await owes('Berta', '10.00')
  const one = await statements()
  await owes('Chitra', '30.00')
  await owes('Dina', '20.00')
  assert.equal(await statements(), one)

  const [first, second] = [await read('page_size=2'), await read('page_size=2&page=2')]
  const names = (page: typeof first) =>
    page.customers.results.map((row: Record<string, string>) => row.customer_name)
  assert.deepEqual([names(first), names(second)], [['Chitra', 'Dina'], ['Berta']])
  assert.deepEqual([first.customers.count, first.total.owes, second.total.owes], [3, '60.00', '60.00'])
  assert.equal((await manager.get(books('ageing', 'page=9'))).status, 404)
})

test('the books are for managers and the admin', async () => {
  const { person, asha } = await openLunch()
  for (const report of ['trial-balance', 'day-book', 'ageing', 'cash-book']) {
    assert.equal((await (await person('admin')).get(books(report))).status, 200)
    for (const role of ['staff', 'kitchen_staff', 'driver'] as const)
      assert.equal((await (await person(role)).get(books(report))).status, 403)
    assert.equal((await asha.get(books(report))).status, 403)
  }
})
