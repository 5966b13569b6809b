import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openBooks } from '../../../test/books.ts'
import { eatUncovered } from '../../../test/debts.ts'
import { key, openLunch, day } from '../../../test/sold-lunch.ts'
import { examineBooks } from '../books/index.ts'

/** Asha has nothing in her wallet, has paid 15.50 for an order of today, and owes 12.00 for a meal that she ate. */
async function openDebt() {
  const lunch = await openLunch()
  const { sell, asha, manager, customer, sql, accounts, tenant } = lunch
  const friend = await customer({ name: 'Berta' })
  const wallet = `/api/v1/customers/${asha.customer}/wallet/`
  const act = (door: string, body: object, of = wallet) => manager.post(`${of}${door}/`, body, key())
  const order = await sell()
  const sent = await act('transfer', { to: friend.customer, amount: '84.50', reason: 'a loan' })
  assert.equal(sent.status, 201)
  const meal = await eatUncovered(lunch, { customer: asha.customer, total: '12.00', date: day })
  return {
    ...lunch,
    friend,
    order,
    meal,
    act,
    sent: sent.body.id as number,
    purse: async (): Promise<any> => (await asha.get('/api/v1/customer/wallet/')).body,
    told: async (): Promise<string[]> =>
      (
        await sql(
          `select explanation from ledger_transactions where explanation like '%was owed for%' order by id`,
        )
      ).map(({ explanation }) => explanation),
    /** What all accounts are short of, as the trial balance and the ageing report say it. */
    async judge(owed: string) {
      assert.deepEqual(await examineBooks(tenant), [])
      const { body } = await manager.get('/api/v1/books/ageing/')
      assert.equal(body.total.owes, owed)
      const { receivable = '0.00' } = await accounts()
      assert.equal(receivable, owed === '0.00' ? '0.00' : `-${owed}`)
    },
  }
}
type Debt = Awaited<ReturnType<typeof openDebt>>

const doors: Record<string, (debt: Debt) => Promise<{ status: number }>> = {
  'the office credits 15.50': ({ act }) => act('credit', { amount: '15.50', reason: 'cash at the counter' }),
  'a top-up of 15.50 is confirmed': async ({ asha, manager }) => {
    const { body } = await asha.post('/api/v1/customer/wallet/topup/', { amount: '15.50' }, key())
    const [wish] = (await manager.get('/api/v1/wallet/top-ups/')).body.results
    assert.equal(wish.reference, body.reference)
    return manager.post(`/api/v1/wallet/top-ups/${wish.id}/confirm/`)
  },
  'a friend sends 15.50': ({ act, asha, friend }) =>
    act(
      'transfer',
      { to: asha.customer, amount: '15.50', reason: 'lunch' },
      `/api/v1/customers/${friend.customer}/wallet/`,
    ),
  'an order of 15.50 is paid back': async ({ refund, deliver, order: { id, dal, rice } }) => {
    await deliver(id)
    const lines = [
      { line: dal, quantity: 3 },
      { line: rice, quantity: 1 },
    ]
    return refund(id, { lines })
  },
  'an order of 15.50 is cancelled': ({ manager, order }) =>
    manager.post(`/api/v1/orders/${order.id}/update_status/`, { status: 'cancelled' }),
  'promotional money of 15.50 is given': ({ act }) => act('grant', { amount: '15.50', reason: 'sorry' }),
}
for (const [what, come] of Object.entries(doors))
  test(`what is owed for a delivered meal is taken first when ${what}, with a sentence that says for which meal`, async () => {
    const debt = await openDebt()
    const before = await debt.purse()
    assert.deepEqual([before.balance, before.owed], ['0.00', '12.00'])
    await debt.judge('12.00')
    const { status } = await come(debt)
    assert.ok(status === 200 || status === 201)
    const { balance, owed, transactions } = await debt.purse()
    assert.deepEqual([balance, owed], ['3.50', '0.00'])
    const gift = what.startsWith('promotional')
      ? ', 12.00 AED of it promotional money, which is spent first'
      : ''
    assert.equal(
      transactions.results[0].explanation,
      `Paid 12.00 AED that was owed for the meal of ${day} (order ${debt.meal.order_number}), which was delivered though the wallet did not cover it${gift}`,
    )
    assert.equal(transactions.results[0].order, debt.meal.id)
    await debt.judge('0.00')
    await debt.act('credit', { amount: '1.00', reason: 'more' })
    assert.deepEqual([(await debt.purse()).balance, (await debt.told()).length], ['4.50', 1])
  })

