import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openBooks } from '../../../../test/books.ts'
import type { InvoiceDocument } from './document.ts'
import { drawInvoice } from './draw-invoice.ts'
import { openPress } from './press.ts'
import { isolated, setLine, setLines } from './typeset.ts'
import { words } from './words/index.ts'

const item = (menu_name: string) => ({
  menu_name,
  quantity: '1.00',
  unit_price: '10.50',
  net: '10.00',
  tax_rate: '5.00',
  tax: '0.50',
  gross: '10.50',
})
const invoice = (wish: Partial<InvoiceDocument> = {}): InvoiceDocument => ({
  kind: 'invoice',
  invoice_number: 'INV-202603-0001',
  date: '2026-03-10',
  due_date: '2026-03-17',
  period_start: '2026-03-01',
  period_end: '2026-03-31',
  currency: 'AED',
  currency_digits: 2,
  language: 'en',
  second_language: 'ar',
  seller_name: 'Al Noor',
  seller_address: 'Al Quoz\nDubai',
  seller_tax_number: '100',
  buyer_name: 'آشا',
  buyer_address: 'Palm Street',
  status: 'pending',
  is_overdue: false,
  net: '10.00',
  tax_rate: '5.00',
  tax: '0.50',
  total: '10.50',
  paid_amount: '0.50',
  credited_amount: '1.00',
  returned_amount: '0.00',
  open_amount: '9.00',
  items: [item('Lunch')],
  payments: [{ received_on: '2026-03-11', method: 'cash', reference: '', amount: '0.50' }],
  credit_notes: [{ credit_note_number: 'CN-202603-0001', date: '2026-03-12', reason: 'cold', total: '1.00' }],
  ...wish,
})
const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length
const shown = (text: string) =>
  setLine(text, { size: 10 })
    .runs.map((run) => run.text.trim())
    .filter(Boolean)

test('the office and the customer get an invoice as a PDF, in each language, and nobody else’s', async () => {
  const { issue, staff, asha, customer, person } = await openBooks()
  const [admin, berta, driver] = [await person('admin'), await customer(), await person('driver')]
  let [last, own] = ['', '']
  for (const invoice_language of Object.keys(words)) {
    const second_language = invoice_language === 'ar' ? 'en' : 'ar'
    assert.equal((await admin.patch('/api/v1/settings/', { invoice_language, second_language })).status, 200)
    const { id, invoice_number } = await issue()
    ;[last, own] = [`/api/v1/invoices/${id}/pdf/`, `/api/v1/customer/invoices/${id}/pdf/`]
    const { status, headers } = await staff.get(last)
    assert.deepEqual([status, headers.get('content-type')], [200, 'application/pdf'])
    assert.equal(headers.get('content-disposition'), `inline; filename="${invoice_number}.pdf"`)
  }
  assert.equal((await asha.get(own)).headers.get('content-type'), 'application/pdf')
  assert.equal((await berta.get(own)).status, 404)
  assert.equal((await driver.get(last)).status, 403)
  assert.equal((await staff.get('/api/v1/invoices/999/pdf/')).status, 404)
})

test('the office and the customer get a credit note as a PDF, in the languages of its invoice, and nobody else’s', async () => {
  const { issue, staff, asha, customer, person } = await openBooks()
  const [admin, berta, driver] = [await person('admin'), await customer(), await person('driver')]
  await admin.patch('/api/v1/settings/', { invoice_language: 'de', tax_number: 'DE1', tax_rate: '7' })
  const { id } = await issue()
  const { items } = (await staff.get(`/api/v1/invoices/${id}/`)).body
  const noted = await staff.post(
    `/api/v1/invoices/${id}/credit_notes/`,
    { lines: [{ item: items[0].id, amount: '1.07' }], reason: 'Kalt geliefert' },
    { 'idempotency-key': 'cold' },
  )
  assert.equal(noted.status, 201, JSON.stringify(noted.body))
  const [last, own] = ['/api/v1/credit-notes/', '/api/v1/customer/credit-notes/'].map(
    (path) => `${path}${noted.body.id}/pdf/`,
  ) as [string, string] // two of two
  const { status, headers } = await staff.get(last)
  assert.deepEqual([status, headers.get('content-type')], [200, 'application/pdf'])
  assert.equal(headers.get('content-disposition'), `inline; filename="${noted.body.credit_note_number}.pdf"`)
  assert.equal((await asha.get(own)).headers.get('content-type'), 'application/pdf')
  assert.equal((await berta.get(own)).status, 404)
  assert.equal((await driver.get(last)).status, 403)
  assert.equal((await staff.get('/api/v1/credit-notes/999/pdf/')).status, 404)
})

test('lines read from the right are in order: Arabic turned, numbers and foreign words as they are, brackets mirrored', () => {
  assert.deepEqual(shown('صفحة 2 من 10'), ['10', 'من', '2', 'صفحة'])
  assert.deepEqual(shown('Tax · الضريبة'), ['Tax ·', 'الضريبة'])
  assert.deepEqual(shown(`الرقم: ${isolated('100 234')}`), ['100 234', 'الرقم:'])
  assert.deepEqual(shown('وجبة (Lunch) كبيرة'), ['( كبيرة', 'Lunch', 'وجبة )'])
  // Letters are joined: the same one has another shape at the beginning, in the middle and alone.
  const [run] = setLine('ببب ب', { size: 10 }).runs
  const { glyphs } = run!.face.font.layout(run!.text)
  assert.equal(new Set(glyphs.map(({ id }) => id)).size, glyphs.length)
})

test('what somebody calls a dish cannot break the page: no control letters, no word wider than its column', () => {
  assert.deepEqual(shown('a\u202eb\u0000c\td'), ['abc d'])
  for (const text of ['x'.repeat(400), 'ب'.repeat(300), 'many words '.repeat(60), 'दाल'.repeat(50), ''])
    for (const line of setLines(text, { size: 9 }, 120)) assert.ok(line.width <= 120.01, text)
})

test('a long invoice goes on overleaf, and a hostile one is printed', async () => {
  assert.equal(pages(await drawInvoice(invoice())), 1)
  const many = Array.from({ length: 100 }, (_, n) => item(`Dish ${n} — وجبة`))
  assert.ok((pages(await drawInvoice(invoice({ items: many }))) ?? 0) >= 4)
  const odd = { seller_name: '', buyer_name: '\u0000😀', seller_address: 'x'.repeat(500), items: [item('')] }
  assert.equal(pages(await drawInvoice(invoice({ ...odd, language: 'ar', second_language: null }))), 1)
})

test('printing holds up nobody: the server answers while a long invoice is printed, and goes on after one that fails', async (t) => {
  const press = openPress()
  t.after(() => press.close())
  await press.print(invoice()) // the thread has started
  let [longest, last] = [0, performance.now()]
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 1)
  const start = performance.now()
  await press.print(invoice({ items: Array.from({ length: 150 }, (_, n) => item(`Dish ${n}`)) }))
  const took = performance.now() - start
  clearInterval(timer)
  t.diagnostic(`printed in ${took.toFixed()} ms, the longest pause was ${longest.toFixed()} ms`)
  assert.ok(longest < took / 2)
  // @ts-expect-error what no caller can say
  const bad = press.print(invoice({ language: 'xx' }))
  const [failed, good] = await Promise.allSettled([bad, press.print(invoice())])
  assert.deepEqual([failed.status, good.status], ['rejected', 'fulfilled'])
})
