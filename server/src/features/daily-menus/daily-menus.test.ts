import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { formWith, picture } from '../../../test/pictures.ts'
import { countReads } from '../../../test/statements.ts'

const path = '/api/v1/daily-menus/'
const day = '2026-03-11' // a Wednesday

/** Nothing said of the first item, this field of the second. */
const at = (field: string) => [{}, [field]]
const ids = (menus: { id: number }[]) => menus.map((menu) => menu.id)

/** A kitchen at nine in the morning, with two slots and two dishes. */
async function withDishes(options: Parameters<typeof openKitchen>[0] = {}) {
  const kitchen = await openKitchen(options)
  await kitchen.holdClock(`${day}T09:00`)
  const office = await kitchen.person('manager')
  const { body: category } = await office.post('/api/v1/categories/', { name: 'Curries' })
  const dish = async (name: string) =>
    (
      await office.post('/api/v1/menu-items/', {
        name,
        description: name,
        price: '4.50',
        category: category.id,
      })
    ).body as { id: number }
  const slot = async (code: string, cutoff_time: string, sort_order: number) =>
    (await office.post('/api/v1/meal-slots/', { name: code, code, cutoff_time, sort_order })).body as {
      id: number
    }
  const [dal, rice] = [await dish('dal'), await dish('rice')]
  const [lunch, dinner] = [await slot('lunch', '10:00', 1), await slot('dinner', '16:00', 2)]
  const wish = (more: object = {}) => ({
    menu_date: day,
    meal_slot: lunch.id,
    items: [{ master_item: dal.id }],
    ...more,
  })
  const make = async (more: object = {}) => (await office.post(path, wish(more))).body
  return { ...kitchen, office, dal, rice, lunch, dinner, wish, make }
}

test('a menu is a draft that reads back with its dishes, their prices and their places', async () => {
  const { office, dal, rice, lunch, wish } = await withDishes()
  await office.patch(`/api/v1/menu-items/${dal.id}/`, formWith(await picture()))
  const items = [
    { master_item: rice.id, override_price: 5, portion_label: 'large', portion_limit: 20 },
    { master_item: dal.id },
  ]
  const made = await office.post(path, wish({ diet_type: 'veg', notes: 'Holi', items }))
  assert.equal(made.status, 201)
  const {
    id,
    items: [first, second],
    created_by,
    created_at,
    updated_at: _changed,
    ...rest
  } = made.body
  assert.deepEqual(rest, {
    menu_date: day,
    meal_slot: lunch.id,
    meal_slot_name: 'lunch',
    meal_slot_code: 'lunch',
    diet_type: 'veg',
    diet_type_display: 'Vegetarian',
    status: 'draft',
    item_count: 2,
    notes: 'Holi',
  })
  assert.deepEqual([created_by, created_at], [office.account, `${day}T09:00:00+04:00`])
  const { id: _, ...shown } = first
  assert.deepEqual(shown, {
    master_item: rice.id,
    master_item_name: 'rice',
    master_item_price: '4.50',
    master_item_image: null,
    category_name: 'Curries',
    override_price: '5.00',
    effective_price: '5.00',
    portion_label: 'large',
    portion_limit: 20,
    portions_sold: 0,
    portions_left: 20,
    sort_order: 0,
    created_at: `${day}T09:00:00+04:00`,
  })
  assert.deepEqual(
    [second.override_price, second.effective_price, second.portions_left, second.sort_order],
    [null, '4.50', null, 1],
  )
  assert.match(second.master_item_image, /^http.*\/media\/\d+\/[\w-]{22}\.webp$/)
  assert.deepEqual((await office.get(`${path}${id}/`)).body, made.body)
})

test('the instants of a menu and of its dishes are written alike, down to the last digit', async () => {
  const { office, sql, make } = await withDishes()
  const { id } = await make()
  for (const [at, shown] of [
    ['09:00:00.1205', '09:00:00.120500'],
    ['09:00:10', '09:00:10'],
  ]) {
    for (const table of ['daily_menus', 'daily_menu_items'])
      await sql(`update ${table} set created_at = '${day} ${at}+04'`)
    const { body } = await office.get(`${path}${id}/`)
    const expected = `${day}T${shown}+04:00`
    assert.deepEqual([body.created_at, body.items[0].created_at], [expected, expected])
  }
})

