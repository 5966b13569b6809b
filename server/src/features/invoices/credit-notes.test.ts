import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { openBooks } from '../../../test/books.ts'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import { creditLines, spreadCredit, type Creditable } from './credit-lines.ts'
import { issueCreditNote } from './issue-credit-note.ts'

const office = '/api/v1/invoices/'
const key = () => ({ 'idempotency-key': randomUUID() })

async function openNotes() {
  const books = await openBooks()
  const { sql, staff, issue } = books
  await sql('update settings set tax_rate = 5')
  const two = [
    { menu: null, menu_name: 'Lunch', quantity: '3', unit_price: '10.00' },
    { menu: null, menu_name: 'Dinner', quantity: '1', unit_price: '20.00' },
  ]
  const { id } = await issue({ lines: two })
  const items = (await staff.get(`${office}${id}/`)).body.items.map((item: { id: number }) => item.id)
  const credit = (lines: object[], reason = 'cold', headers = key()) =>
    staff.post(`${office}${id}/credit_notes/`, { lines, reason }, headers)
  return { ...books, id, lunch: Number(items[0]), dinner: Number(items[1]), credit }
}

test('a credit note lowers what is owed first, and what was paid goes to the wallet, with a reason', async () => {
  const { id, lunch, dinner, credit, staff, asha, trial } = await openNotes()
  await staff.post(`${office}${id}/payments/`, { amount: '35.00', method: 'cash' }, key())
  const first = await credit([{ item: lunch, quantity: '1' }], 'It was cold')
  const { id: note, created_at: _at, ...rest } = first.body
  assert.equal(first.status, 201)
  assert.deepEqual(rest, {
    credit_note_number: 'CN-202603-0001',
    invoice: id,
    invoice_number: 'INV-202603-0001',
    customer: asha.customer,
    date: '2026-03-10',
    reason: 'It was cold',
    net: '9.52',
    tax_rate: '5.00',
    tax: '0.48',
    total: '10.00',
    returned_amount: '0.00',
    items: [{ item: lunch, menu_name: 'Lunch', quantity: '1.00', net: '9.52', tax: '0.48', gross: '10.00' }],
  })
  // 5.00 are open: the rest of the dinner is the customer's money.
  const second = await credit([{ item: dinner, amount: '12.00' }])
  assert.deepEqual([second.body.returned_amount, second.body.credit_note_number], ['7.00', 'CN-202603-0002'])
  const { body } = await staff.get(`${office}${id}/`)
  assert.deepEqual([body.status, body.open_amount, body.credited_amount], ['paid', '0.00', '22.00'])
  assert.deepEqual(await trial(), { office: '-35.00', receivable: '0.00', unearned: '28.00', wallet: '7.00' })
  const wallet = (await asha.get('/api/v1/customer/wallet/')).body
  assert.equal(
    wallet.transactions.results[0].explanation,
    'Returned 7.00 AED of invoice INV-202603-0001 with CN-202603-0002: cold',
  )
  assert.deepEqual((await staff.get(`/api/v1/credit-notes/${note}/`)).body, first.body)
  const list = (await staff.get(`/api/v1/credit-notes/?invoice=${id}`)).body
  assert.deepEqual([list.count, list.results[1]], [2, first.body])
})

test('never is more taken back than is left: of an item, by quantity or amount, or by many at once', async () => {
  const { id, lunch, dinner, credit, staff, sql, tenant } = await openNotes()
  const refused = async (lines: object[], more: object) => {
    const { status, body } = await credit(lines)
    const { detail: _detail, ...facts } = body
    assert.deepEqual([status, facts], [422, { code: 'credit_above_invoice', ...more }])
  }
  await refused([{ item: dinner, amount: '20.01' }], { item: dinner, amount: '20.01', left: '20.00' })
  await refused([{ item: lunch, quantity: '3.01' }], { item: lunch, quantity: '3.01', left: '3.00' })
  const answers = await Promise.all(Array.from({ length: 6 }, () => credit([{ item: lunch, quantity: '2' }])))
  assert.equal(answers.filter(({ status }) => status === 201).length, 1)
  await refused([{ item: lunch, quantity: '2' }], { item: lunch, quantity: '2', left: '1.00' })
  await assert.rejects(
    tenant.write((tx) => issueCreditNote(tx, tenant, { invoice: id, amount: '30.01', reason: 'x' }, null)),
    /credit_above_invoice/,
  )
  assert.equal((await credit([{ item: lunch, quantity: '1' }])).body.total, '10.00')
  for (const [lines, headers] of [
    [[{ item: 999, amount: '1.00' }]],
    [[{ item: dinner }]],
    [[{ item: dinner, amount: '1.00', quantity: '1' }]],
    [
      [
        { item: dinner, amount: '1.00' },
        { item: dinner, amount: '1.00' },
      ],
    ],
    [[{ item: dinner, quantity: '0' }]],
    [[{ item: dinner, amount: '1.00' }], {}],
    [[]],
  ] as [object[], object?][])
    assert.equal(
      (await staff.post(`${office}${id}/credit_notes/`, { lines, reason: 'x' }, (headers as never) ?? key()))
        .status,
      400,
    )
  assert.equal(
    (
      await staff.post(
        `${office}999/credit_notes/`,
        { lines: [{ item: 1, amount: '1' }], reason: 'x' },
        key(),
      )
    ).status,
    404,
  )
  assert.deepEqual(await sql('select credited_amount from invoices'), [{ credited_amount: '30.00' }])
})

