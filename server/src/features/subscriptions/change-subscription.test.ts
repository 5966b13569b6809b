import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { admin, monday, openSubscribers } from '../../../test/subscribers.ts'
import { addDays, dayNames, servedDates } from '../meals/index.ts'

// Contract D20.
test('a change says what changes; everything else stays, the package and the days too', async () => {
  const { made, office } = await openSubscribers()
  const before = await made({ dietary_preferences: 'no onion', payment_mode: 'card' })
  const changed = await office.patch(`${admin}${before.id}/`, { special_instructions: 'ring twice' })
  assert.deepEqual(changed.body, { ...before, special_instructions: 'ring twice' })
  const put = await office.put(`${admin}${before.id}/`, {
    customer: before.customer,
    start_date: before.start_date,
    end_date: before.end_date,
  })
  assert.deepEqual(put.body, changed.body)
  assert.deepEqual((await office.patch(`${admin}${before.id}/`, {})).body, changed.body)
  // Clients send back what they read; what is derived is ignored.
  const { lunch_address_details: _, ...row } = changed.body
  assert.deepEqual(
    (await office.patch(`${admin}${before.id}/`, { ...row, total_cost: '1.00' })).body,
    put.body,
  )
  assert.equal((await office.patch(`${admin}${before.id}/`, { customer: 999 })).status, 400)
  assert.equal((await office.put(`${admin}${before.id}/`, { customer: before.customer })).status, 400)
})

test('the rules hold for changes, but what was right when it was agreed may go on', async () => {
  const { active, office, sql, holdClock, mealPackage, asha, lunch } = await openSubscribers()
  const { id } = await active()
  await holdClock('2026-03-20T08:00')
  const path = `${admin}${id}/`
  for (const [change, field] of [
    [{ start_date: '2026-03-10' }, 'start_date'],
    [{ end_date: '2026-03-14' }, 'end_date'],
    [{ end_date: '2026-03-01' }, 'end_date'],
    [{ selected_days: ['Monday', 'Funday'] }, 'selected_days'],
    [{ selected_days: [] }, 'selected_days'],
    [{ time_slot: 999 }, 'time_slot'],
    [{ meal_package: 999 }, 'meal_package'],
    [{ dinner_address: 999 }, 'dinner_address'],
  ] as const) {
    const { status, body } = await office.patch(path, change)
    assert.deepEqual([status, Object.keys(body)], [400, [field]], JSON.stringify(change))
  }
  // The package is withdrawn, the address moved out of every zone: sending back what is so already is no new choice.
  await sql('update meal_packages set is_active = false, price = 900.00')
  await sql('update customer_addresses set zone = null')
  const unchanged = {
    meal_package: mealPackage,
    lunch_address: asha.address,
    time_slot: lunch,
    start_date: monday,
  }
  const { status, body } = await office.patch(path, { ...unchanged, end_date: '2026-05-06' })
  assert.deepEqual([status, body.total_cost], [200, '885.00'], 'the agreed price goes on')
})

test('package, menus and diet follow a change of package', async () => {
  const { made, office, sql } = await openSubscribers()
  const { id } = await made()
  const [{ id: both }] = await sql(
    `insert into meal_packages (name, price, duration_days) values ('Any', 70.00, 7) returning id`,
  )
  const path = `${admin}${id}/`
  const change = async (more: object) => (await office.patch(path, more)).body
  assert.equal((await change({ diet_type: 'nonveg' })).diet_type, 'veg', 'the package is vegetarian')
  const moved = await change({ meal_package: both })
  assert.deepEqual([moved.total_cost, moved.diet_type], ['300.00', 'veg'])
  assert.equal((await change({ diet_type: 'nonveg' })).diet_type, 'nonveg')
  assert.deepEqual(await sql('select menu from subscription_menus'), [])
  const none = await change({ meal_package: null })
  assert.deepEqual([none.meal_package, none.meal_package_details, none.total_cost], [null, null, '0.00'])
})

