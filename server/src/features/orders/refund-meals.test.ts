import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openProduction } from '../../../test/production.ts'
import { key } from '../../../test/sold-lunch.ts'
import { monday } from '../../../test/subscribers.ts'
import { examineBooks } from '../books/index.ts'
import { requestLate } from '../production/index.ts'
import { deleteOrders } from './index.ts'

/** A kitchen whose lunch of this Monday is locked; Asha's month of 450.00 is paid, and 34.62 of it are this meal. */
async function lockedLunch(gift?: string) {
  const kitchen = await openProduction()
  const { serve, dish, active, holdClock, lock, sql, asha, tenant, person, payWithGift } = kitchen
  await serve(monday, [await dish('Dal')], 'veg')
  const { id: subscription } = await active({
    payment_mode: gift ? 'wallet' : 'cash',
    diet_type: 'veg',
  })
  if (gift) await payWithGift(subscription, gift)
  await holdClock(`${monday}T10:00`)
  await lock()
  const manager = await person('manager')
  const mealOn = async (date: string) => {
    const [meal] = await sql<{ id: number; line: number }>(
      `select o.id, l.id as line from orders o join order_lines l on l."order" = o.id
       where subscription = $1 and delivery_date = $2`,
      [subscription, date],
    )
    return meal ?? assert.fail('there is no such meal')
  }
  const move = (order: number, status: string) =>
    manager.post(`/api/v1/orders/${order}/update_status/`, { status, reason: 'the oven broke' })
  const [invoice] = await sql<{ id: number; item: number }>(
    `select i.id, item.id as item from invoices i join invoice_items item on item.invoice = i.id where subscription = $1`,
    [subscription],
  )
  return {
    ...kitchen,
    manager,
    subscription,
    mealOn,
    move,
    refund: ({ id, line }: { id: number; line: number }, destination = 'wallet') =>
      manager.post(
        `/api/v1/orders/${id}/refund/`,
        { destination, reason: 'it was cold', lines: [{ line, quantity: 1 }] },
        key(),
      ),
    credit: (amount: string) =>
      manager.post(
        `/api/v1/invoices/${invoice?.id}/credit_notes/`,
        { lines: [{ item: invoice?.item, amount }], reason: 'the month was bad' },
        key(),
      ),
    balance: async (): Promise<string> =>
      (await sql('select balance from wallets where customer = $1', [asha.customer]))[0].balance,
    wrong: () => examineBooks(tenant),
  }
}

test('a meal that the kitchen cancelled and gives on a later date is not paid back as well', async () => {
  const { mealOn, move, refund, balance, wrong } = await lockedLunch()
  const meal = await mealOn(monday)
  assert.equal((await move(meal.id, 'cancelled')).status, 200)
  const { status, body } = await refund(meal)
  assert.deepEqual([status, body.code, body.paid], [422, 'refund_exceeds_paid', '0.00'])
  assert.deepEqual([await balance(), await wrong()], ['500.00', []])
})

test('what a month was paid with is paid back once: by the meal or by credit notes, and never more than came in', async () => {
  const first = await lockedLunch()
  const meal = await first.mealOn(monday)
  assert.equal((await first.credit('440.00')).status, 201)
  const tooMuch = await first.refund(meal)
  assert.deepEqual([tooMuch.status, tooMuch.body.left], [422, '10.00'])
  assert.equal(await first.balance(), '940.00')

  const second = await lockedLunch()
  assert.equal((await second.refund(await second.mealOn(monday))).status, 201)
  const { status, body } = await second.credit('450.00')
  assert.deepEqual([status, body.code, body.left], [422, 'credit_above_invoice', '415.38'])
  assert.equal((await second.credit('415.38')).status, 201)
  const { unearned } = await second.books()
  assert.deepEqual([await second.balance(), unearned, await second.wrong()], ['950.00', undefined, []])
})

test('a refund and a credit note at the same time give back no more than was paid', async () => {
  const { refund, credit, mealOn, balance, wrong } = await lockedLunch()
  const meal = await mealOn(monday)
  const answers = await Promise.all([credit('450.00'), refund(meal)])
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 422])
  assert.ok(['950.00', '534.62'].includes(await balance()))
  assert.deepEqual(await wrong(), [])
})

