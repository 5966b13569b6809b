import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'

const path = '/api/v1/menu-items/'

async function withLimit(max_menu_items: number) {
  const kitchen = await openKitchen()
  await kitchen.onPlan({ max_menu_items })
  const office = await kitchen.person('manager')
  const { body: category } = await office.post('/api/v1/categories/', { name: 'Curries' })
  const add = () =>
    office.post(path, { name: 'Dal', description: 'Lentils', price: '4', category: category.id })
  return { ...kitchen, office, add }
}

test('a plan of ten dishes gives exactly ten, also to a hundred who add one at once', async () => {
  const { add, sql } = await withLimit(10)
  const answers = await Promise.all(Array.from({ length: 100 }, add))
  const made = answers.filter(({ status }) => status === 201)
  const refused = answers.filter(({ status }) => status === 403)
  assert.deepEqual([made.length, refused.length], [10, 90])
  for (const { body } of refused) {
    const { detail, ...rest } = body
    assert.deepEqual(rest, { code: 'limit_reached', what: 'menu_items', limit: 10, usage: 10 })
    assert.equal(typeof detail, 'string')
  }
  assert.deepEqual(await sql('select count(*) from menu_items'), [{ count: 10 }])
})

test('a dish that is deleted makes room for another, and one that is changed needs none', async () => {
  const { office, add } = await withLimit(1)
  const { body: dal } = await add()
  assert.equal((await add()).status, 403)
  assert.equal((await office.patch(`${path}${dal.id}/`, { name: 'Dal tadka' })).status, 200)
  assert.equal((await office.delete(`${path}${dal.id}/`)).status, 204)
  assert.equal((await add()).status, 201)
})

test('a limit of 0 is none', async () => {
  const { add } = await withLimit(0)
  assert.deepEqual(
    (await Promise.all([add(), add(), add()])).map(({ status }) => status),
    [201, 201, 201],
  )
})
