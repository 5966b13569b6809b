import fc, { type Arbitrary } from 'fast-check'

export const people = 3
/** The first half is paid when it is placed, the others are held. */
export const orders = 4

const person = fc.nat(people - 1)
const amount = fc.integer({ min: 1, max: 500 })
const ofPerson = fc.constantFrom('top-up', 'limit', 'meal-credit', 'meal-credit-undone')
const ofPaid = fc.constantFrom('order', 'order', 'order', 'cancel', 'cancel', 'deliver')
const ofHeld = fc.constantFrom('hold', 'hold', 'hold', 'cancel', 'capture', 'release', 'deliver')
const ofAll = fc.constantFrom('hold-all', 'midnight', 'midnight', 'expiry')
const gift = { type: fc.constant('grant'), person, amount, days: fc.option(fc.nat(2)), priority: fc.nat(1) }

/** Things that happen to wallets. People, orders and earlier bookings are named by their places. */
const command = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: ofPerson, person, amount }) },
  { weight: 4, arbitrary: fc.record(gift) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('transfer'), person, to: person, amount }) },
  { weight: 6, arbitrary: fc.record({ type: ofPaid, order: fc.constantFrom(0, 1) }) },
  { weight: 8, arbitrary: fc.record({ type: ofHeld, order: fc.constantFrom(2, 3) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('reverse'), booking: fc.nat(people + 2) }) },
  { weight: 3, arbitrary: fc.record({ type: ofAll }) },
)
export type Command = typeof command extends Arbitrary<infer One> ? One : never

const firstMoney = fc.tuple(
  ...Array.from({ length: people }, (_, place) =>
    fc.record({ type: fc.constant('top-up'), person: fc.constant(place), amount }),
  ),
)
/** A history: everybody has some money first, and what people do they often do twice. */
export const steps = fc
  .tuple(
    firstMoney,
    fc.array(fc.tuple(command, fc.constantFrom(1, 1, 2)), { minLength: 2, maxLength: 12, size: 'max' }),
  )
  .map(([money, wished]) =>
    [money, wished.flatMap(([step, times]) => Array.from({ length: times }, () => step))].flat(),
  )

/** Prices of the orders; a meal may cost nothing. */
export const prices = fc.array(fc.nat(400), { minLength: orders, maxLength: orders })
