import { strict as assert } from 'node:assert'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import sharp from 'sharp'
import { openKitchen } from '../../../test/harness.ts'
import { formWith, picture } from '../../../test/pictures.ts'
import { countReads } from '../../../test/statements.ts'

const path = '/api/v1/menu-items/'

async function withCategory(options: Parameters<typeof openKitchen>[0] = {}) {
  const kitchen = await openKitchen(options)
  const office = await kitchen.person('manager')
  const { body: category } = await office.post('/api/v1/categories/', { name: 'Curries' })
  const dish = (more: object = {}) => ({
    name: 'Dal',
    description: 'Yellow lentils',
    price: '4.5',
    category: category.id,
    ...more,
  })
  const { body: unit } = await office.post('/api/v1/inventory/units/', {
    name: 'Kilogram',
    abbreviation: 'kg',
    category: 'weight',
  })
  const kept = async (name: string): Promise<number> =>
    (await office.post('/api/v1/inventory/items/', { name, unit: unit.id })).body.id
  const media = join(kitchen.server.deps.config.dataDir, 'media', String(kitchen.tenant.id))
  return { ...kitchen, office, category, dish, kept, files: () => readdir(media).catch(() => []) }
}

test("a dish reads back as it was written, with the currency's digits and the labels that the dashboard shows", async () => {
  const { office, category, dish, kept } = await withCategory()
  const lentils = await kept('Lentils')
  const made = await office.post(
    path,
    dish({ allergens: ['nuts', 'no onion='], inventory_item: String(lentils), calories: '320' }),
  )
  assert.equal(made.status, 201)
  const { id, created_at, updated_at: _changed, ...rest } = made.body
  assert.deepEqual(rest, {
    name: 'Dal',
    description: 'Yellow lentils',
    price: '4.50',
    image: null,
    calories: 320,
    allergens: ['nuts', 'no onion='],
    category: category.id,
    category_name: 'Curries',
    diet_type: 'both',
    diet_type_display: 'Both / Neutral',
    is_available: true,
    inventory_item_id: lentils,
  })
  assert.match(created_at, /^\d{4}-\d\d-\d\dT[\d:.]+\+04:00$/)
  assert.deepEqual((await office.get(`${path}${id}/`)).body, made.body)

  const changed = await office.patch(`${path}${id}/`, { ...made.body, price: 12, diet_type: 'veg' })
  assert.equal(changed.status, 200)
  assert.deepEqual(
    [changed.body.price, changed.body.diet_type_display, changed.body.calories],
    ['12.00', 'Vegetarian', 320],
  )
  assert.deepEqual(
    (await office.patch(`${path}${id}/`, { inventory_item: null })).body.inventory_item_id,
    null,
  )
  assert.equal((await office.put(`${path}${id}/`, dish({ name: 'Dal tadka' }))).body.name, 'Dal tadka')
})

test('a kitchen with three-digit money keeps its thousandths and refuses ten-thousandths', async () => {
  const { office, dish } = await withCategory({ currency: 'KWD' })
  assert.equal((await office.post(path, dish({ price: '0.75' }))).body.price, '0.750')
  assert.deepEqual(Object.keys((await office.post(path, dish({ price: '0.7505' }))).body), ['price'])
})

test('what is wrong with a dish is said by field and nothing is written', async () => {
  const { office, dish, sql } = await withCategory()
  const wrong: [string, object][] = [
    ['name', dish({ name: ' ' })],
    ['name', dish({ name: 'x'.repeat(201) })],
    ['description', dish({ description: '' })],
    ['price', dish({ price: '-1' })],
    ['price', dish({ price: '1.234' })],
    ['price', dish({ price: 'free' })],
    ['price', dish({ price: '12345678901' })],
    ['category', dish({ category: 999_999 })],
    ['category', dish({ category: null })],
    ['calories', dish({ calories: -1 })],
    ['allergens', dish({ allergens: [{ nuts: true }] })],
    ['diet_type', dish({ diet_type: 'vegan' })],
    ['is_available', dish({ is_available: 'maybe' })],
    ['inventory_item', dish({ inventory_item: 'salt' })],
    ['inventory_item', dish({ inventory_item: 999 })],
    ['image', dish({ image: 'http://elsewhere.example/dish.png' })],
    ['image', dish({ image: { type: 'Buffer', data: [1, 2, 3] } })],
    ['colour', dish({ colour: 'red' })],
  ]
  for (const [field, body] of wrong) {
    const answer = await office.post(path, body)
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]], JSON.stringify(body))
  }
  assert.deepEqual(await sql('select id from menu_items'), [])
})

