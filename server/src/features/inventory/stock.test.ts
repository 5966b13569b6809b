import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { items, openStore } from '../../../test/store.ts'
import { insertMovement } from './inventory-items.sql.ts'

type Store = Awaited<ReturnType<typeof openStore>>
type Movement = { quantity: string; stock_after: string; reason: string; actor: number | null }

const adjust = ({ cook }: Store, id: number, body: object) => cook.post(`${items}${id}/adjust_stock/`, body)
const stockOf = async ({ cook }: Store, id: number): Promise<string> =>
  (await cook.get(`${items}${id}/`)).body.current_stock
const movementsOf = async ({ cook }: Store, id: number): Promise<Movement[]> =>
  (await cook.get(`${items}${id}/movements/?page_size=2000`)).body.results

/** What every item of a kitchen must satisfy at any time. */
const broken = ({ sql }: Store) =>
  sql(`
    select i.id, i.current_stock, sum(m.quantity) from inventory_items i left join stock_movements m on m.item = i.id
    group by i.id having i.current_stock <> coalesce(sum(m.quantity), 0)`)

test('stock is put in and taken out, as number or text, and every movement says who did it and why', async () => {
  const store = await openStore()
  const { cook } = store
  const { id } = await store.rice('10')
  const out = await adjust(store, id, { quantity: '-4.5', reason: ' Lunch ' })
  assert.deepEqual([out.status, out.body.current_stock, out.body.name], [200, '5.50', 'Rice'])
  assert.equal((await adjust(store, id, { quantity: 0.25 })).body.current_stock, '5.75')
  assert.equal((await adjust(store, id, { quantity: 0 })).body.current_stock, '5.75')

  const [last, middle, first] = (await cook.get(`${items}${id}/movements/`)).body.results
  const { id: movement, created_at, ...rest } = middle
  assert.deepEqual(rest, {
    item: id,
    quantity: '-4.50',
    stock_after: '5.50',
    reason: 'Lunch',
    actor: cook.account,
    actor_name: cook.username,
  })
  assert.match(created_at, /\+04:00$/)
  assert.ok(last.id > movement && movement > first.id)
  assert.deepEqual([first.quantity, first.reason, last.reason], ['10.00', 'Opening stock', ''])
})

test('a quantity may be written as people write it: with a plus, without a zero before the point', async () => {
  const store = await openStore()
  const { id } = await store.rice('3')
  for (const [quantity, left] of [
    ['+1.25', '4.25'],
    ['.5', '4.75'],
    ['-.5', '4.25'],
    ['-1.', '3.25'],
    ['+0', '3.25'],
  ])
    assert.equal((await adjust(store, id, { quantity })).body.current_stock, left)
  for (const quantity of ['.', '+', '-', '+.', '--1', '1.2.3', '1,5'])
    assert.equal((await adjust(store, id, { quantity })).status, 400, quantity)
})

test('more than there is cannot be taken, nor more put in than can be counted, and nothing is written down', async () => {
  const store = await openStore()
  const { id } = await store.rice('3')
  const short = await adjust(store, id, { quantity: '-3.01' })
  assert.deepEqual([short.status, Object.keys(short.body)], [400, ['error']])
  for (const quantity of ['99999999.99', '1.005', 'much', '', null, undefined, [1]]) {
    const refused = await adjust(store, id, { quantity })
    assert.deepEqual([refused.status, Object.keys(refused.body)], [400, ['quantity']], String(quantity))
  }
  const long = await adjust(store, id, { quantity: 1, reason: 'x'.repeat(501) })
  assert.deepEqual(Object.keys(long.body), ['reason'])
  assert.equal((await adjust(store, 999, { quantity: 1 })).status, 404)
  assert.deepEqual([await stockOf(store, id), (await movementsOf(store, id)).length], ['3.00', 1])
  assert.equal((await adjust(store, id, { quantity: -3 })).body.current_stock, '0.00')
})

test('a quantity in another unit of the same kind is converted exactly, or refused', async () => {
  const store = await openStore()
  const gram = await store.unit('Gram', 'g', 'weight', '0.001')
  const ounce = await store.unit('Ounce', 'oz', 'weight', '0.0283')
  const { id } = await store.rice('1')
  assert.equal((await adjust(store, id, { quantity: 250, unit: gram })).body.current_stock, '1.25')
  assert.equal((await adjust(store, id, { quantity: '-50', unit: String(gram) })).body.current_stock, '1.20')
  assert.equal((await adjust(store, id, { quantity: 1, unit: store.kg })).body.current_stock, '2.20')
  assert.equal((await adjust(store, id, { quantity: 1, unit: null })).body.current_stock, '3.20')
  assert.equal((await adjust(store, id, { quantity: 100, unit: ounce })).body.current_stock, '6.03')
  const spice = await store.rice('1', { name: 'Saffron', unit: gram })
  assert.equal(
    (await adjust(store, spice.id, { quantity: '0.1234', unit: store.kg })).body.current_stock,
    '124.40',
  )

  // 5 g are half a hundredth of a kilogram.
  const refusedFor = async (body: object, field: string) => {
    const { status, body: said } = await adjust(store, id, body)
    assert.deepEqual([status, Object.keys(said)], [400, [field]], JSON.stringify(body))
  }
  await refusedFor({ quantity: 5, unit: gram }, 'quantity')
  await refusedFor({ quantity: 1, unit: ounce }, 'quantity')
  await refusedFor({ quantity: 1, unit: store.litre }, 'unit')
  await refusedFor({ quantity: 1, unit: 999 }, 'unit')
  const short = await adjust(store, id, { quantity: -6040, unit: gram })
  assert.deepEqual([short.status, Object.keys(short.body)], [400, ['error']])
  assert.deepEqual(await broken(store), [])
})

