import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { openProduction } from '../../../test/production.ts'
import { monday } from '../../../test/subscribers.ts'
import { addDays } from '../meals/index.ts'
import { requestLate } from './index.ts'

const seeds = Number(process.env.SEEDS ?? 4)

const givings = fc.constantFrom('credit', 'voucher', 'nothing', 'extend')
const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ type: fc.constant('day' as const), on: fc.integer({ min: 1, max: 3 }) }),
    },
    fc.record({ type: fc.constant('skip' as const), in: fc.integer({ min: 1, max: 6 }), gives: givings }),
    fc.record({
      type: fc.constant('differ' as const),
      in: fc.integer({ min: 1, max: 6 }),
      quantity: fc.constantFrom(null, 2, 3, 40),
      difference: fc.constantFrom('-3.00', '2.50', '0.00'),
    }),
    fc.record({ type: fc.constant('cancel' as const), which: fc.nat({ max: 5 }) }),
    fc.record({ type: fc.constant('late skip' as const), charge: fc.constantFrom('customer', 'kitchen') }),
    fc.record({ type: fc.constant('deliver' as const) }),
  ),
  { minLength: 4, maxLength: 14 },
)

test('whatever comes between: what is unearned is what was paid and is neither delivered, given back nor forfeited; no meal is charged twice or never', async () => {
  const day = await openProduction()
  const { active, sql, holdClock, lock, office, lunch, dish, subscriber, tenant, act } = day
  const soup = await dish('Soup')
  await fc.assert(
    fc.asyncProperty(steps, givings, async (history, closure_gives) => {
      await sql(`update subscriptions set archived_at = now(), status = 'expired'; delete from short_notices`)
      let today = monday
      await holdClock(`${today}T08:00`)
      const eater = await subscriber({ wallet: '60.00' })
      const { id } = await active({
        customer: eater.customer,
        lunch_address: eater.address,
        payment_mode: 'cash',
        end_date: addDays(monday, 29),
        selected_days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
      })
      await sql('update subscriptions set closure_gives = $2 where id = $1', [id, closure_gives])
      const standing = async (status: string) =>
        sql(
          `select id, delivery_date from orders where subscription = $1 and status = $2 order by delivery_date`,
          [id, status],
        )
      const synced = () =>
        office.patch(`/api/v1/subscriptions-admin/${id}/`, { special_instructions: `${Math.random()}` })
      for (const step of history) {
        if (step.type === 'day') {
          for (let n = 0; n < step.on; n += 1) {
            today = addDays(today, 1)
            await holdClock(`${today}T10:00`)
            await lock()
          }
        } else if (step.type === 'skip') {
          await sql(
            `insert into subscription_skips (subscription, date, meal_slot, gives) values ($1, $2, $3, $4) on conflict do nothing`,
            [id, addDays(today, step.in), lunch, step.gives],
          )
          await synced()
        } else if (step.type === 'differ') {
          await sql(
            `insert into subscription_overrides (subscription, date, meal_slot, dish, difference, quantity)
             values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
            [id, addDays(today, step.in), lunch, soup, step.difference, step.quantity],
          )
          await synced()
        } else if (step.type === 'cancel') {
          const open = [...(await standing('confirmed')), ...(await standing('pending'))]
          const order = open[step.which % Math.max(open.length, 1)]
          if (order) await office.post(`/api/v1/orders/${order.id}/update_status/`, { status: 'cancelled' })
        } else if (step.type === 'late skip') {
          const order = (await standing('confirmed')).find(({ delivery_date }) => delivery_date === today)
          if (!order) continue
          const { id: request } = await tenant.write((tx) =>
            requestLate(
              tx,
              { subscription: id, date: today, meal_slot: lunch, kind: 'skip', wish: {} },
              eater.account,
            ),
          )
          const { status } = await office.post(`/api/v1/production/late_requests/${request}/approve/`, {
            charge: step.charge,
          })
          assert.equal(status, 200)
        } else {
          for (const { id: order, delivery_date } of await standing('confirmed'))
            if (delivery_date === today)
              for (const status of ['preparing', 'ready', 'delivered'])
                assert.equal(
                  (await office.post(`/api/v1/orders/${order}/update_status/`, { status })).status,
                  200,
                )
        }
        await agree(id, eater.customer)
      }
      await act(id, 'cancel')
    }),
    { numRuns: seeds },
  )

  /** The period of 450.00 is billed once. Its money is with the meals that stand, or was settled, each meal once. */
  async function agree(id: number, customer: number) {
    const [sums] = await sql(
      `select
        (select coalesce(sum(e.amount), 0) from ledger_entries e join ledger_transactions t on t.id = e.transaction
          where e.account = 'unearned' and (t."order" in (select id from orders where subscription = $1)
            or t.explanation like any(array['Credited % AED for the meal of %', 'A voucher of %', 'Earned % AED for the meal of %'])
              and t.id > coalesce((select max(x.id) from ledger_transactions x join ledger_entries w on w.transaction = x.id
                where w.customer = $2 and x.type = 'credit'), 0))) as unearned,
        (select coalesce(sum(amount), 0) from missed_meals where subscription = $1 and gives <> 'extend') as missed,
        (select coalesce(sum(total), 0) from orders where subscription = $1 and status = 'delivered') as delivered,
        (select coalesce(sum(e.amount), 0) from ledger_entries e join ledger_transactions t on t.id = e.transaction
          join orders o on o.id = t."order" and o.subscription = $1
          where e.account = 'unearned' and (t.type = any('{order_payment,order_refund}')
            or t.type = 'meal_credit' and t.explanation like '%: it costs %')) as charged`,
      [id, customer],
    )
    const cents = (amount: string) => Math.round(Number(amount) * 100)
    assert.equal(
      cents(sums.unearned),
      cents(sums.charged) - cents(sums.missed) - cents(sums.delivered),
      JSON.stringify(sums),
    )
    const twice = await sql(
      `select "order", type from ledger_transactions where "order" is not null and type = any('{revenue,capture}') group by 1, 2 having count(*) > 1`,
    )
    assert.deepEqual(twice, [])
    const [never] = await sql(
      `select count(*)::integer as count from orders o where subscription = $1 and status = 'delivered' and total > 0
        and not exists (select from ledger_transactions where "order" = o.id and type = 'revenue')`,
      [id],
    )
    assert.equal(never.count, 0)
  }
})
