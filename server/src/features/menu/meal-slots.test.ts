import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { countReads } from '../../../test/statements.ts'

const path = '/api/v1/meal-slots/'
const slot = (more: object) => ({ name: 'Lunch', code: 'lunch', ...more })

test("a slot carries its cut-off in three forms and the kitchen's zone", async () => {
  const { person } = await openKitchen({ time_zone: 'Europe/Berlin', currency: 'EUR' })
  const office = await person('manager')
  const made = await office.post(path, {
    name: 'Lunch',
    code: 'lunch',
    cutoff_time: '09:30',
    cutoff_days_before: 1,
    sort_order: 2,
    time: '',
    time_zone: 'x',
  })
  assert.equal(made.status, 201)
  const { id, created_at: _made, ...rest } = made.body
  assert.deepEqual(rest, {
    name: 'Lunch',
    code: 'lunch',
    cutoff_time: '09:30:00',
    cutoff_days_before: 1,
    time: '09:30',
    time_zone: 'Europe/Berlin',
    sort_order: 2,
    is_active: true,
  })
  const open = (await office.patch(`${path}${id}/`, { cutoff_time: null })).body
  assert.deepEqual([open.cutoff_time, open.time, open.sort_order], [null, '', 2])
  assert.equal((await office.patch(`${path}${id}/`, {})).status, 200)
  assert.equal((await office.put(`${path}${id}/`, { ...open, name: 'Brunch' })).body.name, 'Brunch')
})

test('what is wrong with a slot is said by field', async () => {
  const { person, sql } = await openKitchen()
  const office = await person('admin')
  assert.equal((await office.post(path, slot({}))).status, 201)
  const dinner = (await office.post(path, slot({ code: 'dinner' }))).body
  const wrong: [string, object][] = [
    ['code', slot({ code: 'Lunch' })],
    ['code', slot({ code: 'two words' })],
    ['code', slot({ code: '' })],
    ['code', slot({ code: 'x'.repeat(31) })],
    ['name', slot({ code: 'a', name: 'x'.repeat(51) })],
    ['cutoff_time', slot({ code: 'a', cutoff_time: '25:00' })],
    ['cutoff_time', slot({ code: 'a', cutoff_time: '' })],
    ['cutoff_days_before', slot({ code: 'a', cutoff_days_before: 31 })],
    ['sort_order', slot({ code: 'a', sort_order: -1 })],
    ['is_active', slot({ code: 'a', is_active: 'yes' })],
  ]
  for (const [field, body] of wrong) {
    const answer = await office.post(path, body)
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]], JSON.stringify(body))
  }
  assert.deepEqual(Object.keys((await office.patch(`${path}${dinner.id}/`, { code: 'LUNCH' })).body), [
    'code',
  ])
  assert.equal((await office.patch(`${path}999/`, { name: 'x' })).status, 404)
  assert.equal((await sql('select 1 from meal_slots')).length, 2)
})

test('of two who take the same code at once one is told', async () => {
  const { person } = await openKitchen()
  const office = await person('admin')
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() => office.post(path, { name: 'Lunch', code: 'lunch' })),
  )
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [201, 400, 400, 400])
})

test('slots come in their order, categories by name, both whole and in a fixed number of statements', async () => {
  const { person } = await openKitchen()
  const office = await person('manager')
  const eater = await person('customer')
  for (let n = 0; n < 12; n += 1) {
    await office.post(path, { name: `Slot ${n}`, code: `s${n}`, sort_order: 20 - n })
    await office.post('/api/v1/categories/', { name: `c${String(11 - n).padStart(2, '0')}` })
  }
  const slots = (await eater.get(path)).body
  assert.deepEqual(
    [slots.count, slots.results.length, slots.results[0].code, slots.next],
    [12, 12, 's11', null],
  )
  assert.deepEqual(
    (await eater.get(`${path}?search=slot 1&ordering=code`)).body.results.map(
      (slot: { code: string }) => slot.code,
    ),
    ['s1', 's10', 's11'],
  )
  const categories = (await eater.get('/api/v1/categories/')).body
  assert.deepEqual([categories.results.length, categories.results[0].name], [12, 'c00'])
  assert.equal((await office.get('/api/v1/categories/?ordering=-id&page_size=1')).body.results[0].name, 'c00')
  const { id } = categories.results[0]
  assert.equal(
    (await office.patch(`/api/v1/categories/${id}/`, { description: 'cold' })).body.description,
    'cold',
  )
  assert.equal((await office.put(`/api/v1/categories/${id}/`, { name: 'Salads' })).body.name, 'Salads')
  assert.deepEqual(Object.keys((await office.put(`/api/v1/categories/${id}/`, { description: 'x' })).body), [
    'name',
  ])
  assert.equal((await eater.post('/api/v1/categories/', { name: 'x' })).status, 403)
  assert.equal(
    await countReads(() => eater.get(path)),
    await countReads(() => eater.get(`${path}?page_size=1`)),
  )
})
