import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { admin, monday, openSubscribers } from '../../../test/subscribers.ts'
import { countReads } from '../../../test/statements.ts'

test('a subscription reads back as the contract has it, in the list and by itself', async () => {
  const { made, office, asha, lunch, mealPackage } = await openSubscribers()
  const body = await made({ special_instructions: 'ring twice', dietary_preferences: 'no onion' })
  const shared = {
    id: body.id,
    customer_id: asha.customer,
    customer_name: asha.name,
    customer_phone: asha.phone,
    status: 'pending',
    start_date: monday,
    end_date: '2026-04-07',
    time_slot: lunch,
    time_slot_name: 'Lunch',
    meal_package: mealPackage,
    selected_days: ['Monday', 'Wednesday', 'Friday'],
    payment_mode: 'wallet',
    diet_type: 'veg',
    want_notifications: true,
    dietary_preferences: 'no onion',
    special_instructions: 'ring twice',
    cost_per_meal: '34.62',
    total_cost: '450.00',
    order_count: 0,
    lunch_address: asha.address,
    dinner_address: null,
  }
  const place = { building_name: null, flat_number: null, floor_number: null, street: 'Palm Street 1' }
  assert.deepEqual(body, {
    ...shared,
    customer: asha.customer,
    ends_on: '2026-04-07',
    auto_renew: false,
    trial_until: null,
    billing: 'days',
    renew_notice_days: 7,
    notice_days: 0,
    continues: null,
    slots: [
      {
        meal_slot: lunch,
        address: asha.address,
        quantity: 1,
        selected_days: ['Monday', 'Wednesday', 'Friday'],
      },
    ],
    time_slot_details: { id: lunch, name: 'Lunch', code: 'lunch', cutoff_time: '10:00:00', time: '10:00' },
    meal_package_details: {
      id: mealPackage,
      name: 'Monthly Veg',
      price: '450.00',
      currency: '',
      diet_type: 'veg',
      diet_type_display: 'Vegetarian',
    },
    lunch_address_details: { id: asha.address, ...place, city: 'Dubai' },
    dinner_address_details: null,
  })
  assert.deepEqual((await office.get(`${admin}${body.id}/`)).body, body)
  const { results } = (await office.get(admin)).body
  assert.deepEqual(results, [{ ...shared, meal_package_name: 'Monthly Veg' }])
})

test('the list is found by status, payment, name, phone and e-mail, ten to a page, in as many statements as for one', async () => {
  const { made, office, subscriber, asha, sql } = await openSubscribers()
  await made({ payment_mode: 'cash', start_date: '2026-03-10' })
  const one = await countReads(() => office.get(admin))
  for (let n = 0; n < 11; n += 1) {
    const other = await subscriber({ name: `Eater x${'abcdefghijk'[n]}` })
    await made({ customer: other.customer, lunch_address: other.address })
  }
  const many = await countReads(() => office.get(admin))
  assert.equal(many, one)
  await sql(`update accounts set email = 'asha@example.test' where id = $1`, [asha.account])
  const count = async (query: string) => (await office.get(`${admin}?${query}`)).body.count
  assert.deepEqual(
    await Promise.all(
      [
        'status=pending',
        'status=active',
        'payment_mode=cash',
        'search=asha',
        'search=asha@example',
        `search=${asha.phone.slice(1)}`,
        'search=eater%20xk',
        '_t=1',
      ].map(count),
    ),
    [12, 0, 1, 1, 1, 1, 1, 12],
  )
  const first = (await office.get(admin)).body
  assert.deepEqual([first.results.length, first.results[0].start_date], [10, '2026-03-10'])
  assert.equal((await office.get(`${admin}?page=3`)).status, 404)
  const last = (await office.get(`${admin}?ordering=start_date&page=last`)).body.results.at(-1)
  assert.equal(last.start_date, '2026-03-10')
  for (const query of ['status=running', 'payment_mode=gold'])
    assert.equal((await office.get(`${admin}?${query}`)).status, 400, query)
})