test('all notes of an invoice together have its tax to the last cent, and close it', async () => {
  const { id, lunch, dinner, credit, staff, sql, trial } = await openNotes()
  for (const lines of [
    [
      { item: lunch, quantity: '1' },
      { item: dinner, amount: '0.01' },
    ],
    [{ item: lunch, quantity: '2' }],
  ])
    await credit(lines)
  await credit([{ item: dinner, amount: '19.99' }])
  const [notes] = await sql('select sum(tax) as tax, sum(total) as total from credit_notes')
  const { body } = await staff.get(`${office}${id}/`)
  assert.deepEqual(notes, { tax: body.tax, total: body.total })
  // Nobody had paid: there is nothing to give back, and nothing to pay.
  assert.deepEqual([body.status, body.open_amount], ['failed', '0.00'])
  assert.deepEqual((await staff.post(`${office}${id}/mark_paid/`)).body, {
    error: 'Nothing is owed for this invoice.',
  })
  assert.deepEqual(await trial(), { receivable: '0.00', unearned: '0.00' })
})

test('what was delivered already is taken from sales and tax, not from what is still to come', async () => {
  const { id, dinner, credit, sql } = await openNotes()
  const [{ subscription = 0 } = {}] = await sql('select subscription from invoices where id = $1', [id])
  const [{ order = 0 } = {}] = await sql(
    `insert into orders (customer, subscription, delivery_date, status, payment_mode, quantity, tax, total, currency)
      select customer, id, '2026-03-10', 'delivered', 'invoice', 1, 2.14, 45.00, 'AED' from subscriptions where id = $1 returning id as order`,
    [subscription],
  )
  await sql(
    `with t as (insert into ledger_transactions (type, explanation, "order") values ('revenue', 'x', $1) returning id)
    insert into ledger_entries (transaction, account, amount)
      select id, account, amount from t, (values ('unearned', -45.00), ('sales', 42.86), ('tax', 2.14)) leg (account, amount)`,
    [order],
  )
  assert.equal((await credit([{ item: dinner, amount: '15.00' }])).status, 201)
  const standing = await sql(
    'select account, sum(amount) as amount from ledger_entries group by 1 order by 1',
  )
  assert.deepEqual(Object.fromEntries(standing.map(({ account, amount }) => [account, amount])), {
    receivable: '-35.00',
    sales: '33.33',
    tax: '1.67',
    unearned: '0.00',
  })
})

test('of fifty credit notes at once, every fifth of which is taken back, the others are numbered without gap or twin', async () => {
  const { issue, tenant, sql, credit, dinner } = await openNotes()
  const ids = []
  for (let n = 0; n < 50; n += 1) ids.push((await issue()).id)
  const answers = await Promise.allSettled(
    ids.map((invoice, place) =>
      tenant.write(async (tx) => {
        await issueCreditNote(tx, tenant, { invoice, amount: '3.00', reason: 'a gift' }, null)
        if (place % 5 === 4) throw new Error('taken back')
      }),
    ),
  )
  assert.equal(answers.filter(({ status }) => status === 'rejected').length, 10)
  const numbers = await sql('select credit_note_number from credit_notes order by 1')
  assert.deepEqual(
    numbers.map(({ credit_note_number }) => credit_note_number),
    Array.from({ length: 40 }, (_, n) => `CN-202603-${String(n + 1).padStart(4, '0')}`),
  )
  const once = key()
  const repeated = await Promise.all(
    [1, 2, 3].map(() => credit([{ item: dinner, amount: '1.00' }], 'x', once)),
  )
  assert.ok(repeated.every(({ status }) => [201, 409].includes(status)))
  assert.deepEqual(await sql('select count(*) from credit_notes'), [{ count: 41 }])
})

