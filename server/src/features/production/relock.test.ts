import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openProduction } from '../../../test/production.ts'
import { monday } from '../../../test/subscribers.ts'

test('a plan that was changed past everybody is brought up to date with a reason, and not twice', async () => {
  const { active, holdClock, lock, plan, office, cook, sql, lunch } = await openProduction()
  await active({ payment_mode: 'cash' })
  const relock = (who = office) =>
    who.post('/api/v1/production/relock/', { date: monday, slot: lunch, reason: 'Counted again' })
  assert.deepEqual((await relock()).body, { changed: false }, 'it is not locked yet')
  await holdClock(`${monday}T10:00`)
  await lock()
  assert.equal((await plan(monday)).version, 1)
  await sql(
    'update order_lines l set quantity = 3 from orders o where o.id = l."order" and o.delivery_date = $1',
    [monday],
  )
  assert.equal((await relock(cook)).status, 403)
  assert.deepEqual((await relock()).body, { changed: true })
  const { version, meals, diff } = await plan(monday)
  assert.deepEqual([version, meals[0].quantity, diff.length], [2, 3, 1])
  assert.deepEqual((await relock()).body, { changed: false })
  const versions = (await office.get(`/api/v1/production/versions/?date=${monday}&slot=${lunch}`)).body
  assert.equal(JSON.stringify(versions).includes('Counted again'), true)
})
