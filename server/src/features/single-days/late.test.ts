import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { minorUnits } from '../../platform/money.ts'
import { monday, openSubscribers, own } from '../../../test/subscribers.ts'

test('after the cut-off a customer asks, the office sees what it would cost, decides, and the meal follows', async () => {
  const { active, asha, office, subscriber, holdClock, recurring, dates } = await openSubscribers()
  const { id } = await active()
  const ask = (body: object, who = asha) => who.post(`${own}${id}/late_requests/`, body)
  const early = await ask({ kind: 'skip', date: monday })
  assert.deepEqual([early.status, Object.keys(early.body)], [400, ['date']], 'it can still be skipped')
  await holdClock(`${monday}T10:00`)
  await recurring('lock-slots')
  assert.equal((await asha.post(`${own}${id}/skip/`, { date: monday })).body.code, 'cutoff_passed')

  const asked = await ask({ kind: 'skip', date: monday })
  assert.deepEqual([asked.status, asked.body.status, asked.body.kind], [202, 'pending', 'skip'])
  assert.match(asked.body.explanation, /the kitchen decides, and who pays/)
  assert.equal(
    (await ask({ kind: 'skip', date: monday })).body.id,
    asked.body.id,
    'asked again it is one request',
  )
  const listed = (await office.get('/api/v1/production/late_requests/?status=pending')).body
  assert.deepEqual([listed.count, listed.results[0].id], [1, asked.body.id])

  const approve = (body: object) =>
    office.post(`/api/v1/production/late_requests/${asked.body.id}/approve/`, body)
  const preview = await approve({ charge: 'kitchen', preview: true })
  assert.equal(preview.status, 200, JSON.stringify(preview.body))
  assert.equal((await dates(id)).includes(monday), true)
  const balance = async () => minorUnits((await asha.get('/api/v1/customer/wallet/')).body.balance)
  const before = await balance()
  assert.equal((await approve({ charge: 'kitchen' })).status, 200)
  assert.deepEqual([(await dates(id)).includes(monday), (await balance()) - before], [false, 3462n])

  for (const [body, field] of [
    [{ kind: 'swap', date: monday }, 'dish'],
    [{ kind: 'quantity', date: monday }, 'quantity'],
    [{ kind: 'address', date: monday }, 'address'],
    [{ kind: 'address', date: monday, address: 999 }, 'address'],
    [{ kind: 'skip', date: '2026-03-08' }, 'date'],
    [{ kind: 'eat', date: monday }, 'kind'],
  ] as const)
    assert.deepEqual(Object.keys((await ask(body)).body), [field], JSON.stringify(body))
  assert.equal((await ask({ kind: 'swap', date: monday, dish: 1 })).body.code, 'menu_not_published')
  assert.equal((await ask({ kind: 'skip', date: monday }, await subscriber())).status, 404)
})