// Contract D20: at every door.
test('the rules are the same for the office and for customers', async () => {
  const { office, asha, wish, sql, subscriber, zone, lunch, menu, holdClock } = await openSubscribers()
  await holdClock('2026-03-09T00:30') // still Sunday in UTC
  const other = await subscriber()
  const { id: rejected } = (
    await sql(
      `insert into customer_addresses (customer, street, zone, status) values ($1, 'x', $2, 'rejected') returning id`,
      [asha.customer, zone],
    )
  )[0]
  const { id: outside } = (
    await sql(
      `insert into customer_addresses (customer, street, status) values ($1, 'x', 'active') returning id`,
      [asha.customer],
    )
  )[0]
  const refused: [object, string][] = [
    [{ start_date: '2026-03-08' }, 'start_date'],
    [{ end_date: '2026-03-08' }, 'end_date'],
    [{ end_date: '2026-03-14' }, 'end_date'],
    [{ end_date: '2029-03-14' }, 'end_date'],
    [{ end_date: '2026-02-30' }, 'end_date'],
    [{ selected_days: ['Funday'] }, 'selected_days'],
    [{ selected_days: [] }, 'selected_days'],
    [{ selected_days: undefined }, 'selected_days'],
    [{ time_slot: 999 }, 'time_slot'],
    [{ meal_package: 999 }, 'meal_package'],
    [{ lunch_address: 999 }, 'lunch_address'],
    [{ lunch_address: other.address }, 'lunch_address'],
    [{ lunch_address: rejected }, 'lunch_address'],
    [{ lunch_address: outside }, 'lunch_address'],
    [{ lunch_address: outside, time_slot: null }, 'lunch_address'],
    [{ payment_mode: 'gold' }, 'payment_mode'],
    [{ diet_type: 'both' }, 'diet_type'],
    [{ colour: 'red' }, 'colour'],
  ]
  for (const [more, field] of refused) {
    const body = wish(more)
    const answers = [
      await office.post(admin, body),
      await asha.post('/api/v1/customer/subscriptions/', { ...body, customer: undefined }),
    ]
    for (const answer of answers)
      assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]], JSON.stringify(answer.body))
  }
  assert.ok('customer' in (await office.post(admin, wish({ customer: 999 }))).body)
  assert.equal((await sql('select id from subscriptions')).length, 0)

  // Seven days are enough, days come in any case, and an address outside every zone is fine where no food goes.
  const good = await office.post(
    admin,
    wish({
      end_date: '2026-03-15',
      selected_days: ['friday', 'MONDAY', 'Friday'],
      dinner_address: outside,
      time_slot: lunch,
    }),
  )
  assert.deepEqual([good.status, good.body.selected_days], [201, ['Monday', 'Friday']])
  const menus = await asha.post('/api/v1/customer/subscriptions/', {
    ...wish({ meal_package: undefined, menu_ids: [menu], customer: undefined }),
  })
  assert.equal(menus.status, 201, JSON.stringify(menus.body))
})

test('a customer has at most three that are pending or active, however many are wished at once', async () => {
  const { office, wish, act, sql, asha } = await openSubscribers()
  const { customer: _, ...ownWish } = wish()
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      n % 2 ? office.post(admin, wish()) : asha.post('/api/v1/customer/subscriptions/', ownWish),
    ),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 201, 201, ...Array(7).fill(400)])
  assert.ok('non_field_errors' in answers.find(({ status }) => status === 400)!.body)

  const [{ id }] = await sql('select id from subscriptions order by id')
  for (const action of ['activate', 'pause']) {
    const { status, body } = await act(id, action)
    assert.equal(status, 200, JSON.stringify(body))
  }
  assert.equal((await office.post(admin, wish())).status, 201)
  const resumed = await act(id, 'activate')
  assert.deepEqual([resumed.status, Object.keys(resumed.body)], [400, ['error']])
  assert.equal((await office.delete(`${admin}${id + 1}/`)).status, 204)
  assert.equal((await act(id, 'activate')).status, 200)
})

test('of five that stand still and are resumed at once, as many go on as there is room for', async () => {
  const { made, act, sql } = await openSubscribers()
  for (let n = 0; n < 5; n += 1) {
    await made()
    await sql(`update subscriptions set status = 'paused'`)
  }
  const paused = await sql('select id from subscriptions')
  const answers = await Promise.all(paused.map(({ id }) => act(id, 'activate')))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 200, 200, 400, 400])
})

test('cooks, drivers and customers do not manage subscriptions', async () => {
  const { person, asha, visitor, wish } = await openSubscribers()
  for (const who of [await person('kitchen_staff'), await person('driver'), asha]) {
    assert.equal((await who.get(admin)).status, 403)
    assert.equal((await who.post(admin, wish())).status, 403)
  }
  assert.equal((await visitor.get(admin)).status, 401)
  assert.equal((await (await person('staff')).get(`${admin}999/`)).status, 404)
})
