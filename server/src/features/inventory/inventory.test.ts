import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { countReads } from '../../../test/statements.ts'
import { items, openStore, units } from '../../../test/store.ts'

const byName = (body: { results: { name: string }[] }) => body.results.map(({ name }) => name)

test('an item reads back as it was written, with its unit and whether it runs low', async () => {
  const { cook, kg } = await openStore()
  const made = await cook.post(items, {
    name: 'Rice',
    unit: String(kg),
    current_stock: '10.0',
    min_stock_level: 12.5,
    cost_per_unit: '3',
    supplier: 'Al Maya',
    id: 99,
    is_low_stock: false,
  })
  assert.equal(made.status, 201)
  assert.deepEqual(
    { ...made.body, created_at: '', updated_at: '' },
    {
      id: made.body.id,
      name: 'Rice',
      description: '',
      unit: kg,
      unit_name: 'Kilogram',
      unit_abbreviation: 'kg',
      current_stock: '10.00',
      min_stock_level: '12.50',
      cost_per_unit: '3.00',
      supplier: 'Al Maya',
      is_active: true,
      is_low_stock: true,
      created_at: '',
      updated_at: '',
    },
  )
  const path = `${items}${made.body.id}/`
  assert.deepEqual((await cook.get(path)).body, made.body)
  const changed = (await cook.patch(path, { ...made.body, min_stock_level: '9.99', description: 'Basmati' }))
    .body
  assert.deepEqual(
    [changed.is_low_stock, changed.description, changed.current_stock],
    [false, 'Basmati', '10.00'],
  )
  assert.equal((await cook.put(path, { name: 'Brown rice', unit: kg })).body.current_stock, '10.00')
  const bare = (await cook.post(items, { name: 'Salt', unit: kg })).body
  assert.deepEqual(
    [bare.current_stock, bare.min_stock_level, bare.cost_per_unit, bare.is_low_stock],
    ['0.00', '0.00', '0.00', true],
  )
})

test('what is wrong with an item is said by field, and nothing is written', async () => {
  const { cook, kg, rice, sql } = await openStore()
  const { body: gone } = await cook.post(units, { name: 'Sack', abbreviation: 'sack', category: 'unit' })
  await cook.delete(`${units}${gone.id}/`)
  const wrong = {
    name: ['', 'x'.repeat(201)],
    unit: [999, gone.id, 'kg', null],
    current_stock: ['-0.01', '1.234', 'lots', '100000000', ''],
    min_stock_level: ['-1', '1.234'],
    cost_per_unit: ['-1', '1.234'],
    supplier: ['x'.repeat(201)],
    is_active: ['perhaps'],
    colour: ['white'],
  }
  const { id } = await rice('5')
  for (const [field, values] of Object.entries(wrong)) {
    for (const value of values) {
      for (const answer of [
        await cook.post(items, { name: 'Oil', unit: kg, [field]: value }),
        await cook.patch(`${items}${id}/`, { name: 'Oil', [field]: value }),
      ])
        assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]], `${field} ${value}`)
    }
  }
  assert.deepEqual(await sql('select name, current_stock from inventory_items'), [
    { name: 'Rice', current_stock: '5.00' },
  ])
})

test('costs have the digits of the money of the kitchen', async () => {
  const { cook, kg } = await openStore({ currency: 'KWD' })
  const { body } = await cook.post(items, { name: 'Saffron', unit: kg, cost_per_unit: '1.5' })
  assert.equal(body.cost_per_unit, '1.500')
  assert.equal((await cook.post(items, { name: 'Salt', unit: kg })).body.cost_per_unit, '0.000')
})

