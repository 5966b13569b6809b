import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openBooks } from '../../../test/books.ts'
import { rows } from '../../platform/db/handles.ts'
import { Refusal } from '../../refusals.ts'
import { payOpenInvoice } from './index.ts'

const office = '/api/v1/invoices/'
const key = () => ({ 'idempotency-key': randomUUID() })

test('an invoice is paid in parts, from cash, bank and wallet, and each part is in the books', async () => {
  const {
    issue,
    staff,
    asha,
    trial,
    tenant,
    tenant: { currency },
  } = await openBooks()
  const { id } = await issue()
  await staff.post(
    `/api/v1/customers/${asha.customer}/wallet/credit/`,
    { amount: '12.00', reason: 'cash' },
    key(),
  )
  const pay = (body: object) => staff.post(`${office}${id}/payments/`, body, key())
  const first = await pay({
    amount: '10.00',
    method: 'cash',
    reference: 'Receipt 7',
    received_on: '2026-03-09',
  })
  const { created_at: _at, id: _id, ...payment } = first.body
  assert.deepEqual(
    [first.status, payment],
    [201, { amount: '10.00', method: 'cash', reference: 'Receipt 7', received_on: '2026-03-09' }],
  )
  assert.equal((await pay({ amount: '8.00', method: 'bank' })).status, 201)
  const { body } = await staff.get(`${office}${id}/`)
  assert.deepEqual([body.status, body.paid_amount, body.open_amount], ['pending', '18.00', '12.00'])
  assert.equal((await pay({ amount: '12.00', method: 'wallet' })).status, 201)
  const paid = (await staff.get(`${office}${id}/`)).body
  assert.deepEqual([paid.status, paid.paid_amount, paid.open_amount], ['paid', '30.00', '0.00'])
  assert.match(paid.paid_at, /^2026-03-10/)
  const list = (await staff.get(`${office}${id}/payments/`)).body
  assert.deepEqual(
    list.results.map((one: { method: string }) => one.method),
    ['wallet', 'bank', 'cash'],
  )
  assert.deepEqual(await trial(), {
    bank: '-8.00',
    office: '-22.00',
    receivable: '0.00',
    unearned: '30.00',
    wallet: '0.00',
  })
  const wallet = (await asha.get('/api/v1/customer/wallet/')).body
  assert.match(wallet.transactions.results[0].explanation, /^Paid 12\.00 AED for invoice INV-202603-0001$/)

  const other = await issue()
  const gateway = { invoice: other.id, amount: '30.00', account: 'gateway', reference: 'pi_1' } as const
  await tenant.write((tx) => payOpenInvoice(tx, tenant, gateway, null))
  await assert.rejects(
    tenant.write((tx) => payOpenInvoice(tx, tenant, { ...gateway, amount: '0.01' }, null)),
    (error) =>
      error instanceof Refusal &&
      JSON.stringify(error.body).includes(`"amount":"0.01","open_amount":"0.00","currency":"${currency}"`),
  )
})

test('nobody pays more than is open, before it is received, or from an empty wallet, and nothing is booked then', async () => {
  const { issue, staff, trial } = await openBooks()
  const { id } = await issue()
  const pay = (body: object, headers = key()) => staff.post(`${office}${id}/payments/`, body, headers)
  const more = await pay({ amount: '30.01', method: 'cash' })
  assert.equal(more.status, 422)
  assert.deepEqual(more.body, {
    detail: 'This is more than is still owed for the invoice.',
    code: 'payment_above_open',
    amount: '30.01',
    open_amount: '30.00',
    currency: 'AED',
  })
  const poor = await pay({ amount: '30.00', method: 'wallet' })
  assert.deepEqual([poor.status, poor.body.code], [402, 'insufficient_balance'])
  for (const [body, field] of [
    [{ amount: '0', method: 'cash' }, 'amount'],
    [{ amount: '-1.00', method: 'cash' }, 'amount'],
    [{ amount: '1.001', method: 'cash' }, 'amount'],
    [{ amount: '1.00', method: 'gateway' }, 'method'],
    [{ amount: '1.00', method: 'cash', received_on: '2026-03-11' }, 'received_on'],
    [{ amount: '1.00', method: 'cash', by: 1 }, 'by'],
  ] as const) {
    const answer = await pay(body)
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]], JSON.stringify(body))
  }
  assert.equal((await staff.post(`${office}${id}/payments/`, { amount: '1.00', method: 'cash' })).status, 400)
  assert.equal(
    (await staff.post(`${office}999/payments/`, { amount: '1.00', method: 'cash' }, key())).status,
    404,
  )
  assert.equal((await staff.get(`${office}999/payments/`)).status, 404)
  assert.deepEqual(await trial(), { receivable: '-30.00', unearned: '30.00' })
})

test('however many pay at once, no more than is open is taken, and a repeated request pays once', async () => {
  const { issue, staff, trial, sql } = await openBooks()
  const { id } = await issue()
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      n === 9
        ? staff.post(`${office}${id}/mark_paid/`)
        : staff.post(`${office}${id}/payments/`, { amount: '20.00', method: 'cash' }, key()),
    ),
  )
  const [{ paid_amount = '' } = {}] = await sql('select paid_amount from invoices')
  const taken = answers.filter(({ status }) => status < 300).length
  // Either mark_paid came first, or one payment did and mark_paid took the rest.
  assert.ok(taken <= 2 && ['20.00', '30.00'].includes(paid_amount))
  assert.equal((await trial()).office, `-${paid_amount}`)

  const next = await issue()
  const once = key()
  const pay = () => staff.post(`${office}${next.id}/payments/`, { amount: '5.00', method: 'card' }, once)
  const repeated = await Promise.all([pay(), pay(), pay()])
  assert.ok(repeated.every(({ status }) => [201, 409].includes(status)))
  assert.equal((await pay()).headers.get('idempotency-replayed'), 'true')
  assert.equal((await staff.get(`${office}${next.id}/`)).body.paid_amount, '5.00')
  assert.equal((await staff.post(`${office}${next.id}/mark_paid/`)).body.open_amount, '0.00')
  assert.equal((await trial()).bank, '-5.00')
})

test('PostgreSQL itself keeps what was issued: nothing on an invoice, a payment or a credit note is changed or deleted', async () => {
  const { issue, tenant } = await openBooks()
  await issue()
  const refused = (statement: string, code = '42501') =>
    assert.rejects(
      tenant.write((tx) => rows(tx, sql.raw(statement))),
      { code },
      statement,
    )
  for (const column of ['total', 'tax', 'customer', 'invoice_number', 'date', 'due_date', 'seller_name'])
    await refused(`update invoices set ${column} = ${column}`)
  for (const table of ['invoice_items', 'invoice_payments', 'credit_notes', 'credit_note_items'])
    for (const statement of [`update ${table} set id = default`, `delete from ${table}`])
      await refused(statement)
  await refused('delete from invoices')
  await refused(`update invoices set paid_amount = 30.01`, '23514')
  await refused(`update invoices set status = 'paid', paid_at = now()`, '23514')
  await refused(`update invoices set credited_amount = 31.00`, '23514')
})
