import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { monday, own } from '../../../test/subscribers.ts'
import { openProduction } from '../../../test/production.ts'

const wednesday = '2026-03-11'

test('meals that are paid when they come are set aside at the cut-off; two subscriptions never spend the same money', async () => {
  const { active, perMeal, lock, holdClock, plan, sql, asha, dinner, wallet, books, dates } =
    await openProduction()
  const daily = await perMeal('300.00')
  const lunchOnes = await active({ meal_package: daily })
  const dinnerOnes = await active({ meal_package: daily, time_slot: dinner })
  await holdClock(`${monday}T10:00`)
  await lock()
  const statuses = await sql(`select subscription, status from orders where delivery_date = $1 order by id`, [
    monday,
  ])
  const covered = statuses.filter(({ status }) => status === 'confirmed')
  assert.equal(covered.length, 1, JSON.stringify(statuses))
  assert.equal(statuses.filter(({ status }) => status === 'cancelled').length, 1)
  assert.equal(await wallet(asha.customer), '200.00')
  assert.deepEqual(await books(), { held: '300.00', office: '-500.00', wallet: '200.00' })
  const refused = covered[0].subscription === lunchOnes.id ? dinnerOnes : lunchOnes
  const [{ gives, reason, by_kitchen }] = await sql(
    'select gives, reason, by_kitchen from subscription_skips',
  )
  assert.deepEqual([gives, reason, by_kitchen], ['nothing', 'not covered', true])
  assert.ok(!(await dates(refused.id)).includes(monday), 'and it is not made again')
  const unpaid = [...(await plan(monday)).exceptions, ...(await plan(monday, dinner)).exceptions]
  assert.deepEqual(
    unpaid.map(({ kind }) => kind),
    ['unpaid'],
  )
  const told = await sql(`select message from notifications where message like '%does not cover%'`)
  assert.equal(told.length, 1)
})

test('what a swap or more portions cost more is paid at the cut-off, with a sentence; less comes back; and delivery earns all of it', async () => {
  const { active, dish, lock, holdClock, sql, office, lunch, books, asha, bills, wallet } =
    await openProduction()
  const [lobster, soup] = [await dish('Lobster'), await dish('Soup')]
  const { id } = await active({ payment_mode: 'cash' })
  await sql(
    `insert into subscription_overrides (subscription, date, meal_slot, dish, difference, quantity)
     values ($1, $2, $3, $4, '5.00', 2), ($1, $5, $3, $6, '-4.00', null)`,
    [id, monday, lunch, lobster, wednesday, soup],
  )
  await office.patch(`/api/v1/subscriptions-admin/${id}/`, { special_instructions: 'ring' })
  await holdClock(`${monday}T10:00`)
  await lock()
  const [paid] = await sql(`select explanation from ledger_transactions where type = 'order_payment'`)
  assert.match(
    paid.explanation,
    /^Paid 44\.62 AED for the meal of 2026-03-09 \(order ORD-\d+, Lobster\): it costs 79\.24 AED, and the agreed meal 34\.62 AED$/,
  )
  await holdClock(`${wednesday}T10:00`)
  await lock()
  const [back] = await sql(`select explanation from ledger_transactions where type = 'meal_credit'`)
  assert.match(back.explanation, /^Credited 4\.00 AED for the meal of 2026-03-11/)
  assert.equal(await wallet(asha.customer), '459.38')
  for (const date of [monday, wednesday]) {
    await holdClock(`${date}T12:00`)
    const [order] = await sql('select id from orders where delivery_date = $1', [date])
    for (const status of ['preparing', 'ready', 'delivered'])
      assert.equal((await office.post(`/api/v1/orders/${order.id}/update_status/`, { status })).status, 200)
  }
  const sums = await books()
  const worth = await sql(`select sum(total) as sum from orders where delivery_date > $1`, [wednesday])
  assert.deepEqual(
    [sums.unearned, (await bills(id))[0].total],
    [worth[0].sum, '450.00'],
    'what is left is what is to come',
  )
})

