import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { openBooks } from '../../../test/books.ts'
import { countReads } from '../../../test/statements.ts'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import { issueInvoice } from './index.ts'

const office = '/api/v1/invoices/'
const own = '/api/v1/customer/invoices/'
/** An item without tax. */
const worth = (price: string) => ({
  total_price: price,
  net: price,
  tax_rate: '0.00',
  tax: '0.00',
  gross: price,
})

test('an invoice carries its lines, and the dashboard reads each quantity as it is', async () => {
  const { issue, asha, staff } = await openBooks()
  const { id, invoice_number } = await issue({
    lines: [
      { menu: null, menu_name: 'Lunch', quantity: '3', unit_price: '12.50' },
      { menu: null, menu_name: 'Half a dinner', quantity: '1.5', unit_price: '0.33' },
    ],
  })
  assert.equal(invoice_number, 'INV-202603-0001')
  const { status, body } = await staff.get(`${office}${id}/`)
  assert.equal(status, 200)
  const { created_at, items, ...rest } = body
  assert.match(created_at, /^2026-03-10T09:00:00\+04:00$/)
  assert.deepEqual(rest, {
    id,
    invoice_number,
    customer: asha.customer,
    customer_name: 'Asha Rao',
    subscription: 1,
    period_start: '2026-03-01',
    period_end: '2026-03-31',
    date: '2026-03-10',
    due_date: '2026-03-08',
    net: '38.00',
    tax_rate: '0.00',
    tax: '0.00',
    total: '38.00',
    paid_amount: '0.00',
    credited_amount: '0.00',
    open_amount: '38.00',
    status: 'pending',
    is_overdue: true,
    notes: '',
    paid_at: null,
  })
  assert.deepEqual(
    items.map(({ id: _id, ...item }: { id: number }) => item),
    [
      { menu: null, menu_name: 'Lunch', quantity: '3', unit_price: '12.50', ...worth('37.50') },
      { menu: null, menu_name: 'Half a dinner', quantity: '1.50', unit_price: '0.33', ...worth('0.50') },
    ],
  )
  assert.deepEqual((await staff.get(office)).body.results, [body])
})

test('a period is billed once, and what comes to nothing is not billed; neither takes a number', async () => {
  const { subscribe, bill, sql } = await openBooks()
  const subscription = await subscribe()
  const answers = await Promise.all(Array.from({ length: 10 }, () => bill(subscription)))
  assert.equal(answers.filter(Boolean).length, 1)
  assert.equal(
    await bill(subscription, {
      period_start: '2026-04-01',
      lines: [{ menu: null, menu_name: 'Gift', quantity: '2', unit_price: '0.00' }],
    }),
    undefined,
  )
  const april = await bill(subscription, { period_start: '2026-04-01' })
  assert.equal(april?.invoice_number, 'INV-202603-0002')
  assert.deepEqual(await sql('select last from counters'), [{ last: 2 }])
})

// D32. Reliability: numbers are a queue, and who turns back gives the place to the next.
test('of fifty invoices at once, every fifth of which is taken back, the others are numbered without gap or twin', async () => {
  const { subscribe, tenant, issue, asha, staff, sql, trial } = await openBooks()
  const subscriptions = await Promise.all(Array.from({ length: 50 }, () => subscribe()))
  const answers = await Promise.allSettled(
    subscriptions.map((subscription, place) =>
      tenant.write(async (tx) => {
        const issued = await issueInvoice(tx, tenant, {
          customer: asha.customer,
          subscription,
          period_start: '2026-03-01',
          period_end: '2026-03-31',
          due_date: '2026-03-08',
          status: place % 2 ? 'paid' : 'pending',
          lines: [{ menu: null, menu_name: 'Lunch', quantity: '1', unit_price: '30.00' }],
          by: staff.account,
        })
        if (place % 5 === 4) throw new Error('taken back')
        return issued
      }),
    ),
  )
  assert.equal(answers.filter(({ status }) => status === 'rejected').length, 10)
  const numbers = Array.from({ length: 40 }, (_, place) => `INV-202603-${String(place + 1).padStart(4, '0')}`)
  const issued = await sql('select invoice_number from invoices order by invoice_number')
  assert.deepEqual(
    issued.map((invoice) => invoice.invoice_number),
    numbers,
  )
  assert.equal((await issue()).invoice_number, 'INV-202603-0041')
  await trial()
})