test('a customer reads own credit notes and nobody else’s, and only the office writes them', async () => {
  const { id, dinner, credit, asha, customer, person } = await openNotes()
  const { body } = await credit([{ item: dinner, amount: '1.00' }])
  const own = '/api/v1/customer/credit-notes/'
  assert.deepEqual((await asha.get(own)).body.results, [body])
  assert.deepEqual((await asha.get(`${own}${body.id}/`)).body, body)
  const berta = await customer()
  assert.equal((await berta.get(own)).body.count, 0)
  assert.equal((await berta.get(`${own}${body.id}/`)).status, 404)
  const cook = await person('kitchen_staff')
  for (const path of ['/api/v1/credit-notes/', `/api/v1/credit-notes/${body.id}/`])
    for (const outsider of [cook, asha]) assert.equal((await outsider.get(path)).status, 403)
  const wish = { lines: [{ item: dinner, amount: '1.00' }], reason: 'x' }
  assert.equal((await asha.post(`${office}${id}/credit_notes/`, wish, key())).status, 403)
})

test('in whatever steps an item is credited, its parts sum to it, and an amount spread over items is all of it', () => {
  const item = fc.record({ gross: fc.bigInt(1n, 99_999n), percent: fc.bigInt(0n, 100n) })
  const steps = fc.array(fc.bigInt(1n, 50_000n), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 5 }), steps, (wished, amounts) => {
      let items: Creditable[] = wished.map(({ gross, percent }, id) => ({
        id,
        menu_name: 'x',
        quantity: '1.00',
        credited: '0.00',
        credited_quantity: '0.00',
        gross: formatMoney(gross, 2),
        tax: formatMoney((gross * percent) / (100n + percent), 2),
      }))
      const taxes = items.map(() => 0n)
      const left = () =>
        items.reduce((all, one) => all + minorUnits(one.gross) - minorUnits(one.credited), 0n)
      for (const wish of [...amounts, undefined]) {
        const amount = wish === undefined || wish > left() ? left() : wish
        if (amount === 0n) break
        const lines = creditLines(items, spreadCredit(items, formatMoney(amount, 2), 2), 2)
        assert.equal(
          lines.reduce((all, { gross }) => all + minorUnits(gross), 0n),
          amount,
        )
        for (const { item: id, tax } of lines) taxes[id] = (taxes[id] ?? 0n) + minorUnits(tax)
        items = items.map((one) => {
          const line = lines.find(({ item: id }) => id === one.id)
          const credited = minorUnits(one.credited) + minorUnits(line?.gross ?? '0')
          return { ...one, credited: formatMoney(credited, 2) }
        })
      }
      assert.deepEqual(
        taxes,
        items.map(({ tax }) => minorUnits(tax)),
      )
    }),
  )
})

test('promotional money that paid an invoice comes back as promotional money, after what was paid', async () => {
  const { issue, person, asha, sql } = await openBooks()
  const office = await person('manager')
  const key = () => ({ 'idempotency-key': randomUUID() })
  const given = { amount: '20.00', reason: 'welcome' }
  await office.post(`/api/v1/customers/${asha.customer}/wallet/grant/`, given, key())
  const { id } = await issue()
  for (const [amount, method] of [
    ['20.00', 'wallet'],
    ['10.00', 'cash'],
  ])
    assert.equal(
      (await office.post(`/api/v1/invoices/${id}/payments/`, { amount, method }, key())).status,
      201,
    )
  const [item] = (await office.get(`/api/v1/invoices/${id}/`)).body.items
  const purses = []
  for (const amount of ['6.00', '6.00', '18.00']) {
    const note = { lines: [{ item: item.id, amount }], reason: 'a cold lunch' }
    assert.equal((await office.post(`/api/v1/invoices/${id}/credit_notes/`, note, key())).status, 201)
    const [{ balance, promo }] = await sql('select balance, promo from wallets where customer = $1', [
      asha.customer,
    ])
    purses.push([balance, promo])
  }
  assert.deepEqual(purses, [
    ['6.00', '0.00'],
    ['10.00', '2.00'],
    ['10.00', '20.00'],
  ])
})
