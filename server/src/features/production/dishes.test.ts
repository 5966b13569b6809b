import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { monday } from '../../../test/subscribers.ts'
import { openProduction } from '../../../test/production.ts'
import { chooseDish } from './choose-dish.ts'

const dish = (id: number, name: string, allergens: string[] = [], left: number | null = null) => ({
  dish: id,
  name,
  allergens,
  left,
  is_available: true,
})
const eater = (allergies: string[] = [], dislikes: (string | number)[] = []) => ({ allergies, dislikes })

test('an allergy blocks a dish however it is spelled, a dislike only where something else fits', () => {
  const menu = [dish(1, 'Korma', ['Nuts']), dish(2, 'Dal'), dish(3, 'Aubergine')]
  const chosen = (...who: Parameters<typeof eater>) => chooseDish(eater(...who), 1, menu)?.dish
  assert.deepEqual(
    [
      chosen(),
      chosen([' nuts']),
      chosen(['nuts'], ['dal']),
      chosen(['nuts'], [2, 'aubergine']),
      chosen([], ['nuts']),
    ],
    [1, 2, 3, 2, 2],
  )
  assert.equal(chooseDish(eater(['nuts']), 1, [dish(1, 'Korma', ['nuts'])]), undefined)
  assert.equal(chooseDish(eater(), 3, [dish(1, 'Few', [], 2), dish(2, 'Many', [], 3)])?.dish, 2)
})

test('at the cut-off each meal is the first dish of its menu that its eater can have; what nobody may guess waits for the office', async () => {
  const today = await openProduction()
  const { active, subscriber, office, dish: make, serve, lock, holdClock, plan, sql, lunch, asha } = today
  const [korma, dal, satay] = [
    await make('Korma', { allergens: ['nuts'] }),
    await make('Dal'),
    await make('Satay', { allergens: ['Nuts', 'soy'] }),
  ]
  await serve(monday, [korma, dal], 'veg')
  await serve(monday, [korma, satay])
  const [berta, carl] = [await subscriber({ name: 'Berta' }), await subscriber({ name: 'Carl' })]
  for (const { customer } of [berta, carl])
    assert.equal((await office.patch(`/api/v1/customers/${customer}/`, { allergies: ['NUTS'] })).status, 200)
  await active({ diet_type: 'veg' })
  await active({ customer: berta.customer, lunch_address: berta.address, diet_type: 'veg' })
  await sql(`update meal_packages set diet_type = 'both'`)
  await active({ customer: carl.customer, lunch_address: carl.address, diet_type: 'nonveg' })

  const before = await plan(monday)
  assert.deepEqual([before.version, before.is_locked, before.meals.length], [0, false, 3])
  await holdClock(`${monday}T10:00`)
  await lock()
  const locked = await plan(monday)
  assert.deepEqual([locked.version, locked.is_locked, locked.diff], [1, true, []])
  assert.deepEqual(
    locked.meals.map((meal: any) => [meal.customer_name, meal.name, meal.allergies, meal.address]),
    [
      ['Asha Rao', 'Korma', [], 'Palm Street 1, Dubai'],
      ['Berta', 'Dal', ['NUTS'], 'Palm Street 1, Dubai'],
    ],
  )
  assert.deepEqual(
    locked.dishes.map((one: any) => [one.name, one.portions]),
    [
      ['Dal', 1],
      ['Korma', 1],
    ],
  )
  const [waiting, ...others] = locked.exceptions
  assert.deepEqual(
    [others, waiting.kind, waiting.customer_name, waiting.reason],
    [[], 'dish', 'Carl', 'No dish of the menu is there and without NUTS.'],
  )
  assert.deepEqual(await sql('select status from orders where id = $1', [waiting.order]), [
    { status: 'pending' },
  ])

  const resolve = (body: object) => office.post(`/api/v1/production/exceptions/${waiting.id}/resolve/`, body)
  assert.deepEqual((await resolve({ dish: satay })).body, { dish: ['This customer must not have Nuts.'] })
  assert.equal((await resolve({})).status, 400)
  assert.equal((await resolve({ dish: dal })).status, 200)
  assert.equal((await resolve({ dish: dal })).status, 400, 'decided already')
  const after = await plan(monday)
  assert.deepEqual([after.version, after.exceptions, after.meals.length], [2, [], 3])
  assert.deepEqual(
    after.diff.map((one: any) => [one.before, one.after.name]),
    [[null, 'Dal']],
  )
  const { body } = await today.cook.get(`/api/v1/kitchen/orders/?date=${monday}`)
  assert.deepEqual(body.results.map((ticket: any) => ticket.lines[0].name).toSorted(), [
    'Dal',
    'Dal',
    'Korma',
  ])
  const { body: versions } = await today.cook.get(`/api/v1/production/versions/?date=${monday}&slot=${lunch}`)
  assert.deepEqual(
    versions.versions.map((one: any) => [one.version, one.actor === office.username]),
    [
      [2, true],
      [1, false],
    ],
  )
  assert.ok(asha)
})

test('a chosen dish that is gone, or is no good for its eater, gives way to the menu at the agreed price', async () => {
  const {
    active,
    dish: make,
    serve,
    lock,
    holdClock,
    plan,
    sql,
    lunch,
    office,
    asha,
    books,
  } = await openProduction()
  const [dal, lobster] = [await make('Dal'), await make('Lobster', { allergens: ['shellfish'] })]
  await serve(monday, [dal], 'veg')
  const { id } = await active({ diet_type: 'veg' })
  await sql(
    `insert into subscription_overrides (subscription, date, meal_slot, dish, difference) values ($1, $2, $3, $4, '30.00')`,
    [id, monday, lunch, lobster],
  )
  await sql(`update orders set difference = '30.00', total = total + 30 where delivery_date = $1`, [monday])
  await office.patch(`/api/v1/customers/${asha.customer}/`, { allergies: ['shellfish'] })
  await holdClock(`${monday}T10:00`)
  await lock()
  assert.deepEqual(
    (await plan(monday)).meals.map((meal: any) => meal.name),
    ['Dal'],
  )
  assert.deepEqual(await sql(`select total, difference from orders where delivery_date = $1`, [monday]), [
    { total: '34.62', difference: '0.00' },
  ])
  assert.equal((await books()).unearned, '450.00', 'the invoice, and nothing more')
  const told = await sql(`select message from notifications where message like '%not to be had%'`)
  assert.equal(told.length, 1)
})