test('who cannot pay for what they chose gets what was agreed, and is told', async () => {
  const { active, dish, lock, holdClock, sql, office, lunch, plan, asha, wallet, serve } =
    await openProduction()
  const [lobster, dal] = [await dish('Lobster'), await dish('Dal')]
  await serve(monday, [dal], 'veg')
  const { id } = await active({ payment_mode: 'cash', diet_type: 'veg' })
  await sql(
    `insert into subscription_overrides (subscription, date, meal_slot, dish, difference, quantity) values ($1, $2, $3, $4, '900.00', 2)`,
    [id, monday, lunch, lobster],
  )
  await office.patch(`/api/v1/subscriptions-admin/${id}/`, { special_instructions: 'ring' })
  await holdClock(`${monday}T10:00`)
  await lock()
  assert.deepEqual(
    (await plan(monday)).meals.map((meal: any) => [meal.name, meal.quantity, meal.special_instructions]),
    [['Dal', 1, 'ring']],
  )
  assert.equal(await wallet(asha.customer), '500.00')
  assert.equal((await sql(`select id from notifications where message like '%did not cover%'`)).length, 1)
})

for (const [gives, effect] of Object.entries({
  credit: { wallet: '534.62', promo: undefined, unearned: '415.38' },
  voucher: { wallet: '500.00', promo: '34.62', unearned: '415.38' },
  nothing: { wallet: '500.00', promo: undefined, unearned: '415.38' },
  extend: { wallet: '500.00', promo: undefined, unearned: '450.00' },
}))
  test(`a missed meal whose policy is "${gives}" is settled once at its cut-off`, async () => {
    const { active, lock, holdClock, sql, lunch, books, wallet, asha } = await openProduction()
    const { id } = await active({ payment_mode: 'cash' })
    await sql(
      `insert into subscription_skips (subscription, date, meal_slot, gives) values ($1, $2, $3, $4)`,
      [id, monday, lunch, gives],
    )
    await sql(`update orders set status = 'cancelled' where delivery_date = $1`, [monday])
    await lock()
    assert.deepEqual(await sql('select reason from missed_meals'), [], 'nothing before the cut-off')
    await holdClock(`${monday}T10:00`)
    for (const _ of [1, 2]) await lock()
    assert.deepEqual(await sql('select reason, gives, amount from missed_meals'), [
      { reason: 'skipped', gives, amount: '34.62' },
    ])
    const { promo, unearned, promotions, sales } = await books()
    assert.deepEqual({ wallet: await wallet(asha.customer), promo, unearned }, effect)
    assert.equal(sales, gives === 'nothing' ? '34.62' : undefined)
    assert.equal(promotions, undefined, 'a voucher is paid by the meal that it stands for')
  })

test('what was credited for a missed meal is not given again with a credit note for its invoice, or at an early end', async () => {
  const { active, lock, holdClock, sql, lunch, books, wallet, asha, office } = await openProduction()
  const { id } = await active({ payment_mode: 'cash' })
  await sql(
    `insert into subscription_skips (subscription, date, meal_slot, gives) values ($1, $2, $3, 'credit')`,
    [id, monday, lunch],
  )
  await sql(`update orders set status = 'cancelled' where delivery_date = $1`, [monday])
  await holdClock(`${monday}T10:00`)
  await lock()
  assert.equal(await wallet(asha.customer), '534.62')
  const [invoice] = await sql('select id, open_amount from invoices where subscription = $1', [id])
  await office.post(`/api/v1/invoices/${invoice.id}/mark_paid/`)
  const [item] = await sql('select id from invoice_items where invoice = $1', [invoice.id])
  const credit = (amount: string) =>
    office.post(
      `/api/v1/invoices/${invoice.id}/credit_notes/`,
      { lines: [{ item: item.id, amount }], reason: 'All of it' },
      { 'idempotency-key': amount },
    )
  const refused = await credit('450.00')
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.left],
    [422, 'credit_above_invoice', '415.38'],
  )
  const ended = await office.post(`/api/v1/subscriptions-admin/${id}/cancel/`, { notice: true })
  assert.equal(ended.status, 200, JSON.stringify(ended.body))
  assert.deepEqual([await wallet(asha.customer), (await books()).unearned], ['950.00', undefined])
  assert.equal((await credit('0.01')).body.left, '0.00')
})