test('what is wrong with a menu is said by field, in a list at its place, and nothing is written', async () => {
  const { office, dal, rice, wish, sql } = await withDishes()
  const item = (more: object) => wish({ items: [{ master_item: rice.id }, { master_item: dal.id, ...more }] })
  const wrong: [object, object][] = [
    [wish({ menu_date: '2026-02-30' }), ['menu_date']],
    [wish({ menu_date: '' }), ['menu_date']],
    [wish({ meal_slot: 999 }), ['meal_slot']],
    [wish({ diet_type: 'both' }), ['diet_type']],
    [wish({ colour: 'red' }), ['colour']],
    [wish({ items: 'all' }), ['items']],
    [item({ master_item: 999 }), at('master_item')],
    [item({ master_item: rice.id }), at('master_item')],
    [item({ override_price: '-1' }), at('override_price')],
    [item({ override_price: '1.234' }), at('override_price')],
    [item({ override_price: '' }), at('override_price')],
    [item({ portion_label: 'x'.repeat(51) }), at('portion_label')],
    [item({ portion_limit: -1 }), at('portion_limit')],
    [item({ sort_order: 'first' }), at('sort_order')],
    [item({ price: '1' }), at('price')],
  ]
  for (const [body, fields] of wrong) {
    const answer = await office.post(path, body)
    const named = Object.entries(answer.body).flatMap(([field, list]) =>
      typeof (list as unknown[]).at(-1) === 'object'
        ? (list as object[]).map((one) => (Object.keys(one).length ? Object.keys(one) : {}))
        : [field],
    )
    assert.deepEqual([answer.status, named], [400, fields], JSON.stringify([body, answer.body]))
  }
  assert.deepEqual(await sql('select 1 from daily_menus'), [])
})

test('a date, slot and diet has one menu, also when several are made at once', async () => {
  const { office, wish, make, dinner } = await withDishes()
  const answers = await Promise.all([1, 2, 3].map(() => office.post(path, wish())))
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [201, 400, 400])
  assert.deepEqual(Object.keys(answers.find((answer) => answer.status === 400)?.body), ['non_field_errors'])

  const other = await make({ meal_slot: dinner.id })
  const moved = await office.patch(`${path}${other.id}/`, { meal_slot: wish().meal_slot })
  assert.deepEqual([moved.status, Object.keys(moved.body)], [400, ['non_field_errors']])
  assert.equal((await office.patch(`${path}${other.id}/`, { meal_slot: 999 })).status, 400)
  assert.equal(
    (await office.patch(`${path}${other.id}/`, { meal_slot: wish().meal_slot, diet_type: 'veg' })).status,
    200,
  )
})

test('a menu goes from draft to published to closed, and an empty or a closed one is not published', async () => {
  const { office, make, dal } = await withDishes()
  const menu = await make({ items: [] })
  const act = (verb: string) => office.post(`${path}${menu.id}/${verb}/`)
  const empty = await act('publish')
  assert.deepEqual([empty.status, Object.keys(empty.body)], [400, ['error']])

  await office.patch(`${path}${menu.id}/`, { items: [{ master_item: dal.id }], status: 'closed' })
  const published = await act('publish')
  assert.deepEqual(
    [published.status, published.body.status, published.body.detail, published.body.items.length],
    [200, 'published', undefined, 1],
  )
  const again = await act('publish')
  assert.deepEqual([again.status, again.body.id, typeof again.body.detail], [200, menu.id, 'string'])
  assert.deepEqual(Object.keys((await office.patch(`${path}${menu.id}/`, { items: [] })).body), ['items'])

  assert.equal((await act('close')).body.status, 'closed')
  assert.deepEqual([(await act('close')).status, typeof (await act('close')).body.detail], [200, 'string'])
  const reopened = await act('publish')
  assert.deepEqual([reopened.status, Object.keys(reopened.body)], [400, ['error']])
  assert.equal((await office.post(`${path}999/publish/`)).status, 404)
  assert.equal((await office.post(`${path}999/close/`)).status, 404)
})

test("today is the kitchen's, and a week starts on its Monday and carries the dishes that the planner saves back", async () => {
  const { office, make, holdClock, dinner } = await withDishes({
    time_zone: 'Pacific/Auckland',
    currency: 'NZD',
  })
  const lunch = await make()
  await make({ meal_slot: dinner.id })
  await make({ menu_date: '2026-03-15' })
  await make({ menu_date: '2026-03-16' })
  await office.post(`${path}${lunch.id}/publish/`)

  await holdClock('2026-03-11T00:00')
  const today = async () => ids((await office.get(`${path}today/`)).body)
  assert.deepEqual(await today(), [lunch.id])
  await holdClock('2026-03-10T23:59:59.999')
  assert.deepEqual(await today(), [])

  const { body: week } = await office.get(`${path}week/?_t=1`)
  assert.deepEqual([week.week_start, week.week_end, week.menus.length], ['2026-03-09', '2026-03-15', 3])
  assert.deepEqual(week.menus[0].items[0].effective_price, '4.50')
  assert.deepEqual(
    (await office.get(`${path}week/?start=2026-03-16`)).body.menus.map(
      (menu: { menu_date: string }) => menu.menu_date,
    ),
    ['2026-03-16'],
  )
  for (const start of ['2026-02-30', 'monday', '']) {
    const answer = await office.get(`${path}week/?start=${start}`)
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, ['error']], start)
  }
})

