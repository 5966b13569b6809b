import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { seeds } from '../../../test/plans.ts'
import { admin, monday, openSubscribers, own } from '../../../test/subscribers.ts'
import { syncMeals, addDays } from '../meals/index.ts'

type Act = { verb: string; date: number; to: number; length: number; preview: boolean }
const acts: fc.Arbitrary<Act> = fc.record({
  verb: fc.constantFrom(
    'skip',
    'skip',
    'unskip',
    'move',
    'override',
    'pause',
    'pause-all',
    'resume',
    'close',
    'open',
    'wait',
    'cancel-one',
  ),
  date: fc.integer({ min: 0, max: 34 }),
  to: fc.integer({ min: 0, max: 40 }),
  length: fc.integer({ min: 0, max: 8 }),
  preview: fc.boolean(),
})

/**
 * Whatever is done in whatever order: the open meals are exactly the calendar's, each once; making them again changes
 * nothing; a preview changes nothing and says what then happens; and together the meals of the period, eaten, moved or
 * missed, are worth what was invoiced.
 */
test('whatever people do with their meals, the orders are those of the calendar, and every coin has its meal', async () => {
  const kitchen = await openSubscribers()
  const { asha, office, person, made, act, dates, holdClock, sql, tenant } = kitchen
  const manager = await person('manager')
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 1, maxLength: 7 }), async (history) => {
      await sql('update subscriptions set archived_at = now()')
      await sql('update closures set undone_at = now()')
      let today = monday
      await holdClock(`${today}T08:00`)
      const { id } = await made()
      await act(id, 'activate')
      const calendar = async () =>
        (await asha.get(`${own}${id}/calendar/?from=${monday}&to=${addDays(monday, 200)}`)).body
      for (const one of history) {
        if (one.verb === 'wait') {
          await holdClock(`${(today = addDays(today, one.length))}T08:00`)
          continue
        }
        const ask = wordsOf(one, kitchen, id, { manager, closure: await newest(sql) }, await calendar())
        if (!ask) continue
        if (one.preview) {
          const [before, said] = [await calendar(), await ask(true)]
          assert.deepEqual(await calendar(), before, 'a preview changed something')
          const real = await ask(false)
          assert.deepEqual([real.status, forget(real.body)], [said.status, forget(said.body)])
        } else await ask(false)

        const { days, ends_on } = await calendar()
        const stands = days.filter(({ order }: any) => order !== null).map(({ date }: any) => date)
        const served = days.filter(
          ({ state, date }: any) => ['planned', 'swapped', 'locked'].includes(state) && date >= today,
        )
        assert.deepEqual(await dates(id), stands)
        assert.deepEqual(
          served.map(({ date }: any) => date),
          stands.filter((date: string) => date >= today),
          JSON.stringify(one),
        )
        const wish = { ids: [id], from: today, actor: null, reason: 'again' }
        assert.deepEqual(await tenant.write((tx) => syncMeals(tx, tenant, wish)), { placed: 0, cancelled: 0 })
        // While a pause is open what it owes has no date.
        if (ends_on !== null) assert.equal(worthOfAll(days), 450_00 + extraOf(days))
      }
      const { status } = (await office.get(`${admin}${id}/`)).body
      assert.ok(status === 'active' || status === 'paused')
    }),
    { numRuns: seeds(25) },
  )
})

const cents = (amount: string) => Number(amount.replace('.', '')) // of a test's few coins
/** Of the contract's meals: those that are there, and missed ones that do not come back on another date. */
const worthOfAll = (days: any[]) =>
  days
    .filter(({ price, gives }) => price !== null && gives !== 'extend')
    .reduce((sum, { price }) => sum + cents(price), 0)
/** What more than one portion costs beside the contract. */
const extraOf = (days: any[]) =>
  days.filter(({ quantity }) => quantity > 1).reduce((sum, { quantity }) => sum + (quantity - 1) * 34_62, 0)

const newest = async (sql: Awaited<ReturnType<typeof openSubscribers>>['sql']) =>
  (await sql('select id from closures where undone_at is null order by id desc limit 1'))[0]?.id as
    | number
    | undefined

const forget = (body: any) => ({ ...body, preview: undefined, closure: undefined })

function wordsOf(
  { verb, date, to, length }: Act,
  { asha, office }: Awaited<ReturnType<typeof openSubscribers>>,
  id: number,
  {
    manager,
    closure,
  }: { manager: Awaited<ReturnType<typeof openSubscribers>>['office']; closure: number | undefined },
  { days }: { days: { date: string; order: number | null; state: string }[] },
) {
  const on = addDays(monday, date)
  const mine = (verb: string, body: object) => (preview: boolean) =>
    asha.post(`${own}${id}/${verb}/`, { ...body, preview })
  if (verb === 'skip' || verb === 'unskip') return mine(verb, { date: on })
  if (verb === 'move') return mine(verb, { date: on, to: addDays(monday, to) })
  if (verb === 'override') return mine(verb, { date: on, quantity: 1 + (length % 3) })
  if (verb === 'pause') return mine(verb, { from_date: on, until_date: addDays(on, length) })
  if (verb === 'pause-all') return mine('pause', {})
  if (verb === 'resume') return mine(verb, {})
  const span = { from_date: on, until_date: addDays(on, length % 4), reason: 'Eid' }
  if (verb === 'close') return (preview: boolean) => manager.post('/api/v1/closures/', { ...span, preview })
  if (verb === 'open')
    return closure && ((preview: boolean) => manager.post(`/api/v1/closures/${closure}/undo/`, { preview }))
  const open = days.find((day) => day.date >= on && day.order !== null && day.state === 'planned')
  if (!open) return undefined
  return (preview: boolean) =>
    preview
      ? Promise.resolve({ status: 200, body: {} })
      : office
          .post(`/api/v1/orders/${open.order}/update_status/`, { status: 'cancelled' })
          .then(({ status }) => ({ status, body: {} }))
}