test('a meal that was missed in a period that is billed later is settled with the bill, and not before', async () => {
  const { active, lock, holdClock, sql, act, recurring, wallet, asha, lunch } = await openProduction()
  const { id } = await active({ payment_mode: 'cash', end_date: '2026-05-07' })
  await sql(`update subscriptions set pause_gives = 'credit'`)
  await holdClock('2026-04-07T20:00')
  await act(id, 'pause')
  await holdClock('2026-04-10T20:00')
  for (const _ of [1, 2]) await lock()
  assert.equal(await wallet(asha.customer), '500.00', 'the second period is not billed')
  await sql(
    `insert into subscription_skips (subscription, date, meal_slot, gives) values ($1, '2026-04-20', $2, 'credit')`,
    [id, lunch],
  )
  await act(id, 'activate')
  await recurring('bill-periods')
  const missed = await sql(`select date, amount from missed_meals where gives = 'credit' order by date`)
  assert.deepEqual(
    missed.map(({ date }) => date),
    ['2026-04-08', '2026-04-10'],
  )
  const given = missed.reduce((all, { amount }) => all + Math.round(Number(amount) * 100), 50_000)
  assert.equal(await wallet(asha.customer), (given / 100).toFixed(2))
})

test('what a pause gives for a meal is given at its cut-off, however many pauses the kitchen has had', async () => {
  const { active, act, lock, holdClock, sql, wallet, asha } = await openProduction()
  await sql(`update meal_packages set pause_gives = 'credit'`)
  const [first, second] = [await active({ payment_mode: 'cash' }), await active({ payment_mode: 'cash' })]
  await act(second.id, 'pause')
  await act(first.id, 'pause')
  await holdClock('2026-03-09T10:00')
  for (const _ of [1, 2]) await lock()
  assert.equal(await wallet(asha.customer), '569.24', 'two meals of 34.62')
})

test('the office cancels a locked meal: its worth follows the policy of closures, and the plan has another version', async () => {
  const { active, lock, holdClock, sql, office, plan, wallet, asha } = await openProduction()
  await active({ payment_mode: 'cash' })
  await sql(`update subscriptions set closure_gives = 'credit'`)
  await holdClock(`${monday}T10:00`)
  await lock()
  const [meal] = (await plan(monday)).meals
  const { status } = await office.post(`/api/v1/orders/${meal.order}/update_status/`, {
    status: 'cancelled',
    reason: 'No gas',
  })
  assert.equal(status, 200)
  for (const _ of [1, 2]) await lock()
  const { version, meals, diff } = await plan(monday)
  assert.deepEqual(
    [version, meals, diff.length, diff[0].before.order, diff[0].after],
    [2, [], 1, meal.order, null],
  )
  assert.equal(await wallet(asha.customer), '534.62')
  assert.deepEqual(
    (await plan(monday, undefined, '&version=1')).meals,
    [meal],
    'the first version stays what it was',
  )
})

test('some hours before the cut-off customers hear that their wallet is short, once for each date', async () => {
  const { active, perMeal, holdClock, recurring, sql } = await openProduction()
  await active({ meal_package: await perMeal('600.00') })
  const told = () => sql(`select message from notifications where message like '%top it up%'`)
  await sql(`update meal_slots set cutoff_time = '15:00'`)
  await holdClock(`${monday}T08:59`)
  await recurring('warn-short')
  assert.deepEqual(await told(), [])
  await holdClock(`${monday}T09:00`)
  for (const _ of [1, 2]) await recurring('warn-short')
  const [{ message }, ...others] = await told()
  assert.deepEqual(others, [])
  assert.match(message, /^Your meals of 2026-03-09 cost 600\.00 AED, and your wallet covers 500\.00\./)
})

test('a missed meal of a month that was paid half by a gift gives paid money until that is all back, and then the gift', async () => {
  const { active, lock, holdClock, sql, lunch, purse, asha, payWithGift, books } = await openProduction()
  const { id } = await active({ payment_mode: 'wallet' })
  await payWithGift(id, '400.00')
  assert.deepEqual(await purse(asha.customer), ['450.00', '0.00'])
  const purses = []
  for (const date of [monday, wednesday]) {
    await sql(
      `insert into subscription_skips (subscription, date, meal_slot, gives) values ($1, $2, $3, 'credit')`,
      [id, date, lunch],
    )
    await sql(`update orders set status = 'cancelled' where delivery_date = $1`, [date])
    await holdClock(`${date}T10:00`)
    for (const _ of [1, 2]) await lock()
    purses.push(await purse(asha.customer))
  }
  assert.deepEqual(purses, [
    ['484.62', '0.00'],
    ['500.00', '19.23'],
  ])
  assert.equal((await books()).unearned, '380.77')
})

