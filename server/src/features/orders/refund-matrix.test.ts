import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { day, key, openLunch, type Lunch } from '../../../test/sold-lunch.ts'
import { examineBooks } from '../books/index.ts'
import { holdOrder, type BookedOrder } from '../wallet/index.ts'

const stages = ['open', 'closed', 'preparing', 'ready', 'failed', 'delivered', 'cancelled'] as const
type Stage = (typeof stages)[number]
type Mode = 'wallet' | 'cash' | 'hold'
type Placed = { id: number; lines: { line: number; quantity: number }[] }
/** What two who ask at once are answered, in order of the codes, and what is in the wallet more than before. */
type Outcome = [answers: (number | string)[], returned: string]

/** An order of 15.50 as it stands at a stage; of the held ones 15.50 are set aside. */
async function placed(lunch: Lunch, mode: Mode, stage: Stage): Promise<Placed> {
  const { sell, holdClock, manager, sql, tenant } = lunch
  await holdClock(`${day}T09:00`)
  const { id, dal, rice } = await sell({ payment_mode: mode === 'hold' ? 'cash' : mode })
  if (mode === 'hold') {
    const [order] = await sql<BookedOrder>(
      `update orders set payment_mode = 'hold' where id = $1
       returning id, order_number, customer, payment_mode, total::text, tax::text`,
      [id],
    )
    assert.ok(order && (await tenant.write((tx) => holdOrder(tx, tenant, order, null))))
  }
  const move = async (...statuses: string[]) => {
    for (const status of statuses) {
      const { status: code, body } = await manager.post(`/api/v1/orders/${id}/update_status/`, { status })
      assert.equal(code, 200, JSON.stringify([mode, stage, status, body]))
    }
  }
  if (stage === 'cancelled') await move('cancelled')
  if (stage !== 'open') await holdClock(`${day}T${stage === 'closed' ? '10' : '11'}:00`)
  if (stage === 'preparing') await move('preparing')
  if (stage === 'ready' || stage === 'failed' || stage === 'delivered') await move('preparing', 'ready')
  if (stage === 'delivered') await move('delivered')
  if (stage === 'failed') {
    const [delivery] = await sql<{ id: number }>('select id from deliveries where "order" = $1', [id])
    for (const status of ['in_transit', 'failed'])
      await manager.post(`/api/v1/delivery/deliveries/${delivery?.id}/update_status/`, { status })
  }
  return {
    id,
    lines: [
      { line: dal, quantity: 3 },
      { line: rice, quantity: 1 },
    ],
  }
}

const events = {
  'its customer cancels': ({ asha }: Lunch, { id }: Placed) =>
    asha.post(`/api/v1/customer/orders/${id}/cancel/`),
  'the office cancels': ({ manager }: Lunch, { id }: Placed) =>
    manager.post(`/api/v1/orders/${id}/update_status/`, { status: 'cancelled' }),
  'the rice is paid back': ({ refund }: Lunch, { id, lines }: Placed) =>
    refund(id, { lines: lines.slice(1) }),
  'all is paid back': ({ refund }: Lunch, { id, lines }: Placed) => refund(id, { lines }),
}
type Event = keyof typeof events

const back = (answers: Outcome[0], returned: string): Outcome => [answers, returned]
const refused = (answer: number | string): Outcome => [[answer, answer], '0.00']
const late = refused('409 cutoff_passed')
const unpaid = refused('422 refund_exceeds_paid')

/** Before it was delivered, what was paid or set aside; afterwards, what was charged. Cash is paid at the door. */
function expected(mode: Mode, stage: Stage, event: Event): Outcome {
  const taken = mode === 'cash' ? '0.00' : '15.50'
  if (event === 'its customer cancels') {
    if (stage === 'open') return back([200, 200], taken)
    return stage === 'cancelled' ? back([200, 200], '0.00') : late
  }
  if (event === 'the office cancels') {
    const isOver = stage === 'ready' || stage === 'delivered' || stage === 'cancelled'
    return isOver ? refused(400) : back([200, 400], taken)
  }
  const isPaid = mode === 'wallet' ? stage !== 'cancelled' : stage === 'delivered'
  if (!isPaid) return unpaid
  return back([201, '422 refund_exceeds_paid'], event === 'all is paid back' ? '15.50' : '2.00')
}

const minor = (amount: string) => Math.round(Number(amount) * 100)

// Domain rule 18 and reliability demand 41, by every pair of stage and event.
for (const mode of ['wallet', 'cash', 'hold'] as const)
  test(`an order by ${mode}: whoever takes it back, at whatever stage and twice at once, the money moves once or the answer says why not`, async () => {
    const lunch = await openLunch()
    const { asha, manager, balance, accounts, tenant, sql } = lunch
    await sql('update daily_menu_items set portion_limit = null')
    await manager.post(
      `/api/v1/customers/${asha.customer}/wallet/credit/`,
      { amount: '900.00', reason: 'for a month' },
      key(),
    )
    for (const stage of stages)
      for (const event of Object.keys(events) as Event[]) {
        const what = `${stage}, ${event}`
        const order = await placed(lunch, mode, stage)
        const before = await balance()
        const ask = () => events[event](lunch, order)
        const answers = await Promise.all([ask(), ask()])
        const said = answers.map(({ status, body }) => (body.code ? `${status} ${body.code}` : status))
        const [wished, returned] = expected(mode, stage, event)
        assert.deepEqual(said.toSorted(), wished, `${what}: ${JSON.stringify(answers[0].body)}`)
        assert.equal(minor(await balance()) - minor(before), minor(returned), what)
        await ask()
        assert.equal(minor(await balance()) - minor(before), minor(returned), `${what}, and again`)
        const left = await accounts(order.id)
        const sum = Object.values(left).reduce((all, amount) => all + minor(amount), 0)
        assert.equal(sum, 0, what)
      }
    assert.deepEqual(await examineBooks(tenant), [])
  })
