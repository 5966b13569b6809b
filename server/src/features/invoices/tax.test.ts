import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { openBooks } from '../../../test/books.ts'
import { formatMoney, minorUnits } from '../../platform/money.ts'

const settings = '/api/v1/settings/'
const sum = (amounts: string[]) => amounts.reduce((all, amount) => all + minorUnits(amount), 0n)
/** A fraction rounded half up, written down a second time. */
const rounded = (part: bigint, whole: bigint) => (2n * part + whole) / (2n * whole)

test('whatever the lines and the rate, an invoice is exact: lines sum to totals, and its tax is that of its sum', async () => {
  for (const currency of ['AED', 'KWD', 'JPY']) {
    const { issue, staff, person, tenant, trial } = await openBooks({ currency })
    const admin = await person('admin')
    const digits = tenant.currency_digits
    const line = fc.record({
      hundredths: fc.integer({ min: 1, max: 20_00 }),
      price: fc.bigInt(0n, 99_999n),
    })
    const facts = fc.record({
      lines: fc.array(line, { minLength: 1, maxLength: 6 }),
      rate: fc.integer({ min: 0, max: 100_00 }),
      included: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(facts, async ({ lines, rate, included }) => {
        const parts = lines.map(({ hundredths, price }) => rounded(BigInt(hundredths) * price, 100n))
        const whole = parts.reduce((all, part) => all + part)
        fc.pre(whole > 0n)
        const tax_rate = formatMoney(BigInt(rate), 2)
        assert.equal((await admin.patch(settings, { tax_rate, prices_include_tax: included })).status, 200)
        const { id } = await issue({
          lines: lines.map(({ hundredths, price }) => ({
            menu: null,
            menu_name: 'x',
            quantity: (hundredths / 100).toFixed(2),
            unit_price: formatMoney(price, digits),
          })),
        })
        const { body } = await staff.get(`/api/v1/invoices/${id}/`)
        const items: Record<'net' | 'tax' | 'gross' | 'total_price' | 'tax_rate', string>[] = body.items
        const tax = rounded(whole * BigInt(rate), 100_00n + (included ? BigInt(rate) : 0n))
        assert.equal(minorUnits(body.tax), tax)
        assert.equal(minorUnits(body.total), included ? whole : whole + tax)
        for (const [column, total] of [
          ['net', body.net],
          ['tax', body.tax],
          ['gross', body.total],
        ] as const)
          assert.equal(sum(items.map((item) => item[column])), minorUnits(total), column)
        items.forEach((item, place) => {
          assert.equal(minorUnits(item.net) + minorUnits(item.tax), minorUnits(item.gross))
          assert.equal(minorUnits(included ? item.gross : item.net), parts[place])
          assert.equal(item.tax_rate, tax_rate)
        })
      }),
      { numRuns: Number(process.env.SEEDS ?? 25) },
    )
    await trial()
  }
})

test('what an invoice says of its kitchen, its customer and its tax is that of its day', async () => {
  const { issue, staff, person, sql, asha } = await openBooks()
  const admin = await person('admin')
  const before = {
    tax_rate: '5',
    legal_name: 'Al Noor LLC',
    address: 'Dubai',
    tax_number: '100',
    second_language: 'ar',
  }
  assert.equal((await admin.patch(settings, before)).status, 200)
  const { id } = await issue()
  await admin.patch(settings, {
    tax_rate: '7.5',
    legal_name: 'Another',
    tax_number: '',
    prices_include_tax: false,
  })
  await sql(`update customers set name = 'Somebody else' where id = $1`, [asha.customer])
  const [row] = await sql(
    `select tax_rate, net, tax, total, seller_name, seller_tax_number, buyer_name, buyer_address, second_language from invoices`,
  )
  assert.deepEqual(row, {
    tax_rate: '5.00',
    net: '28.57',
    tax: '1.43',
    total: '30.00',
    seller_name: 'Al Noor LLC',
    seller_tax_number: '100',
    buyer_name: 'Asha Rao',
    buyer_address: 'Palm Street 1, Dubai',
    second_language: 'ar',
  })
  assert.equal((await staff.get(`/api/v1/invoices/${id}/`)).body.total, '30.00')
  const next = (await staff.get(`/api/v1/invoices/${(await issue()).id}/`)).body
  assert.deepEqual([next.net, next.tax, next.total], ['30.00', '2.25', '32.25'])
})

test('only the administrator sets what stands on invoices, everybody who is signed in reads it, and nonsense is refused by field', async () => {
  const { person, staff } = await openBooks()
  const admin = await person('admin')
  const { body } = await staff.get(settings)
  assert.deepEqual(
    [body.tax_rate, body.prices_include_tax, body.invoice_language, body.second_language, body.tax_number],
    ['0.00', true, 'en', null, ''],
  )
  assert.equal((await (await person('manager')).patch(settings, { tax_rate: '5' })).status, 403)
  const changed = await admin.patch(settings, {
    ...body,
    tax_rate: '5.00',
    invoice_language: 'ar',
    second_language: 'en',
  })
  assert.deepEqual(
    [changed.status, changed.body.tax_rate, changed.body.invoice_language],
    [200, '5.00', 'ar'],
  )
  for (const [patch, field] of [
    [{ tax_rate: '100.01' }, 'tax_rate'],
    [{ tax_rate: '-1' }, 'tax_rate'],
    [{ tax_rate: '5.005' }, 'tax_rate'],
    [{ invoice_language: 'xx' }, 'invoice_language'],
    [{ second_language: 'ar' }, 'second_language'],
    [{ invoice_language: 'en' }, 'second_language'],
    [{ vat: '5' }, 'vat'],
  ] as const) {
    const answer = await admin.patch(settings, patch)
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]], JSON.stringify(patch))
  }
  assert.equal((await admin.patch(settings, {})).body.tax_rate, '5.00')
})