test('what a credit note returns pays first what is owed for a delivered meal', async () => {
  const books = await openBooks()
  const { asha, issue, person } = books
  const office = await person('manager')
  const invoice = await issue()
  assert.equal((await office.post(`/api/v1/invoices/${invoice.id}/mark_paid/`)).status, 200)
  await eatUncovered(books, { customer: asha.customer, total: '12.00', date: day })
  const [item] = (await office.get(`/api/v1/invoices/${invoice.id}/`)).body.items
  const note = { lines: [{ item: item.id, amount: '20.00' }], reason: 'a lunch was cold' }
  assert.equal((await office.post(`/api/v1/invoices/${invoice.id}/credit_notes/`, note, key())).status, 201)
  const { balance, owed } = (await asha.get('/api/v1/customer/wallet/')).body
  assert.deepEqual([balance, owed], ['8.00', '0.00'])
})

test('a transfer that is undone pays first what its giver owes', async () => {
  const { manager, sent, purse, judge } = await openDebt()
  const undone = await manager.post(`/api/v1/wallet/movements/${sent}/reverse/`, { reason: 'a slip' }, key())
  assert.equal(undone.status, 201)
  const { balance, owed } = await purse()
  assert.deepEqual([balance, owed], ['72.50', '0.00'])
  await judge('0.00')
})

test('the oldest meal is paid first, part by part, and the office is told what is left in the wallet', async () => {
  const debt = await openDebt()
  const { act, purse, sql, asha, told, judge } = debt
  const older = await eatUncovered(debt, { customer: asha.customer, total: '5.00', date: day })
  await sql(`update orders set delivery_date = date '${day}' - 1 where id = $1`, [older.id])
  assert.equal((await act('credit', { amount: '8.00', reason: 'cash' })).body.balance, '0.00')
  assert.deepEqual(
    (await told()).map((sentence) => sentence.split(' (')[0]),
    [
      `Paid 5.00 AED that was owed for the meal of 2026-03-09`,
      `Paid 3.00 AED that was owed for the meal of ${day}`,
    ],
  )
  assert.equal((await purse()).owed, '9.00')
  await judge('9.00')
  assert.equal((await act('credit', { amount: '10.00', reason: 'cash' })).body.balance, '1.00')
  await judge('0.00')
})

test('a debt is paid out of what is there and never out of credit, and what is below zero is no debt of a meal', async () => {
  const { act, purse, manager, asha, sql, judge } = await openDebt()
  const limit = await manager.patch(
    `/api/v1/customers/${asha.customer}/wallet/`,
    { credit_limit: '50.00' },
    key(),
  )
  assert.deepEqual([limit.status, limit.body.owed], [200, '12.00'])
  assert.equal((await act('credit', { amount: '4.00', reason: 'cash' })).status, 201)
  const { balance, owed } = await purse()
  assert.deepEqual([balance, owed], ['0.00', '8.00'])
  await judge('8.00')
  const [{ lowest }] = await sql(
    'select min(balance_after) as lowest from ledger_entries where customer = $1',
    [asha.customer],
  )
  assert.equal(lowest, '0.00')
})

test('however many pay in at once, a debt is paid once', async () => {
  const { act, purse, told, judge } = await openDebt()
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => act('credit', { amount: '5.00', reason: 'cash' })),
  )
  assert.ok(answers.every(({ status }) => status === 201))
  const { balance, owed } = await purse()
  assert.deepEqual([balance, owed], ['18.00', '0.00'])
  assert.equal((await told()).length, 3)
  await judge('0.00')
})

test('a debt that is paid while its meal is paid back is never paid by both', async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    const { act, purse, judge, meal, sql, refund } = await openDebt()
    const [line] = await sql<{ id: number }>(
      `insert into order_lines ("order", name, quantity, unit_price, price_source, tax_rate, tax, total)
       values ($1, 'Thali', 1, '12.00', 'subscription', 5, '0.00', '12.00') returning id`,
      [meal.id],
    )
    const answers = await Promise.all([
      refund(meal.id, { lines: [{ line: line?.id, quantity: 1 }] }),
      act('credit', { amount: '12.00', reason: 'cash' }),
    ])
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201],
    )
    const { balance, owed } = await purse()
    assert.deepEqual([balance, owed], ['12.00', '0.00'])
    await judge('0.00')
  }
})