test('a dish forgets an inventory item that is kept no longer, and none can be made of one', async () => {
  const { office, dish, kept } = await withCategory()
  const lentils = await kept('Lentils')
  const { body: dal } = await office.post(path, dish({ inventory_item: lentils }))
  await office.patch(`/api/v1/inventory/items/${lentils}/`, { is_active: false })
  const read = (await office.get(`${path}${dal.id}/`)).body
  assert.equal(read.inventory_item_id, null)
  assert.equal((await office.patch(`${path}${dal.id}/`, { ...read, name: 'Dal tadka' })).status, 200)
  const again = await office.patch(`${path}${dal.id}/`, { inventory_item: lentils })
  assert.deepEqual([again.status, Object.keys(again.body)], [400, ['inventory_item']])
})

test('the office writes, the kitchen switches availability, everybody signed in reads', async () => {
  const { office, person, visitor, dish } = await withCategory()
  const {
    body: { id },
  } = await office.post(path, dish())
  const cook = await person('kitchen_staff')
  const eater = await person('customer')

  assert.equal((await cook.patch(`${path}${id}/`, { name: 'x' })).status, 403)
  assert.equal((await cook.post(`${path}${id}/toggle_availability/`)).body.is_available, false)
  assert.equal((await cook.post(`${path}${id}/toggle_availability/`)).body.is_available, true)
  assert.equal((await eater.get(path)).body.count, 1)
  for (const send of [
    eater.post(path, dish()),
    eater.delete(`${path}${id}/`),
    eater.post(`${path}${id}/toggle_availability/`),
  ]) {
    assert.equal((await send).status, 403)
  }
  assert.equal((await visitor.get(path)).status, 401)
  for (const unknown of [
    office.get(`${path}999/`),
    office.patch(`${path}999/`, {}),
    office.delete(`${path}abc/`),
    office.post(`${path}999/toggle_availability/`),
  ]) {
    assert.equal((await unknown).status, 404)
  }
})

test('the list is read whole by the dashboard, narrowed and sorted by others, in a fixed number of statements', async () => {
  const { office, category, dish } = await withCategory()
  const other = (await office.post('/api/v1/categories/', { name: 'Sweets' })).body
  for (const [name, price] of [
    ['Dal', '5'],
    ['Rice', '2'],
    ['Kheer', '5'],
  ] as const) {
    await office.post(
      path,
      dish({ name, price, ...(name === 'Kheer' && { category: other.id, is_available: false }) }),
    )
  }
  const names = async (query: string) =>
    (await office.get(path + query)).body.results?.map((item: { name: string }) => item.name)
  assert.deepEqual(await names('?_t=1'), ['Kheer', 'Rice', 'Dal'])
  assert.deepEqual(await names('?ordering=-price,name'), ['Dal', 'Kheer', 'Rice'])
  assert.deepEqual(await names(`?category=${other.id}`), ['Kheer'])
  assert.deepEqual(await names('?is_available=TRUE&ordering=name'), ['Dal', 'Rice'])
  assert.deepEqual(await names('?is_available=perhaps&ordering=name'), ['Dal', 'Kheer', 'Rice'])
  assert.deepEqual(await names('?search=LENT,dal'), ['Dal'])
  assert.deepEqual(Object.keys((await office.get(`${path}?category=999`)).body), ['category'])
  const second = (await office.get(`${path}?page_size=2&page=2&ordering=name`)).body
  assert.deepEqual([second.count, second.results.length, second.next], [3, 1, null])
  assert.equal((await office.get(`${path}?page=3`)).status, 404)

  const few = await countReads(() => office.get(path))
  for (let more = 0; more < 8; more += 1) await office.post(path, dish({ category: category.id }))
  assert.equal(await countReads(() => office.get(path)), few)
  assert.ok(few <= 3, `${few} statements`)
})