test('the month of a number is that on the kitchen’s wall, and the ten-thousandth of a month has a number of its own', async () => {
  const { issue, holdClock, sql } = await openBooks()
  await holdClock('2026-04-01T00:30')
  assert.equal((await issue()).invoice_number, 'INV-202604-0001')
  await sql('update counters set last = 9998')
  assert.equal((await issue()).invoice_number, 'INV-202604-9999')
  assert.equal((await issue()).invoice_number, 'INV-202604-10000')
  await holdClock('2026-03-31T23:30')
  assert.equal((await issue()).invoice_number, 'INV-202603-0001')
})

test('a total is to the smallest coin the sum of its lines, in every currency', async () => {
  for (const currency of ['AED', 'KWD', 'JPY']) {
    const { issue, trial, staff, tenant } = await openBooks({ currency })
    const digits = tenant.currency_digits
    const line = fc.record({
      hundredths: fc.integer({ min: 1, max: 100_00 }),
      price: fc.bigInt(0n, 999_999n),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 5 }), async (lines) => {
        const parts = lines.map(({ hundredths, price }) => (BigInt(hundredths) * price + 50n) / 100n)
        const total = parts.reduce((sum, part) => sum + part)
        fc.pre(total > 0n)
        const { id } = await issue({
          status: 'paid',
          lines: lines.map(({ hundredths, price }) => ({
            menu: null,
            menu_name: 'x',
            quantity: (hundredths / 100).toFixed(2),
            unit_price: formatMoney(price, digits),
          })),
        })
        const { body } = await staff.get(`${office}${id}/`)
        assert.equal(body.total, formatMoney(total, digits))
        assert.deepEqual(
          body.items.map((item: { total_price: string }) => minorUnits(item.total_price)),
          parts,
        )
      }),
      { numRuns: 15 },
    )
    await trial()
  }
})

test('of twenty in the office who mark an invoice paid at once one does, and the books have the money once', async () => {
  const { issue, staff, person, trial, sql } = await openBooks()
  const { id, invoice_number } = await issue()
  await issue()
  const manager = await person('manager')
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, place) => (place % 2 ? staff : manager).post(`${office}${id}/mark_paid/`)),
  )
  const paid = answers.filter(({ status }) => status === 200)
  assert.deepEqual([paid.length, paid[0]?.body.status], [1, 'paid'])
  assert.match(paid[0]?.body.paid_at, /^2026-03-10T09:00/)
  const refused = answers.filter(({ status }) => status === 400)
  assert.equal(refused.length, 19)
  assert.ok(refused.every(({ body }) => body.error === 'This invoice is paid already.'))
  assert.deepEqual(await trial(), { office: '-30.00', receivable: '-30.00', unearned: '60.00' })
  const booked = await sql(
    `select type, explanation, invoice, "order" from ledger_transactions where type <> 'invoice_issue'`,
  )
  assert.deepEqual(booked, [
    {
      type: 'invoice_payment',
      explanation: `Paid 30.00 AED for invoice ${invoice_number}`,
      invoice: id,
      order: null,
    },
  ])
  assert.equal((await staff.post(`${office}999/mark_paid/`)).status, 404)
})

test('what was refunded is not paid again, and a payment that failed may be repeated', async () => {
  const { issue, staff, sql } = await openBooks()
  const [one, other] = [await issue(), await issue()]
  await sql(`update invoices set status = case id when $1 then 'refunded' else 'failed' end`, [one.id])
  assert.deepEqual((await staff.post(`${office}${one.id}/mark_paid/`)).body, {
    error: 'This invoice is refunded already.',
  })
  assert.equal((await staff.post(`${office}${other.id}/mark_paid/`)).status, 200)
})

test('an invoice that is issued as paid is in the books at once, and its customer is told of either kind', async () => {
  const { issue, asha, trial } = await openBooks()
  await issue({ status: 'paid' })
  assert.deepEqual(await trial(), { office: '-30.00', receivable: '0.00', unearned: '30.00' })
  await issue()
  const { results } = (await asha.get('/api/v1/customer/notifications/')).body
  assert.deepEqual(
    results.map((notice: { message: string }) => notice.message),
    [
      'Your invoice INV-202603-0002 of 30.00 AED is due on 2026-03-08.',
      'Your invoice INV-202603-0001 of 30.00 AED is paid. Thank you.',
    ],
  )
})