test('stock that is set by editing the item is a movement by the difference, which says so', async () => {
  const store = await openStore()
  const { cook } = store
  const rice = await store.rice('10')
  await adjust(store, rice.id, { quantity: -4 })
  // The dashboard sends back the figure that was on its screen (contract C14).
  await cook.patch(`${items}${rice.id}/`, { name: 'Rice', current_stock: rice.current_stock })
  await cook.put(`${items}${rice.id}/`, { name: 'Rice', unit: rice.unit, current_stock: '0.5' })
  await cook.patch(`${items}${rice.id}/`, { current_stock: 0.5 })
  await cook.patch(`${items}${rice.id}/`, { name: 'Brown rice' })
  assert.deepEqual(
    (await movementsOf(store, rice.id)).map(({ quantity, stock_after, reason, actor }) => [
      quantity,
      stock_after,
      reason,
      actor,
    ]),
    [
      ['-9.50', '0.50', 'Set by editing the item', cook.account],
      ['4.00', '10.00', 'Set by editing the item', cook.account],
      ['-4.00', '6.00', '', cook.account],
      ['10.00', '10.00', 'Opening stock', cook.account],
    ],
  )
})

test('movements come in pages, newest first', async () => {
  const store = await openStore()
  const { id } = await store.rice('1')
  for (let more = 0; more < 11; more += 1) await adjust(store, id, { quantity: 1 })
  const path = `${items}${id}/movements/`
  const first = (await store.cook.get(path)).body
  assert.deepEqual([first.count, first.results.length, first.results[0].stock_after], [12, 10, '12.00'])
  const second = (await store.cook.get(`${path}?page=2`)).body
  assert.deepEqual(
    second.results.map(({ stock_after }: Movement) => stock_after),
    ['2.00', '1.00'],
  )
  assert.equal((await store.cook.get(`${path}?page=3`)).status, 404)
})

test('of many who take at once none is lost, and none takes what is not there', async () => {
  const store = await openStore()
  const { id } = await store.rice('20')
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, place) => adjust(store, id, { quantity: place % 2 ? -1 : '0.5' })),
  )
  const took = answers.filter(({ status }, place) => place % 2 && status === 200).length
  assert.equal(answers.filter(({ status }) => status === 200).length, 30 + took)
  assert.ok(took >= 20)
  assert.equal(await stockOf(store, id), `${35 - took}.00`)
  const drained = await Promise.all(Array.from({ length: 40 }, () => adjust(store, id, { quantity: -1 })))
  assert.equal(drained.filter(({ status }) => status === 200).length, 35 - took)
  assert.equal(await stockOf(store, id), '0.00')
  assert.deepEqual(await broken(store), [])
})

test('whatever is put in, taken out and set at once, the stock is the sum of its movements', async () => {
  const store = await openStore()
  const gram = await store.unit('Gram', 'g', 'weight', '0.001')
  const amount = (most: number) =>
    fc.integer({ min: -most, max: most }).map((minor) => (minor / 100).toFixed(2))
  const step = fc.oneof(
    amount(5_000).map((quantity) => ({ adjust: { quantity } })),
    amount(5_000_000).map((quantity) => ({ adjust: { quantity, unit: gram } })),
    amount(5_000).map((current_stock) => ({ set: { current_stock } })),
  )
  const opening = fc.integer({ min: 0, max: 10_000 }).map((minor) => (minor / 100).toFixed(2))
  await fc.assert(
    fc.asyncProperty(opening, fc.array(step, { minLength: 1, maxLength: 8 }), async (stock, steps) => {
      const { id } = await store.rice(stock)
      const statuses = await Promise.all(
        steps.map(async (one) =>
          'adjust' in one
            ? (await adjust(store, id, one.adjust)).status
            : (await store.cook.patch(`${items}${id}/`, one.set)).status,
        ),
      )
      assert.ok(statuses.every((status) => status === 200 || status === 400))
      assert.deepEqual(await broken(store), [])
      const [newest] = await movementsOf(store, id)
      assert.equal(newest?.stock_after ?? '0.00', await stockOf(store, id))
    }),
    { numRuns: 40 },
  )
})

test('the server itself cannot write a stock without a movement, nor change or forget one', async () => {
  const store = await openStore()
  const { id } = await store.rice('5')
  const forbidden = [
    () => store.tenant.write((tx) => tx.updateTable('inventory_items').set({ current_stock: '9' }).execute()),
    () =>
      store.tenant.write((tx) =>
        tx
          .insertInto('inventory_items')
          .values({ name: 'x', unit: store.kg, cost_per_unit: '1.00', current_stock: '9' })
          .execute(),
      ),
    () => store.tenant.write((tx) => tx.updateTable('stock_movements').set({ quantity: '9' }).execute()),
    () => store.tenant.write((tx) => tx.deleteFrom('stock_movements').execute()),
    () => store.tenant.write((tx) => tx.deleteFrom('inventory_items').execute()),
  ]
  for (const work of forbidden) await assert.rejects(work, /permission denied/)
  const movement = { item: id, quantity: '-6', reason: '', actor: store.cook.account }
  await assert.rejects(() => store.tenant.write((tx) => insertMovement(tx, movement)), /check constraint/)
  await store.tenant.write((tx) => insertMovement(tx, { ...movement, quantity: '2' }))
  assert.equal(await stockOf(store, id), '7.00')
  assert.deepEqual(await broken(store), [])
})