test('a running one is not paid by the month and by the meal at once; until it runs it may be either', async () => {
  const { made, act, office, sql, mealPackage, bills } = await openSubscribers()
  const [{ id: byMeal }] = await sql(
    `insert into meal_packages (name, price, duration_days, pricing) values ('Eat and pay', 20.00, 30, 'meal') returning id`,
  )
  for (const [meal_package, other, how] of [
    [mealPackage, byMeal, 'This is paid by the meal, and the package that runs by the period'],
    [byMeal, mealPackage, 'This is paid by the period, and the package that runs by the meal'],
    [byMeal, null, 'This is paid by the period, and the package that runs by the meal'],
  ] as const) {
    const { id } = await made({ meal_package: other })
    const path = `${admin}${id}/`
    const { total_cost } = (await office.patch(path, { meal_package })).body
    assert.equal(total_cost, meal_package === byMeal ? '260.00' : '450.00')
    assert.equal((await act(id, 'activate')).status, 200)
    const state = () =>
      Promise.all([
        office.get(path),
        bills(id),
        sql('select * from orders where subscription = $1 order by id', [id]),
      ])
    const before = JSON.stringify(await state())
    const { status, body } = await office.patch(path, { meal_package: other, special_instructions: 'hot' })
    assert.deepEqual([status, body], [400, { meal_package: [`${how}: change the plan instead.`] }])
    assert.equal(JSON.stringify(await state()), before)
  }
})

test('how a running one is paid by the meal changes for the meals that are not locked', async () => {
  const { active, office, sql, holdClock, recurring } = await openSubscribers()
  await sql(`update meal_packages set pricing = 'meal', price = 20.00`)
  const { id } = await active({ payment_mode: 'wallet' })
  await holdClock(`${monday}T10:30`)
  await recurring('lock-slots')
  assert.equal((await office.patch(`${admin}${id}/`, { payment_mode: 'cash' })).status, 200)
  const modes = () =>
    sql(
      'select payment_mode, count(*)::integer as meals from orders where subscription = $1 group by 1 order by 2',
      [id],
    )
  assert.deepEqual(await modes(), [
    { payment_mode: 'hold', meals: 1 },
    { payment_mode: 'cash', meals: 12 },
  ])
  await office.patch(`${admin}${id}/`, { payment_mode: 'wallet' })
  assert.deepEqual(await modes(), [{ payment_mode: 'hold', meals: 13 }])
})

test('what runs keeps the first day that it is invoiced or eaten from; until then another one is agreed with its meals', async () => {
  const { made, act, office, sql, dates, holdClock, recurring, bills } = await openSubscribers()
  await sql(
    `insert into meal_packages (name, price, duration_days, pricing, trial_days) values ('Eat and pay', 20.00, 30, 'meal', 3)`,
  )
  const [{ id: byMeal }] = await sql(`select id from meal_packages where pricing = 'meal'`)
  const later = { start_date: '2026-03-23', end_date: '2026-04-21' }
  const term = { start_date: '2026-03-16', end_date: '2026-04-14' }
  const [billed, unbilled] = [await made(term), await made({ ...term, meal_package: byMeal })]
  const change = (id: number) => office.patch(`${admin}${id}/`, later)
  assert.equal((await act(billed.id, 'activate')).status, 200)
  const meals = await dates(billed.id)
  const refused = await change(billed.id)
  assert.deepEqual(
    [refused.status, refused.body],
    [400, { start_date: ['This subscription is invoiced from 2026-03-16 on: pause it instead.'] }],
  )
  assert.deepEqual([await dates(billed.id), (await bills(billed.id)).length], [meals, 1])

  await act(unbilled.id, 'activate')
  assert.equal((await change(unbilled.id)).body.trial_until, '2026-03-25', 'its trial goes along')
  assert.deepEqual(
    [(await dates(unbilled.id))[0], (await dates(unbilled.id)).at(-1)],
    ['2026-03-23', '2026-04-20'],
  )
  await holdClock('2026-03-23T10:30')
  await recurring('lock-slots')
  const begun = await office.patch(`${admin}${unbilled.id}/`, { start_date: '2026-03-25' })
  assert.deepEqual(
    [begun.status, begun.body],
    [400, { start_date: ['This subscription began on 2026-03-23: pause it instead.'] }],
  )
})

