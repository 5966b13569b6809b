import { strict as assert } from 'node:assert'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { openKitchen, type Kitchen } from '../../../test/harness.ts'
import { superuser } from '../../../test/superuser.ts'
import { startServer } from '../../../test/server.ts'
import { sharedServer } from '../../../test/shared-server.ts'

const invoices = '/api/saas/invoices/'
let operator: Awaited<ReturnType<typeof superuser>>
let kitchen: Kitchen
before(async () => {
  operator = await superuser(await sharedServer())
  kitchen = await openKitchen({ name: 'Spice Route' })
})

const wish = (more: object = {}) => ({
  tenant: kitchen.tenant.id,
  amount: '99',
  period_start: '2026-03-01',
  period_end: '2026-03-31',
  due_date: '2026-04-07',
  ...more,
})
const newInvoice = async (more: object = {}) => {
  const { status, body } = await operator.post(invoices, wish(more))
  assert.equal(status, 201, JSON.stringify(body))
  return body
}

test('an invoice is pending, has the month in its number, and its total is amount and tax', async () => {
  const { id, created_at, invoice_number, ...rest } = await newInvoice({ tax_amount: 4.95 })
  assert.ok(id && created_at)
  assert.match(invoice_number, new RegExp(`^INV-${created_at.slice(0, 7).replace('-', '')}-\\d{4}$`))
  assert.deepEqual(rest, {
    tenant: kitchen.tenant.id,
    tenant_name: 'Spice Route',
    amount: '99.00',
    tax_amount: '4.95',
    total: '103.95',
    status: 'pending',
    period_start: '2026-03-01',
    period_end: '2026-03-31',
    due_date: '2026-04-07',
    paid_at: null,
    notes: '',
  })
  assert.equal((await newInvoice({ amount: '10', total: '9.50' })).total, '9.50')
})