test('items are found by words and unit, in any order, and the low ones in one list', async () => {
  const { cook, kg, litre } = await openStore()
  const make = (name: string, more: object) => cook.post(items, { name, unit: kg, ...more })
  await make('Rice', { current_stock: '5', min_stock_level: '5', supplier: 'Al Maya' })
  await make('Lentils', { current_stock: '9', min_stock_level: '5' })
  await make('Ghee', { unit: litre, current_stock: '1', min_stock_level: '2' })
  const names = async (query: string) => byName((await cook.get(items + query)).body)
  assert.deepEqual(await names('?_t=1'), ['Ghee', 'Lentils', 'Rice'])
  assert.deepEqual(await names('?search=maya'), ['Rice'])
  assert.deepEqual(await names(`?unit=${litre}`), ['Ghee'])
  assert.deepEqual(await names('?ordering=-current_stock'), ['Lentils', 'Rice', 'Ghee'])
  assert.deepEqual(await names('?is_active=false'), [])
  assert.deepEqual(await names('?is_active=true'), ['Ghee', 'Lentils', 'Rice'])
  const low = (await cook.get(`${items}low_stock/`)).body
  assert.deepEqual(
    low.map(({ name, is_low_stock }: { name: string; is_low_stock: boolean }) => [name, is_low_stock]),
    [
      ['Ghee', true],
      ['Rice', true],
    ],
  )
  for (const unit of ['999', 'kg']) {
    const { status, body } = await cook.get(`${items}?unit=${unit}`)
    assert.deepEqual([status, Object.keys(body)], [400, ['unit']])
  }

  const few = await countReads(() => cook.get(items))
  for (let more = 0; more < 9; more += 1) await make(`More ${more}`, {})
  const all = (await cook.get(items)).body
  assert.deepEqual([all.count, all.results.length, all.next], [12, 12, null])
  assert.equal(await countReads(() => cook.get(items)), few)
})

test('an item that is switched off or deleted is gone for good, and its movements stay', async () => {
  const { cook, rice, sql } = await openStore()
  const off = await rice('5')
  const deleted = await rice('7')
  const switched = await cook.patch(`${items}${off.id}/`, { is_active: false })
  assert.deepEqual([switched.status, switched.body.is_active], [200, false])
  assert.equal((await cook.delete(`${items}${deleted.id}/`)).status, 204)
  for (const { id } of [off, deleted]) {
    for (const answer of [
      cook.get(`${items}${id}/`),
      cook.get(`${items}${id}/movements/`),
      cook.patch(`${items}${id}/`, { is_active: true }),
      cook.put(`${items}${id}/`, { name: 'x', unit: off.unit }),
      cook.post(`${items}${id}/adjust_stock/`, { quantity: 1 }),
      cook.delete(`${items}${id}/`),
    ])
      assert.equal((await answer).status, 404)
  }
  assert.equal((await cook.get(items)).body.count, 0)
  assert.deepEqual((await cook.get(`${items}low_stock/`)).body, [])
  assert.deepEqual(await sql('select sum(quantity) from stock_movements'), [{ sum: '12.00' }])
})

test('a plan without inventory management makes no new items; those that are there go on', async () => {
  const { cook, kg, rice, onPlan } = await openStore()
  const { id } = await rice('5')
  await onPlan({})
  const refused = await cook.post(items, { name: 'Oil', unit: kg })
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.feature],
    [403, 'feature_missing', 'inventory_management'],
  )
  assert.equal((await cook.get(items)).body.count, 1)
  assert.equal((await cook.post(`${items}${id}/adjust_stock/`, { quantity: '1' })).status, 200)
  await onPlan({ has_inventory_management: true })
  assert.equal((await cook.post(items, { name: 'Oil', unit: kg })).status, 201)
})