test("a cooked meal that was given up at its customer's expense is in order for the night's verification, and can be paid back after all", async () => {
  const { tenant, asha, office, lunch, subscription, mealOn, refund, balance, books, wrong } =
    await lockedLunch()
  const meal = await mealOn(monday)
  const wish = { subscription, date: monday, meal_slot: lunch, kind: 'skip', wish: {} } as const
  const { id } = await tenant.write((tx) => requestLate(tx, wish, asha.account))
  const path = `/api/v1/production/late_requests/${id}/approve/`
  assert.equal((await office.post(path, { charge: 'customer' })).status, 200)
  assert.deepEqual(await wrong(), [])
  assert.equal((await refund(meal)).status, 201)
  const { sales, unearned } = await books()
  assert.deepEqual([await balance(), sales, unearned, await wrong()], ['534.62', undefined, '415.38', []])
})

test('how many portions a meal has is not changed behind the money that paid for it', async () => {
  const { mealOn, manager, books } = await lockedLunch()
  const { id } = await mealOn(monday)
  const before = await books()
  const { status, body } = await manager.patch(`/api/v1/orders/${id}/`, { quantity: 3 })
  assert.deepEqual([status, Object.keys(body)], [400, ['quantity']])
  assert.deepEqual(await books(), before)
})

test('a meal beyond the contract that the kitchen took on before its cut-off is paid by its delivery, and owed where no wallet covers it', async () => {
  for (const [quantity, left, owed] of [
    [2, '430.76', undefined],
    [20, '500.00', '-692.40'],
  ] as const) {
    const { manager, subscription, move, holdClock, balance, books, wrong } = await lockedLunch()
    const tuesday = '2026-03-10'
    const made = await manager.post('/api/v1/orders/', {
      subscription,
      order_date: monday,
      delivery_date: tuesday,
      quantity,
      status: 'confirmed',
    })
    assert.equal(made.status, 201, JSON.stringify(made.body))
    assert.equal(await balance(), '500.00')
    await holdClock(`${tuesday}T11:00`)
    for (const status of ['preparing', 'ready', 'delivered'])
      assert.equal((await move(made.body.id, status)).status, 200)
    const { receivable, unearned } = await books()
    assert.deepEqual([await balance(), receivable, unearned, await wrong()], [left, owed, '450.00', []])
  }
})

test('a customer skips a meal of a subscription, and does not cancel it as an order: it would be neither eaten nor given back', async () => {
  const { asha, mealOn, sql } = await lockedLunch()
  const { id } = await mealOn('2026-03-11')
  const { status, body } = await asha.post(`/api/v1/customer/orders/${id}/cancel/`)
  assert.deepEqual([status, body.error], [400, 'A meal of a subscription is skipped, not cancelled.'])
  assert.deepEqual(await sql('select status from orders where id = $1', [id]), [{ status: 'pending' }])
})

test('a meal that a gift paid is paid back as a gift, also to where it came from, and never in cash', async () => {
  for (const destination of ['wallet', 'source']) {
    const { mealOn, refund, purse, asha, books, credit, wrong } = await lockedLunch('450.00')
    assert.equal((await refund(await mealOn(monday), destination)).status, 201)
    assert.deepEqual(await purse(asha.customer), ['500.00', '34.62'])
    assert.equal((await credit('415.38')).status, 201)
    assert.deepEqual(await purse(asha.customer), ['500.00', '450.00'])
    const { office, unearned } = await books()
    assert.deepEqual([office, unearned, await wrong()], ['-500.00', undefined, []])
  }
})

test('what a month was paid with, half by a gift, comes back once, paid money first, by meals and credit notes in turn', async () => {
  const { mealOn, refund, purse, asha, credit } = await lockedLunch('225.00')
  assert.deepEqual(await purse(asha.customer), ['275.00', '0.00'])
  assert.equal((await credit('215.00')).status, 201)
  assert.deepEqual(await purse(asha.customer), ['490.00', '0.00'])
  assert.equal((await refund(await mealOn(monday))).status, 201)
  assert.deepEqual(await purse(asha.customer), ['500.00', '24.62'])
  assert.equal((await credit('200.38')).status, 201)
  assert.deepEqual(await purse(asha.customer), ['500.00', '225.00'])
})