test('the summary says what is paid, what is owed and what is late, by the kitchen’s date', async () => {
  const { issue, staff, holdClock } = await openBooks()
  const nothing = { paid_total: 0, pending_total: 0, total_count: 0, overdue_count: 0 }
  assert.deepEqual((await staff.get(`${office}summary/`)).body, nothing)
  await issue({ status: 'paid' })
  await issue({ due_date: '2026-03-11' })
  await issue({ due_date: '2026-03-12' })
  const summary = { paid_total: 30, pending_total: 60, total_count: 3, overdue_count: 0 }
  await holdClock('2026-03-11T23:59')
  assert.deepEqual((await staff.get(`${office}summary/`)).body, summary)
  // Half past midnight in Dubai is still the 11th in Greenwich.
  await holdClock('2026-03-12T00:30')
  assert.deepEqual((await staff.get(`${office}summary/`)).body, { ...summary, overdue_count: 1 })
})

test('the office finds invoices by status and customer, newest first, in as many statements for one as for thirty', async () => {
  const { issue, staff, customer, holdClock, sql } = await openBooks()
  const berta = await customer({ name: 'Berta' })
  const ids = []
  for (let n = 0; n < 30; n += 1) ids.push((await issue(n % 3 ? {} : { customer: berta.customer })).id)
  await sql(`update invoices set status = 'failed' where id = $1`, [ids[1]])
  await holdClock('2026-03-09T09:00')
  const older = await issue()
  const list = async (query: string) => (await staff.get(`${office}?${query}`)).body
  const all = await list('')
  assert.deepEqual(
    all.results.map((invoice: { id: number }) => invoice.id),
    [...ids.toReversed(), older.id],
  )
  assert.deepEqual([all.count, all.next], [31, null])
  assert.equal((await list(`customer=${berta.customer}`)).count, 10)
  assert.deepEqual(
    (await list('status=failed&_t=5')).results.map((invoice: { id: number }) => invoice.id),
    [ids[1]],
  )
  assert.equal((await list('ordering=id&page_size=1')).results[0].id, ids[0])
  for (const [field, query] of [
    ['status', 'status=lost'],
    ['customer', 'customer=999'],
    ['customer', 'customer=x'],
  ] as const) {
    const answer = await staff.get(`${office}?${query}`)
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]], query)
  }
  assert.equal(await countReads(() => list('')), await countReads(() => list('page_size=1')))
})

test('nobody writes an invoice by hand, and cooks, drivers and visitors see none', async () => {
  const { issue, staff, person, visitor } = await openBooks()
  const { id } = await issue()
  assert.equal((await staff.post(office, {})).status, 405)
  assert.equal((await staff.put(`${office}${id}/`, {})).status, 405)
  assert.equal((await staff.delete(`${office}${id}/`)).status, 405)
  for (const role of ['kitchen_staff', 'driver', 'customer'] as const) {
    const outsider = await person(role)
    for (const path of [office, `${office}${id}/`, `${office}summary/`])
      assert.equal((await outsider.get(path)).status, 403, `${role} ${path}`)
    assert.equal((await outsider.post(`${office}${id}/mark_paid/`)).status, 403)
  }
  assert.equal((await visitor.get(office)).status, 401)
})

test('a customer reads own invoices and nobody else’s, and an account without a customer is told so', async () => {
  const { issue, asha, staff, person, customer } = await openBooks()
  const berta = await customer()
  const { id, invoice_number } = await issue({ status: 'paid' })
  const { body } = await asha.get(own)
  assert.equal(body.count, 1)
  const { created_at: _at, ...invoice } = body.results[0]
  assert.deepEqual(invoice, {
    id,
    invoice_number,
    date: '2026-03-10',
    due_date: '2026-03-08',
    net: '30.00',
    tax_rate: '0.00',
    tax: '0.00',
    total: '30.00',
    paid_amount: '30.00',
    credited_amount: '0.00',
    open_amount: '0.00',
    status: 'paid',
    is_overdue: false,
    notes: '',
  })
  assert.deepEqual((await asha.get(`${own}${id}/`)).body, body.results[0])
  assert.equal((await berta.get(own)).body.count, 0)
  assert.equal((await berta.get(`${own}${id}/`)).status, 404)
  for (const stranger of [staff, await person('customer')]) {
    assert.equal((await stranger.get(own)).status, 403)
    assert.equal((await stranger.get(`${own}${id}/`)).status, 403)
  }
})
