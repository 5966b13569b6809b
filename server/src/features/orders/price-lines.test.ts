import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import { charge, priceLines } from './price-lines.ts'

const digits = fc.constantFrom(0, 2, 3)
const rate = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => formatMoney(BigInt(hundredths), 2))
const price = fc.bigInt({ min: 0n, max: 10_000_000n })
const quantity = fc.integer({ min: 1, max: 50 })
const sum = (amounts: string[]) => amounts.reduce((all, amount) => all + minorUnits(amount), 0n)

// Reliability demand 42.
test('a line costs price times quantity to the last coin, and its tax is the nearest coin of what is contained in it', () => {
  fc.assert(
    fc.property(price, quantity, rate, digits, (unit, many, percent, currency_digits) => {
      const unit_price = formatMoney(unit, currency_digits)
      const { total, tax } = charge({ unit_price, quantity: many, tax_rate: percent }, { currency_digits })
      assert.equal(minorUnits(total), unit * BigInt(many))
      // Twice the distance between the tax and gross * rate / (100 + rate) is at most one coin.
      const hundredths = minorUnits(percent)
      const whole = 10_000n + hundredths
      const off = 2n * (minorUnits(tax) * whole - minorUnits(total) * hundredths)
      assert.ok(-whole < off && off <= whole)
      for (const amount of [total, tax])
        assert.equal(amount.split('.')[1]?.length ?? 0, currency_digits, amount)
    }),
    { numRuns: 100_000 },
  )
})

test("an order's lines sum to what all its dishes cost, however often a dish is named", () => {
  const wish = fc.array(fc.record({ daily_menu_item: fc.nat(3), quantity }), { minLength: 1, maxLength: 8 })
  const prices = fc.tuple(price, price, price, price)
  fc.assert(
    fc.property(wish, prices, rate, digits, (items, menu, tax_rate, currency_digits) => {
      const offered = menu.map((unit, id) => ({
        id,
        name: `Dish ${id}`,
        portion_label: '',
        unit_price: formatMoney(unit, currency_digits),
        price_source: 'menu_item' as const,
        is_available: true,
        is_limited: false,
      }))
      const facts = {
        customer: 1,
        address: 1,
        limited_zone: null,
        slot_exists: true,
        is_open: true,
        closed_at: null,
        tax_rate,
        prices_include_tax: true,
        items: offered,
      }
      const order = { delivery_date: '2026-03-10', meal_slot: 1, address: 1, payment_mode: 'wallet' as const }
      const lines = priceLines({ currency_digits }, facts, { ...order, items })
      const cost = items.reduce((all, item) => all + menu[item.daily_menu_item]! * BigInt(item.quantity), 0n)
      assert.equal(sum(lines.map(({ total }) => total)), cost)
      assert.equal(new Set(lines.map((line) => line.daily_menu_item)).size, lines.length)
      assert.ok(lines.every(({ tax, total }) => minorUnits(tax) <= minorUnits(total)))
    }),
    { numRuns: 5_000 },
  )
})
