import fc, { type Arbitrary } from 'fast-check'

export const people = 3
export const orders = 6

/** One thing that happens to wallets. People, orders and earlier bookings are named by their places. */
export type Command =
  | { type: 'top-up' | 'meal-credit' | 'meal-credit-undone' | 'limit'; person: number; amount: number }
  | { type: 'grant'; person: number; amount: number; days: number | null; priority: number }
  | { type: 'transfer'; person: number; to: number; amount: number }
  | { type: 'order' | 'cancel' | 'hold' | 'capture' | 'release' | 'deliver'; order: number }
  | { type: 'reverse'; booking: number }
  | { type: 'hold-all' | 'midnight' | 'expiry' }

const person = fc.nat(people - 1)
const amount = fc.integer({ min: 1, max: 1000 })
const types = <const T extends string[]>(...all: T) => fc.constantFrom(...all)

export const command: Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: types('top-up', 'top-up', 'limit', 'meal-credit', 'meal-credit-undone'),
      person,
      amount,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      type: types('grant'),
      person,
      amount,
      days: fc.option(fc.nat(2)),
      priority: fc.nat(1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: types('transfer'), person, to: person, amount }) },
  {
    weight: 16,
    arbitrary: fc.record({
      type: types('order', 'order', 'hold', 'hold', 'hold', 'cancel', 'capture', 'release', 'deliver'),
      order: fc.nat(orders - 1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: types('reverse'), booking: fc.nat(4) }) },
  { weight: 4, arbitrary: fc.record({ type: types('hold-all', 'midnight', 'expiry') }) },
)

/** Prices of the orders; a meal may cost nothing. */
export const prices = fc.array(fc.nat(900), { minLength: orders, maxLength: orders })
