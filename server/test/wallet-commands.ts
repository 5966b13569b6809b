import fc, { type Arbitrary } from 'fast-check'

export const people = 3
export const orders = 6

const person = fc.nat(people - 1)
const amount = fc.integer({ min: 1, max: 1000 })
const ofPerson = fc.constantFrom('top-up', 'top-up', 'limit', 'meal-credit', 'meal-credit-undone')
const ofOrder = fc.constantFrom(
  'order',
  'order',
  'hold',
  'hold',
  'hold',
  'cancel',
  'capture',
  'release',
  'deliver',
)
const ofAll = fc.constantFrom('hold-all', 'midnight', 'expiry')
const days = fc.option(fc.nat(2))

/** Things that happen to wallets. People, orders and earlier bookings are named by their places. */
export const command = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: ofPerson, person, amount }) },
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant('grant'), person, amount, days, priority: fc.nat(1) }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('transfer'), person, to: person, amount }) },
  { weight: 16, arbitrary: fc.record({ type: ofOrder, order: fc.nat(orders - 1) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('reverse'), booking: fc.nat(4) }) },
  { weight: 4, arbitrary: fc.record({ type: ofAll }) },
)
export type Command = typeof command extends Arbitrary<infer One> ? One : never

/** Prices of the orders; a meal may cost nothing. */
export const prices = fc.array(fc.nat(900), { minLength: orders, maxLength: orders })