test('one that was priced by the meal and becomes one of no package is billed for its term', async () => {
  const { made, act, office, sql, bills, menu } = await openSubscribers()
  await sql(`update meal_packages set pricing = 'meal', price = 20.00`)
  const { id } = await made()
  await office.patch(`${admin}${id}/`, { meal_package: null })
  await sql('insert into subscription_menus (subscription, menu) values ($1, $2)', [id, menu])
  assert.deepEqual(await sql('select pricing from subscriptions'), [{ pricing: 'period' }])
  await act(id, 'activate')
  assert.deepEqual(await bills(id), [], 'what costs nothing is not billed')
  assert.deepEqual(await sql('select distinct payment_mode from orders'), [{ payment_mode: 'invoice' }])
})

test('other dates, days or another slot of a running one: what no longer belongs goes, what is missing comes', async () => {
  const { active, office, dates, dinner, sql, bills, recurring, holdClock, person } = await openSubscribers()
  const { id } = await active()
  const path = `${admin}${id}/`
  await holdClock(`${monday}T10:00`)
  await recurring('lock-slots')
  const [{ id: ticket }] = await sql('select id from kitchen_tickets')
  const cook = await person('kitchen_staff')
  await cook.post(`/api/v1/kitchen/orders/${ticket}/start_preparation/`)

  await office.patch(path, { time_slot: dinner })
  const slots = await sql(
    `select distinct meal_slot, status from orders where status <> 'cancelled' order by status`,
  )
  assert.deepEqual(
    slots.map(({ meal_slot }) => meal_slot === dinner),
    [true, false],
  )
  assert.equal((await dates(id)).length, 13, 'no second meal on the day whose meal is cooked already')
  const kept = await sql(`select id from orders where delivery_date = '2026-03-20' and status <> 'cancelled'`)
  const days = await office.patch(path, { selected_days: ['Tuesday', 'Friday'], end_date: '2026-03-20' })
  assert.equal(days.status, 200, JSON.stringify(days.body))
  assert.deepEqual(
    await dates(id),
    [monday, '2026-03-10', '2026-03-13', '2026-03-17', '2026-03-20'],
    'what is being cooked stays',
  )
  assert.deepEqual(
    await sql(`select id from orders where delivery_date = '2026-03-20' and status <> 'cancelled'`),
    kept,
    'what belongs as before is the same order',
  )
  assert.equal(days.body.total_cost, '180.00')
  assert.equal((await bills(id)).length, 1)
})

// Contract D21: the address follows the slot.
test('food goes to the address that fits the slot, and open meals follow a change of address or instructions', async () => {
  const { active, office, sql, asha, zone, dinner, lunch, slotOf, holdClock, recurring } =
    await openSubscribers()
  const [{ id: work }] = await sql(
    `insert into customer_addresses (customer, street, zone, status) values ($1, 'Office 1', $2, 'active') returning id`,
    [asha.customer, zone],
  )
  const supper = await slotOf('Supper', null)
  // Before the first day is locked in any slot.
  await holdClock('2026-03-08T20:00')
  const { id } = await active({ dinner_address: work })
  const path = `${admin}${id}/`
  const addresses = async () =>
    (await sql(`select distinct address from orders where status = any('{pending,confirmed}')`)).map(
      (row) => row.address,
    )
  assert.deepEqual(await addresses(), [asha.address])
  await office.patch(path, { time_slot: dinner })
  assert.deepEqual(await addresses(), [work])
  await office.patch(path, { time_slot: supper })
  assert.deepEqual(await addresses(), [asha.address])
  await office.patch(path, { lunch_address: null })
  assert.deepEqual(await addresses(), [work])

  await office.patch(path, { time_slot: lunch, lunch_address: asha.address })
  await holdClock(`${monday}T10:00`)
  await recurring('lock-slots')
  await office.patch(path, { lunch_address: work, special_instructions: 'nut allergy' })
  assert.deepEqual(
    await sql(
      `select status, address, special_instructions as words, count(*) as meals from orders where status <> 'cancelled'
        group by 1, 2, 3 order by 1`,
    ),
    [
      { status: 'confirmed', address: asha.address, words: '', meals: 1 },
      { status: 'pending', address: work, words: 'nut allergy', meals: 12 },
    ],
    'what is locked goes where it was to go',
  )
})