test('a meal that comes behind the end for a missed one is paid back like any other, once, and no more than came in', async () => {
  const { sql, subscription, lunch, lock, holdClock, mealOn, move, refund, credit, balance, wrong, manager } =
    await lockedLunch()
  const skip = await manager.post(`/api/v1/orders/${(await mealOn(monday)).id}/update_status/`, {
    status: 'cancelled',
    reason: 'the oven broke',
  })
  assert.equal(skip.status, 200)
  const [{ ends_on, end_date }] = await sql('select ends_on, end_date from subscriptions where id = $1', [
    subscription,
  ])
  assert.deepEqual([ends_on, end_date], ['2026-04-08', '2026-04-07'])
  const meal = await mealOn(ends_on)
  await holdClock(`${ends_on}T10:00`)
  await sql(`update orders set status = 'confirmed' where id = $1 and status = 'pending'`, [meal.id])
  for (const _ of [1, 2]) await lock()
  await holdClock(`${ends_on}T11:00`)
  for (const status of ['preparing', 'ready', 'delivered'])
    assert.equal((await move(meal.id, status)).status, 200)
  const before = Number(await balance())
  const { status, body } = await refund(meal)
  assert.deepEqual([status, body.total], [201, '34.62'])
  assert.equal((Number(await balance()) - before).toFixed(2), '34.62')
  assert.equal((await refund(meal)).status, 422)
  assert.equal((await credit('415.39')).body.left, '415.38')
  assert.deepEqual(await wrong(), [])
  assert.ok(lunch)
})

test('what was credited for missed meals of a month is not paid back again for another one, whatever credit notes it has', async () => {
  const { sql, subscription, lunch, lock, holdClock, mealOn, move, refund, credit, balance, wrong } =
    await lockedLunch()
  const eaten = await mealOn(monday)
  await holdClock(`${monday}T11:00`)
  for (const status of ['preparing', 'ready', 'delivered'])
    assert.equal((await move(eaten.id, status)).status, 200)
  await sql(
    `insert into subscription_skips (subscription, date, meal_slot, gives) values ($1, '2026-03-11', $2, 'credit')`,
    [subscription, lunch],
  )
  await sql(`update orders set status = 'cancelled' where delivery_date = '2026-03-11'`)
  await holdClock('2026-03-11T10:00')
  await lock()
  assert.equal((await credit('415.38')).status, 201)
  assert.equal(await balance(), '949.99')
  const { status, body } = await refund(eaten)
  assert.deepEqual([status, body.left], [422, '0.01'])
  assert.deepEqual([await balance(), await wrong()], ['949.99', []])
})

test('who has a cooked meal paid back and then cancels gets back all that came in', async () => {
  const { mealOn, refund, move, act, subscription, balance, books, wrong } = await lockedLunch()
  const meal = await mealOn(monday)
  assert.equal((await refund(meal)).status, 201)
  assert.equal((await act(subscription, 'cancel')).status, 200)
  for (const status of ['preparing', 'ready', 'delivered'])
    assert.equal((await move(meal.id, status)).status, 200)
  const { unearned, sales } = await books()
  assert.deepEqual([await balance(), unearned, sales, await wrong()], ['950.00', undefined, undefined, []])
})

test('a dearer dish that the kitchen took on early is paid once by who cancels before its cut-off', async () => {
  const { sql, dish, lunch, office, subscription, mealOn, move, act, holdClock, ...kitchen } =
    await lockedLunch()
  const wednesday = '2026-03-11'
  await sql(
    `insert into subscription_overrides (subscription, date, meal_slot, dish, difference) values ($1, $2, $3, $4, '5.00')`,
    [subscription, wednesday, lunch, await dish('Paneer')],
  )
  await office.patch(`/api/v1/subscriptions-admin/${subscription}/`, { special_instructions: 'no onion' })
  const meals = [await mealOn(monday), await mealOn(wednesday)]
  await move(meals[1]!.id, 'confirmed')
  await act(subscription, 'cancel')
  for (const [place, date] of [monday, wednesday].entries()) {
    await holdClock(`${date}T11:00`)
    for (const status of ['preparing', 'ready', 'delivered'])
      assert.equal((await move(meals[place]!.id, status)).status, 200)
  }
  const { unearned, sales } = await kitchen.books()
  assert.deepEqual(
    [await kitchen.balance(), unearned, sales, await kitchen.wrong()],
    ['875.77', undefined, '74.23', []],
  )
})

for (const how of ['cancelled', 'deleted', 'expired'])
  test(`the last meal of a subscription that is ${how}, when the kitchen cancels it, gives its money back: no later one comes`, async () => {
    const { sql, office, subscription, mealOn, move, credit, ...kitchen } = await lockedLunch()
    const meal = await mealOn(monday)
    const path = `/api/v1/subscriptions-admin/${subscription}/`
    if (how === 'cancelled') await office.post(`${path}cancel/`)
    else if (how === 'deleted') await office.delete(path)
    else {
      assert.equal((await credit('415.38')).status, 201)
      await sql(`update subscriptions set status = 'expired' where id = $1`, [subscription])
    }
    assert.equal(await kitchen.balance(), '915.38')
    assert.equal((await move(meal.id, 'cancelled')).status, 200)
    const { unearned } = await kitchen.books()
    assert.deepEqual([await kitchen.balance(), unearned, await kitchen.wrong()], ['950.00', undefined, []])
  })