test('the list is narrowed and sorted, and takes the same number of statements for one menu and for many', async () => {
  const { office, make, lunch, dinner } = await withDishes()
  const first = await make({ notes: 'spicy 100%' })
  const few = await countReads(() => office.get(path))
  for (const menu_date of ['2026-03-12', '2026-03-13'])
    await make({ menu_date, meal_slot: dinner.id, diet_type: 'veg' })
  await office.post(`${path}${first.id}/publish/`)
  assert.equal(await countReads(() => office.get(path)), few)
  assert.ok(few <= 3, `${few} statements`)

  const dates = async (query: string) =>
    (await office.get(path + query)).body.results.map((menu: { menu_date: string }) =>
      menu.menu_date.slice(-2),
    )
  assert.deepEqual(await dates(''), ['11', '12', '13'])
  assert.deepEqual(await dates('?ordering=-menu_date'), ['13', '12', '11'])
  assert.deepEqual(await dates('?date_from=2026-03-12&date_to=2026-03-12'), ['12'])
  assert.deepEqual(await dates(`?meal_slot=${lunch.id}`), ['11'])
  assert.deepEqual(await dates('?status=published'), ['11'])
  assert.deepEqual(await dates('?diet_type=veg&page_size=1'), ['12'])
  assert.deepEqual(await dates(`?search=${encodeURIComponent('SPICY 100%')}`), ['11'])
  for (const [field, value] of [
    ['date_from', 'soon'],
    ['meal_slot', '999'],
    ['status', 'open'],
    ['diet_type', 'both'],
  ]) {
    const answer = await office.get(`${path}?${field}=${value}`)
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]])
  }
})

test('a customer sees published menus only and writes none', async () => {
  const { office, make, person, dinner, visitor } = await withDishes()
  const [draft, shown] = [await make(), await make({ meal_slot: dinner.id })]
  await office.post(`${path}${shown.id}/publish/`)
  const eater = await person('customer')

  assert.deepEqual(ids((await eater.get(path)).body.results), [shown.id])
  assert.deepEqual(ids((await eater.get(`${path}?status=draft`)).body.results), [])
  assert.deepEqual(ids((await eater.get(`${path}week/`)).body.menus), [shown.id])
  assert.deepEqual(ids((await eater.get(`${path}today/`)).body), [shown.id])
  assert.equal((await eater.get(`${path}${draft.id}/`)).status, 404)
  assert.equal((await eater.get(`${path}${shown.id}/`)).status, 200)
  for (const verb of ['publish', 'close', 'copy'])
    assert.equal((await eater.post(`${path}${draft.id}/${verb}/`, {})).status, 403)
  assert.equal((await eater.post(path, {})).status, 403)
  assert.equal((await eater.delete(`${path}${draft.id}/`)).status, 403)
  assert.equal((await (await person('kitchen_staff')).get(`${path}${draft.id}/`)).status, 200)
  assert.equal((await (await person('kitchen_staff')).patch(`${path}${draft.id}/`, {})).status, 403)
  assert.equal((await visitor.get(path)).status, 401)
})

test('a copy is a new draft with the same dishes and nothing sold; a meal that has a menu is not overwritten', async () => {
  const { office, make, dal, rice, dinner, sql } = await withDishes()
  const menu = await make({
    diet_type: 'veg',
    notes: 'Holi',
    items: [{ master_item: rice.id, override_price: '5', portion_limit: 9 }, { master_item: dal.id }],
  })
  await office.post(`${path}${menu.id}/publish/`)
  await sql('update daily_menu_items set portions_sold = 4 where portion_limit = 9')
  const copy = (wish: object) => office.post(`${path}${menu.id}/copy/`, wish)

  const made = await copy({ menu_date: '2026-03-18', meal_slot: dinner.id })
  assert.deepEqual(
    [
      made.status,
      made.body.status,
      made.body.menu_date,
      made.body.meal_slot,
      made.body.diet_type,
      made.body.notes,
    ],
    [201, 'draft', '2026-03-18', dinner.id, 'veg', 'Holi'],
  )
  assert.deepEqual(
    made.body.items.map((item: any) => [item.master_item, item.override_price, item.portions_left]),
    [
      [rice.id, '5.00', 9],
      [dal.id, null, null],
    ],
  )

  for (const [field, wish] of [
    ['non_field_errors', { menu_date: day }],
    ['meal_slot', { menu_date: '2026-03-19', meal_slot: 999 }],
    ['menu_date', {}],
    ['menu_date', { menu_date: 'x' }],
  ] as const) {
    const answer = await copy(wish)
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]])
  }
  assert.equal((await office.post(`${path}999/copy/`, { menu_date: '2026-03-18' })).status, 404)
  assert.equal((await sql('select 1 from daily_menus')).length, 2)
})

test('a deleted menu is gone from lists and from sale, and its date is free again', async () => {
  const { office, make, visitor } = await withDishes()
  const menu = await make()
  await office.post(`${path}${menu.id}/publish/`)
  assert.equal((await office.delete(`${path}${menu.id}/`)).status, 204)
  assert.equal((await office.delete(`${path}${menu.id}/`)).status, 404)
  assert.equal((await office.get(`${path}${menu.id}/`)).status, 404)
  assert.equal((await office.post(`${path}${menu.id}/publish/`)).status, 404)
  assert.equal((await office.get(path)).body.count, 0)
  assert.deepEqual((await visitor.get('/api/v1/customer/daily-menus/')).body.menus, [])
  assert.equal((await make()).status, 'draft')
})