test('units carry their factor with four decimals, are found by category and words, and are checked by field', async () => {
  const { cook, kg } = await openStore()
  const gram = await cook.post(units, {
    name: 'Gram',
    abbreviation: 'g',
    category: 'weight',
    conversion_factor: 0.001,
  })
  assert.equal(gram.status, 201)
  assert.deepEqual(
    { ...gram.body, created_at: '' },
    {
      id: gram.body.id,
      name: 'Gram',
      abbreviation: 'g',
      category: 'weight',
      conversion_factor: '0.0010',
      created_at: '',
    },
  )
  assert.equal((await cook.get(`${units}${kg}/`)).body.conversion_factor, '1.0000')
  const names = async (query: string) => byName((await cook.get(units + query)).body)
  assert.deepEqual(await names(''), ['Litre', 'Gram', 'Kilogram'])
  assert.deepEqual(await names('?category=volume'), ['Litre'])
  assert.deepEqual(await names('?search=kg'), ['Kilogram'])
  assert.deepEqual(await names('?ordering=conversion_factor,-name'), ['Gram', 'Litre', 'Kilogram'])
  assert.equal((await cook.get(`${units}?category=time`)).status, 400)

  const path = `${units}${gram.body.id}/`
  assert.equal((await cook.patch(path, { ...gram.body, name: 'Gramme' })).body.name, 'Gramme')
  assert.equal((await cook.patch(path, {})).status, 200)
  assert.equal(
    (await cook.put(path, { name: 'G', abbreviation: 'g', category: 'weight' })).body.conversion_factor,
    '0.0010',
  )
  const wrong: [string, unknown][] = [
    ['name', ''],
    ['name', 'x'.repeat(51)],
    ['abbreviation', 'x'.repeat(11)],
    ['category', 'time'],
    ['conversion_factor', '0'],
    ['conversion_factor', '-1'],
    ['conversion_factor', '0.00001'],
    ['conversion_factor', '1000000'],
    ['colour', 'red'],
  ]
  for (const [field, value] of wrong) {
    const body = { name: 'x', abbreviation: 'x', category: 'unit', [field]: value }
    const answer = await cook.post(units, body)
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]], `${field} ${value}`)
  }
  assert.equal((await cook.get(units)).body.count, 3)
})

test('a unit cannot be deleted while items are counted in it; once it is, it is gone from lists and choices', async () => {
  const { cook, kg, rice } = await openStore()
  const { id } = await rice('5')
  const refused = await cook.delete(`${units}${kg}/`)
  assert.deepEqual([refused.status, refused.body.code], [409, 'in_use'])
  await cook.delete(`${items}${id}/`)
  assert.equal((await cook.delete(`${units}${kg}/`)).status, 204)
  for (const method of ['get', 'patch', 'delete'] as const)
    assert.equal((await cook[method](`${units}${kg}/`, method === 'get' ? undefined : {})).status, 404)
  assert.deepEqual(byName((await cook.get(units)).body), ['Litre'])
})

test('an item that gets a unit while that is being deleted wins or loses, never hangs in a deleted one', async () => {
  const { cook, sql } = await openStore()
  for (let round = 0; round < 8; round += 1) {
    const { body: unit } = await cook.post(units, { name: 'Sack', abbreviation: 's', category: 'unit' })
    const [removed, added] = await Promise.all([
      cook.delete(`${units}${unit.id}/`),
      cook.post(items, { name: 'Rice', unit: unit.id }),
    ])
    assert.ok([204, 409].includes(removed.status) && [201, 400].includes(added.status))
  }
  const lost = 'select 1 from inventory_items i join units u on u.id = i.unit where u.archived_at is not null'
  assert.deepEqual(await sql(lost), [])
})

test('cooks and the office keep the stock, nobody else, and each kitchen its own', async () => {
  const { person, customer, visitor, rice, kg } = await openStore()
  const theirs = await openStore()
  const { id } = await rice('5')
  const paths = [
    units,
    items,
    `${items}low_stock/`,
    `${units}${kg}/`,
    `${items}${id}/`,
    `${items}${id}/movements/`,
  ]
  for (const outsider of [await person('driver'), await customer()]) {
    for (const path of paths) assert.equal((await outsider.get(path)).status, 403)
    for (const path of [units, items, `${items}${id}/adjust_stock/`])
      assert.equal((await outsider.post(path, {})).status, 403)
    for (const path of [`${units}${kg}/`, `${items}${id}/`])
      for (const method of ['put', 'patch', 'delete'] as const)
        assert.equal((await outsider[method](path, {})).status, 403)
  }
  for (const path of paths) assert.equal((await visitor.get(path)).status, 401)
  assert.equal((await theirs.cook.get(`${items}${id}/`)).status, 404)
  assert.equal((await (await person('staff')).get(`${items}${id}/`)).status, 200)
})