for (const gives of ['credit', 'extend', 'voucher', 'nothing'])
  test(`a cooked meal that was paid back gives nothing more when the kitchen cancels it after all (${gives})`, async () => {
    const { sql, mealOn, refund, move, balance, books, dates, subscription, wrong } = await lockedLunch()
    await sql('update subscriptions set closure_gives = $1', [gives])
    const meal = await mealOn(monday)
    assert.equal((await refund(meal)).status, 201)
    assert.equal((await move(meal.id, 'cancelled')).status, 200)
    const { unearned, promo } = await books()
    assert.deepEqual([await balance(), unearned, promo, await wrong()], ['534.62', '415.38', undefined, []])
    assert.equal((await dates(subscription)).length, 12)
  })

test('a dearer meal of which one portion was paid back is paid back once when the kitchen cancels it', async () => {
  const { sql, dish, serve, lunch, lock, office, subscription, mealOn, move, refund, holdClock, ...kitchen } =
    await lockedLunch()
  const wednesday = '2026-03-11'
  const paneer = await dish('Paneer')
  await serve(wednesday, [paneer], 'veg')
  await sql(`update subscriptions set closure_gives = 'credit'`)
  await sql(
    `insert into subscription_overrides (subscription, date, meal_slot, dish, difference, quantity) values ($1, $2, $3, $4, '5.00', 2)`,
    [subscription, wednesday, lunch, paneer],
  )
  await office.patch(`/api/v1/subscriptions-admin/${subscription}/`, { special_instructions: 'no onion' })
  await holdClock(`${wednesday}T10:00`)
  await lock()
  const meal = await mealOn(wednesday)
  assert.equal(await kitchen.balance(), '455.38', '44.62 more than the 34.61 that were agreed')
  assert.equal((await refund(meal)).body.total, '39.61')
  assert.equal((await move(meal.id, 'cancelled')).status, 200)
  const { unearned } = await kitchen.books()
  assert.deepEqual([await kitchen.balance(), unearned, await kitchen.wrong()], ['534.61', '415.39', []])
})

test('a meal whose cheaper dish was credited gives the rest of its price when the kitchen cancels it, not a whole meal later', async () => {
  const { sql, dish, serve, lunch, lock, office, subscription, mealOn, move, holdClock, ...kitchen } =
    await lockedLunch()
  const wednesday = '2026-03-11'
  const soup = await dish('Soup')
  await serve(wednesday, [soup], 'veg')
  await sql(
    `insert into subscription_overrides (subscription, date, meal_slot, dish, difference) values ($1, $2, $3, $4, '-3.00')`,
    [subscription, wednesday, lunch, soup],
  )
  await office.patch(`/api/v1/subscriptions-admin/${subscription}/`, { special_instructions: 'no onion' })
  await holdClock(`${wednesday}T10:00`)
  await lock()
  assert.equal(await kitchen.balance(), '503.00')
  assert.equal((await move((await mealOn(wednesday)).id, 'cancelled')).status, 200)
  const { unearned } = await kitchen.books()
  assert.deepEqual([await kitchen.balance(), unearned, await kitchen.wrong()], ['534.61', '415.39', []])
  assert.equal((await kitchen.dates(subscription)).length, 12)
})

test('a meal that was paid back gives nothing more when the kitchen closes on its day after all', async () => {
  const { manager, mealOn, refund, balance, books, wrong } = await lockedLunch()
  assert.equal((await refund(await mealOn(monday))).status, 201)
  const closed = { from_date: monday, until_date: monday, reason: 'Eid', gives: 'credit' }
  assert.equal((await manager.post('/api/v1/closures/', closed)).status, 201)
  const { unearned } = await books()
  assert.deepEqual([await balance(), unearned, await wrong()], ['534.62', '415.38', []])
})

test('who cleans the orders of a kitchen gives back the meals of subscriptions that are over, and of no others', async () => {
  const { act, subscription, active, asha, server, tenant, balance, books, wrong } = await lockedLunch()
  await active({ payment_mode: 'cash', customer: asha.customer })
  assert.equal((await act(subscription, 'cancel')).status, 200)
  assert.equal(await balance(), '915.38')
  assert.equal(await deleteOrders(server.deps.owner, tenant), 26)
  const { unearned } = await books()
  assert.deepEqual([await balance(), unearned, await wrong()], ['950.00', '450.00', []])
})