// Contract D21b.
test('half past midnight is already the new day', async () => {
  const { active, dates, act, holdClock, made } = await openSubscribers()
  const { id } = await active()
  await act(id, 'pause')
  await holdClock('2026-03-17T00:30') // in UTC still Monday the 16th
  await act(id, 'activate')
  assert.equal((await dates(id))[0], '2026-03-18')
  await holdClock('2026-03-18T00:30')
  await act(id, 'pause')
  assert.deepEqual(await dates(id), [], "today's meal is open still")
  const late = await made({ start_date: '2026-03-18', end_date: '2026-03-31' })
  assert.equal(late.start_date, '2026-03-18')
})

test('an earlier end gives back what is paid for the meals behind it, once, and not before meals that are locked', async () => {
  const { active, office, sql, asha, holdClock } = await openSubscribers()
  const { id } = await active({ payment_mode: 'cash' })
  const balance = async () =>
    (await sql('select balance from wallets where customer = $1', [asha.customer]))[0].balance
  const end = (end_date: string) => office.patch(`${admin}${id}/`, { end_date })
  await holdClock('2026-03-18T11:00')
  assert.deepEqual(
    [(await end('2026-03-16')).body, await balance()],
    [{ end_date: ['Meals until 2026-03-18 are locked; it can end then at the earliest.'] }, '500.00'],
  )
  for (const _ of [1, 2]) assert.equal((await end('2026-03-29')).status, 200)
  assert.equal(await balance(), '638.46', 'four of thirteen meals')
  const { status } = await office.patch(`${admin}${id}/`, { selected_days: ['Friday'] })
  assert.equal(status, 400, 'what was given back was counted by its days')
  assert.deepEqual(await sql('select credited_amount from invoices'), [{ credited_amount: '138.46' }])
})

type Command =
  | { type: 'pause' | 'activate' | 'generate_orders' }
  | { type: 'days'; selected_days: string[] }
  | { type: 'end' | 'start'; days: number }
  | { type: 'wait'; days: number }

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom(
    { type: 'pause' } as const,
    { type: 'activate' } as const,
    { type: 'generate_orders' } as const,
  ),
  fc.record({
    type: fc.constant('days' as const),
    selected_days: fc.subarray([...dayNames], { minLength: 1 }),
  }),
  fc.record({
    type: fc.constantFrom('start' as const, 'end' as const),
    days: fc.integer({ min: 0, max: 40 }),
  }),
  fc.record({ type: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 5 }) }),
)

test('whatever the order of pauses, resumptions and changes, the open meals are those of the calendar from today on', async () => {
  const { made, act, office, dates, holdClock, sql, bills } = await openSubscribers()
  // Where a missed meal goes is told by the calendar's own tests.
  await sql(`update meal_packages set pause_gives = 'nothing'`)
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 8 }), async (commands) => {
      await sql('update subscriptions set archived_at = now()')
      let today = monday
      await holdClock(`${today}T08:00`)
      const { id } = await made()
      await act(id, 'activate')
      for (const one of commands) {
        if (one.type === 'wait') await holdClock(`${(today = addDays(today, one.days))}T08:00`)
        else if (one.type === 'days')
          await office.patch(`${admin}${id}/`, { selected_days: one.selected_days })
        else if (one.type === 'start' || one.type === 'end')
          await office.patch(`${admin}${id}/`, { [`${one.type}_date`]: addDays(today, one.days) })
        else await act(id, one.type)
        const { body } = await office.get(`${admin}${id}/`)
        const wanted = body.status === 'active' ? servedDates(body, today, body.end_date) : []
        const open = (await dates(id)).filter((date) => date >= today)
        assert.deepEqual(open, wanted, JSON.stringify(one))
      }
      assert.equal((await bills(id)).length, 1)
    }),
    { numRuns: 40 },
  )
})
