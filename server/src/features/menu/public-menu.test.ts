import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { formWith, picture } from '../../../test/pictures.ts'
import { countStatements } from '../../../test/statements.ts'

test('anybody sees the dishes on offer, with whole picture addresses, as a bare array', async () => {
  const { person, visitor, tenant, server } = await openKitchen()
  const office = await person('admin')
  const [curries, sweets] = [
    (await office.post('/api/v1/categories/', { name: 'Curries' })).body,
    (await office.post('/api/v1/categories/', { name: 'Sweets', description: 'cold' })).body,
  ]
  const add = async (name: string, category: number, more = {}) =>
    (
      await office.post(
        '/api/v1/menu-items/',
        formWith(await picture(), {
          name,
          description: `${name} of the house`,
          price: '4.50',
          category,
          ...more,
        }),
      )
    ).body
  const dal = await add('Dal', curries.id)
  await add('Kheer', sweets.id)
  await add('Korma', curries.id, { is_available: false })
  const gone = await add('Rice', curries.id)
  await office.delete(`/api/v1/menu-items/${gone.id}/`)

  const names = async (query: string) =>
    (await visitor.get(`/api/v1/customer/menu/${query}`)).body.map((dish: { name: string }) => dish.name)
  assert.deepEqual(await names(''), ['Dal', 'Kheer'])
  assert.deepEqual(await names(`?category=${sweets.id}`), ['Kheer'])
  assert.deepEqual(await names('?search=HOUSE, dal'), ['Dal'])
  assert.deepEqual((await visitor.get('/api/v1/customer/menu/?search=dal')).body, [
    {
      id: dal.id,
      name: 'Dal',
      description: 'Dal of the house',
      price: '4.50',
      image: dal.image,
      calories: 0,
      allergens: [],
      category_name: 'Curries',
      is_available: true,
    },
  ])
  assert.ok(dal.image.startsWith(`${server.url}/media/${tenant.id}/`))
  assert.deepEqual((await visitor.get('/api/v1/customer/menu/categories/')).body, [
    { id: curries.id, name: 'Curries', description: '' },
    { id: sweets.id, name: 'Sweets', description: 'cold' },
  ])
  for (const category of ['x', '0', '999']) {
    const answer = await visitor.get(`/api/v1/customer/menu/?category=${category}`)
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, ['category']], category)
  }
  assert.equal(await countStatements(() => visitor.get('/api/v1/customer/menu/')), 1)
})