test('a picture comes with a form, is made anew as WebP, and its address is whole', async () => {
  const { office, dish, files, server, tenant } = await withCategory()
  const made = await office.post(
    path,
    formWith(await picture('jpeg', 3200, 2000), dish({ allergens: '["nuts"]' }) as {}, {
      filename: '../../etc/passwd',
    }),
  )
  assert.equal(made.status, 201, JSON.stringify(made.body))
  assert.deepEqual([made.body.price, made.body.allergens], ['4.50', ['nuts']])
  assert.match(made.body.image, new RegExp(`^${server.url}/media/${tenant.id}/[\\w-]{22}\\.webp$`))
  assert.equal((await files()).length, 1)

  const served = await fetch(made.body.image)
  assert.deepEqual(
    [served.status, served.headers.get('content-type'), served.headers.get('cache-control')],
    [200, 'image/webp', 'public, max-age=31536000, immutable'],
  )
  sharp.unblock({ operation: ['VipsForeignLoadWebpBuffer'] }) // the server reads from files only
  const { width, height, format } = await sharp(Buffer.from(await served.arrayBuffer())).metadata()
  assert.deepEqual([width, height, format], [1600, 1000, 'webp'])
})

test('a replaced picture is deleted, the address sent back changes nothing, and null removes it', async () => {
  const { office, dish, files } = await withCategory()
  const { body: made } = await office.post(path, formWith(await picture(), dish() as {}))
  const replaced = (await office.patch(`${path}${made.id}/`, formWith(await picture('webp')))).body
  assert.notEqual(replaced.image, made.image)
  assert.deepEqual(
    [
      await files().then((all) => all.length),
      (await fetch(made.image)).status,
      (await fetch(replaced.image)).status,
    ],
    [1, 404, 200],
  )

  assert.equal((await office.put(`${path}${made.id}/`, replaced)).body.image, replaced.image)
  assert.equal((await office.patch(`${path}${made.id}/`, { image: null })).body.image, null)
  assert.deepEqual(await files(), [])
})

test('of a refused dish no picture stays, and the old one of a refused change does', async () => {
  const { office, dish, files } = await withCategory()
  const file = await picture()
  assert.equal((await office.post(path, formWith(file, dish({ price: 'free' }) as {}))).status, 400)
  assert.equal((await office.post(path, formWith(file, dish({ category: 999 }) as {}))).status, 400)
  assert.equal((await office.patch(`${path}999/`, formWith(file))).status, 404)
  assert.deepEqual(await files(), [])

  const { body: made } = await office.post(path, formWith(file, dish() as {}))
  assert.equal((await office.patch(`${path}${made.id}/`, formWith(file, { category: 999 }))).status, 400)
  assert.equal((await fetch(made.image)).status, 200)
  assert.equal((await files()).length, 1)
})

test('a form without a file and url-encoded fields make a dish as JSON does', async () => {
  const { office, dish } = await withCategory()
  const form = new FormData()
  for (const [field, value] of Object.entries(dish({ is_available: 'false' }))) form.set(field, String(value))
  const made = await office.post(path, form)
  assert.deepEqual([made.status, made.body.is_available], [201, false])
  const encoded = new URLSearchParams(
    Object.entries(dish({ allergens: '["milk"]' })).map(([field, value]): [string, string] => [
      field,
      String(value),
    ]),
  )
  const second = await office.post(path, encoded.toString(), {
    'content-type': 'application/x-www-form-urlencoded',
  })
  assert.deepEqual([second.status, second.body.allergens], [201, ['milk']])
})
