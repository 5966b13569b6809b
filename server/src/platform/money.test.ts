import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatMoney, minorUnits, parseMoney, taxIncluded } from './money.ts'

const digits = fc.constantFrom(0, 2, 3)
const minor = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n })

test('an amount reads back as it was written, in every currency', () => {
  fc.assert(
    fc.property(minor, digits, (amount, places) => {
      const text = formatMoney(amount, places)
      assert.equal(text.split('.')[1]?.length ?? 0, places)
      assert.equal(parseMoney(text, places), amount)
      assert.equal(minorUnits(text), amount)
    }),
    { numRuns: 2000 },
  )
})

test('an amount with more decimals than the currency is refused, trailing zeros are not', () => {
  assert.equal(parseMoney('1.005', 2), undefined)
  assert.equal(parseMoney('1.500', 2), 150n)
  assert.equal(parseMoney('7', 3), 7000n)
  assert.equal(parseMoney('7.0', 0), 7n)
  for (const text of ['', '.', '1.', '.5', '1e3', '1,5', ' 1', 'NaN', '--1', '0x10'])
    assert.equal(parseMoney(text, 2), undefined, text)
})

test('the tax in a price is the nearest minor unit, never more than the price, and grows with the rate', () => {
  const rate = fc.integer({ min: 0, max: 10_000 })
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 10n }), rate, (gross, basisPoints) => {
      const tax = taxIncluded(gross, formatMoney(BigInt(basisPoints), 2))
      const whole = 10_000n + BigInt(basisPoints)
      // |tax - gross * rate / whole| is at most half a unit.
      const off = 2n * (tax * whole - gross * BigInt(basisPoints))
      assert.ok(off <= whole && off >= -whole)
      assert.ok(tax >= 0n && tax <= gross)
      assert.ok(taxIncluded(gross, formatMoney(BigInt(basisPoints + 1), 2)) >= tax)
    }),
    { numRuns: 5000 },
  )
})