for (const [gives, given] of [
  ['credit', ['534.62', '0.00']],
  ['voucher', ['500.00', '34.62']],
] as const)
  test(`what a missed meal gives (${gives}) waits while the wallet is frozen, holds up nobody else, and is given once when it is released`, async () => {
    const { active, subscriber, lock, holdClock, sql, lunch, purse, asha, person, plan } =
      await openProduction()
    const berta = await subscriber({ name: 'Berta' })
    const mine = await active({ payment_mode: 'cash' })
    const hers = await active({
      payment_mode: 'cash',
      customer: berta.customer,
      lunch_address: berta.address,
    })
    for (const { id } of [mine, hers])
      await sql(
        `insert into subscription_skips (subscription, date, meal_slot, gives) values ($1, $2, $3, $4)`,
        [id, monday, lunch, gives],
      )
    await sql(`update orders set status = 'cancelled' where delivery_date = $1`, [monday])
    await sql('update wallets set frozen_at = kitchen_now() where customer = $1', [asha.customer])
    await holdClock(`${monday}T10:00`)
    for (const _ of [1, 2]) await lock()
    assert.equal((await plan(monday)).version, 1)
    assert.deepEqual(await purse(asha.customer), ['500.00', '0.00'])
    assert.ok((await purse(berta.customer)).includes('34.62'), 'and hers is given')
    const admin = await person('admin')
    const released = await admin.post(`/api/v1/customers/${asha.customer}/wallet/unfreeze/`, {
      reason: 'all is well',
    })
    assert.equal(released.status, 200)
    for (const _ of [1, 2]) await lock()
    assert.deepEqual(await purse(asha.customer), given)
  })

test('a meal that is worth less than agreed holds up nobody while its wallet is frozen: its customer gets what was agreed', async () => {
  const { active, dish, lock, holdClock, sql, lunch, plan, asha, purse } = await openProduction()
  const [soup] = [await dish('Soup')]
  const { id } = await active({ payment_mode: 'cash' })
  await sql(
    `insert into subscription_overrides (subscription, date, meal_slot, dish, difference) values ($1, $2, $3, $4, '-4.00')`,
    [id, monday, lunch, soup],
  )
  await sql(`update orders set difference = '-4.00', total = '30.62' where delivery_date = $1`, [monday])
  await sql('update wallets set frozen_at = kitchen_now() where customer = $1', [asha.customer])
  await holdClock(`${monday}T10:00`)
  await lock()
  assert.equal((await plan(monday)).version, 1)
  assert.deepEqual(await purse(asha.customer), ['500.00', '0.00'])
  const [meal] = await sql('select total, difference from orders where delivery_date = $1', [monday])
  assert.equal(meal.total, '34.62')
})

test('the tax of a prepaid meal is that of its invoice, however the rate has changed since and whenever it is eaten', async () => {
  const { active, sql, asha, lunch, mealPackage, holdClock, recurring } = await openProduction()
  await sql('update settings set tax_rate = 5')
  await sql(`update meal_packages set price = '315.00', duration_days = 7 where id = $1`, [mealPackage])
  const { id } = await active({ end_date: '2026-03-22' })
  await sql('update settings set tax_rate = 20')
  await asha.post(`${own}${id}/skip/`, { date: '2026-03-13', meal_slot: lunch })
  await holdClock('2026-03-16T08:00')
  await recurring('bill-periods')
  assert.deepEqual((await sql('select total, tax from invoices order by id')).map(Object.values), [
    ['315.00', '15.00'],
    ['315.00', '52.50'],
  ])
  const meals = await sql(
    `select o.delivery_date, o.tax, l.tax_rate from orders o join order_lines l on l."order" = o.id
     where o.status <> 'cancelled' order by 1`,
  )
  assert.deepEqual(meals.map(Object.values), [
    [monday, '5.00', '5.00'],
    ['2026-03-11', '5.00', '5.00'],
    ['2026-03-16', '17.50', '20.00'],
    ['2026-03-18', '17.50', '20.00'],
    ['2026-03-20', '17.50', '20.00'],
    ['2026-03-23', '5.00', '5.00'],
  ])
})