test('whatever is billed, the total is the exact sum', async () => {
  const cents = fc.integer({ min: 0, max: 4_000_000_000 })
  const text = (n: number) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`
  await fc.assert(
    fc.asyncProperty(cents, cents, async (amount, tax) => {
      const made = await newInvoice({ amount: text(amount), tax_amount: text(tax) })
      assert.equal(made.total, text(amount + tax))
    }),
    { numRuns: 25 },
  )
})

test('twenty invoices at once get twenty numbers in a row (D32), and one that fails uses none up', async () => {
  const server = await startServer()
  try {
    const owner = await superuser(server)
    const { tenant } = await openKitchen({ server })
    const bill = (more: object = {}) => owner.post(invoices, { ...wish(more), tenant: tenant.id })
    const answers = await Promise.all([
      ...Array.from({ length: 20 }, () => bill()),
      ...Array.from({ length: 5 }, () => bill({ period_end: '2026-02-01' })),
    ])
    const made = answers.filter(({ status }) => status === 201).map(({ body }) => body)
    const places = (list: { invoice_number: string }[]) =>
      list.map(({ invoice_number }) => Number(invoice_number.slice(-4))).sort((a, b) => a - b)
    assert.deepEqual(
      places(made),
      Array.from({ length: 20 }, (_, place) => place + 1),
    )

    await owner.delete(`${invoices}${made.find(({ invoice_number }) => invoice_number.endsWith('20')).id}/`)
    assert.deepEqual(places([(await bill()).body]), [21])
    await server.deps.control.write((tx) => tx.updateTable('counters').set({ last: 9999 }).execute())
    assert.match((await bill()).body.invoice_number, /-10000$/)
  } finally {
    await server.close()
  }
})

test('paid is paid once: the first time counts, however often it is said', async () => {
  const { id } = await newInvoice()
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => operator.post(`${invoices}${id}/mark_paid/`)),
  )
  const times = answers.map(({ status, body }) => [status, body.status, body.paid_at])
  for (const one of times) assert.deepEqual(one, [200, 'paid', times[0]?.[2]])
  assert.ok(times[0]?.[2])
  const read = (await operator.get(`${invoices}${id}/`)).body
  assert.deepEqual((await operator.put(`${invoices}${id}/`, read)).body, read)

  const { id: cancelled } = await newInvoice({ status: 'cancelled' })
  const refused = await operator.post(`${invoices}${cancelled}/mark_paid/`)
  assert.deepEqual([refused.status, Object.keys(refused.body)], [400, ['error']])
  assert.equal((await operator.post(`${invoices}999999/mark_paid/`)).status, 404)
})

test('a status of paid has a time of payment, and no other status has one', async () => {
  const paid = await newInvoice({ status: 'paid', paid_at: '2026-04-01T10:00:00+04:00' })
  assert.equal(new Date(paid.paid_at).toISOString(), '2026-04-01T06:00:00.000Z')
  assert.ok((await newInvoice({ status: 'paid' })).paid_at)
  const path = `${invoices}${paid.id}/`
  assert.equal((await operator.patch(path, { status: 'pending' })).body.paid_at, null)
  const said = await operator.patch(path, { paid_at: '2026-04-01T10:00:00Z' })
  assert.deepEqual([said.status, Object.keys(said.body)], [400, ['paid_at']])
  assert.ok((await operator.patch(path, { status: 'paid' })).body.paid_at)
})

test('another amount or tax makes another total, unless one is named', async () => {
  const { id } = await newInvoice({ tax_amount: '5' })
  const path = `${invoices}${id}/`
  assert.equal((await operator.patch(path, { amount: '50.5' })).body.total, '55.50')
  assert.equal((await operator.patch(path, { tax_amount: '1' })).body.total, '51.50')
  assert.equal((await operator.patch(path, { total: '51' })).body.total, '51.00')
  assert.equal((await operator.patch(path, { notes: 'rounded down' })).body.total, '51.00')
})

test('bad input names its field, and nothing is billed', async () => {
  const { id } = await newInvoice()
  const count = async () => (await operator.get(invoices)).body.count
  const before = await count()
  for (const [field, value] of [
    ['tenant', 999_999],
    ['tenant', null],
    ['amount', '-1'],
    ['amount', '1.005'],
    ['amount', ''],
    ['tax_amount', 'much'],
    ['total', '100000000'],
    ['status', 'odd'],
    ['period_start', '2026-02-30'],
    ['period_end', '2026-02-28'],
    ['due_date', ''],
    ['paid_at', 'yesterday'],
    ['notes', null],
    ['archived_at', null],
  ] as const) {
    for (const answer of [
      await operator.post(invoices, wish({ [field]: value })),
      await operator.patch(`${invoices}${id}/`, { [field]: value }),
    ])
      assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]], `${field} ${String(value)}`)
  }
  const sum = await operator.post(invoices, wish({ amount: '99999999.99', tax_amount: '0.01' }))
  assert.deepEqual([sum.status, Object.keys(sum.body)], [400, ['total']])
  assert.deepEqual(Object.keys((await operator.post(invoices, {})).body).sort(), [
    'amount',
    'due_date',
    'period_end',
    'period_start',
    'tenant',
  ])
  assert.equal(await count(), before)
})

test('invoices are listed newest first, ten to a page, and by kitchen and status', async () => {
  const other = await openKitchen()
  const made: number[] = []
  for (let place = 0; place < 12; place += 1)
    made.push((await newInvoice({ tenant: other.tenant.id, status: place === 3 ? 'draft' : 'pending' })).id)
  const mine = `${invoices}?tenant=${other.tenant.id}`
  const first = (await operator.get(mine)).body
  const ids = (list: { id: number }[]) => list.map(({ id }) => id)
  assert.deepEqual([first.count, ids(first.results)], [12, made.toReversed().slice(0, 10)])
  assert.match(first.next, /page=2/)
  assert.deepEqual(ids((await operator.get(`${mine}&status=draft`)).body.results), [made[3]])
  assert.deepEqual(
    ids((await operator.get(`${mine}&ordering=id&page_size=2`)).body.results),
    made.slice(0, 2),
  )
  for (const [query, field] of [
    ['status=odd', 'status'],
    ['tenant=999999', 'tenant'],
  ] as const) {
    const answer = await operator.get(`${invoices}?${query}`)
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]])
  }
})

test('a deleted invoice is gone, and what a deleted kitchen was billed is not (D13)', async () => {
  const { tenant } = await openKitchen({ name: 'Gone' })
  const [kept, dropped] = [await newInvoice({ tenant: tenant.id }), await newInvoice({ tenant: tenant.id })]
  assert.equal((await operator.delete(`${invoices}${dropped.id}/`)).status, 204)
  for (const answer of [
    await operator.get(`${invoices}${dropped.id}/`),
    await operator.patch(`${invoices}${dropped.id}/`, { notes: 'x' }),
    await operator.delete(`${invoices}${dropped.id}/`),
    await operator.post(`${invoices}${dropped.id}/mark_paid/`),
  ])
    assert.equal(answer.status, 404)

  await operator.delete(`/api/saas/tenants/${tenant.id}/`)
  const { results } = (await operator.get(`${invoices}?tenant=${tenant.id}`)).body
  assert.deepEqual(
    results.map(({ id, tenant_name }: { id: number; tenant_name: string }) => [id, tenant_name]),
    [[kept.id, tenant.name]],
  )
  assert.equal((await operator.post(`${invoices}${kept.id}/mark_paid/`)).body.status, 'paid')
})
