import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { advance, openSandbox } from '../../../test/sandboxes.ts'
import { until } from '../../../test/until.ts'
import { handlers } from '../../handlers.ts'
import { emit } from '../../platform/events/emit.ts'
import type { Schedule } from '../../platform/jobs/schedule.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { moveClock } from './move-clock.ts'

const timeOf = async (tx: Tx) =>
  (await tx.selectFrom('clock').select('held_at').executeTakeFirstOrThrow()).held_at ?? ''

/** A sandbox at nine in the morning of the first of March, whose clock has been sent somewhere and nobody has begun to move. */
async function sentTo(to: string) {
  const kitchen = await openKitchen()
  await kitchen.holdClock('2026-03-01T09:00')
  const { customer } = await kitchen.customer()
  const sandbox = await openSandbox(kitchen)
  await sandbox.sql('insert into clock_moves (to_at) values ($1)', [to])
  const move = async (...schedules: Schedule[]) => {
    const go = () => moveClock({ ...kitchen.server.deps, handlers, schedules }, { tenant: sandbox.tenant.id })
    while (await go());
  }
  return { ...sandbox, customer, move }
}

test('the clock stops at every hour, and there recurring work goes on until it says that there is no more', async () => {
  const { move } = await sentTo('2026-03-01T12:30:00+04:00')
  const turns: string[] = []
  const threeTurns = async (tx: Tx) => {
    turns.push((await timeOf(tx)).slice(11, 16))
    return turns.length % 3 !== 0
  }
  const failing = () => Promise.reject(new Error('broken for a test'))
  await move(
    { name: 'broken', cron: '', perTenant: failing },
    { name: 'three', cron: '', perTenant: threeTurns },
  )
  assert.deepEqual(
    turns,
    ['09:00', '10:00', '11:00', '12:00', '12:30'].flatMap((at) => [at, at, at]),
  )
})

test('what follows from an event follows at its time, not when the clock has gone on; and once, however many move the clock', async () => {
  const { move, customer, sql, tenant } = await sentTo('2026-03-03T09:00:00+04:00')
  const cancelAtTen: Schedule = {
    name: 'cancel',
    cron: '',
    async perTenant(tx) {
      if (!(await timeOf(tx)).startsWith('2026-03-02T10:00')) return false
      const { id } = await tx
        .insertInto('orders')
        .values({
          customer,
          delivery_date: '2026-03-02',
          status: 'cancelled',
          payment_mode: 'cash',
          quantity: 1,
          tax: '0.00',
          total: '1.00',
          currency: 'AED',
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      await emit(tx, {
        topic: 'orders',
        type: 'order.cancelled',
        data: { order_id: id, status: 'cancelled' },
      })
      return false
    },
  }
  await Promise.all([move(cancelAtTen), move(cancelAtTen), move(cancelAtTen)])
  const told = await tenant.read.selectFrom('notifications').select('created_at').execute()
  assert.deepEqual(told, [{ created_at: '2026-03-02T10:00:00+04:00' }])
  assert.equal((await sql('select 1 from orders')).length, 1)
  assert.equal((await sql('select 1 from clock_moves where finished_at is null')).length, 0)
})

test('a move whose process died is taken up where the clock stands, and first does what is due there', async () => {
  const { move, sql, office, server, tenant } = await sentTo('2026-03-01T11:30:00+04:00')
  await sql(`update clock set held_at = '2026-03-01T11:00:00+04:00'`)
  const seen: string[] = []
  const watch: Schedule = {
    name: 'watch',
    cron: '',
    async perTenant(tx) {
      seen.push((await timeOf(tx)).slice(11, 16))
      return false
    },
  }
  await move(watch)
  assert.deepEqual(seen, ['11:00', '11:30'])

  await sql(`insert into clock_moves (to_at) values ('2026-03-01T13:00:00+04:00')`)
  await server.deps.jobs.start()
  const { status, body } = await office.post(advance, { days: 1 })
  assert.deepEqual([status, body.code], [409, 'clock_moving'])
  await until(async () => (await sql('select 1 from clock_moves where finished_at is null')).length === 0)
  const [{ now }] = (await tenant.read.selectFrom('clock').select('held_at as now').execute()) as [
    { now: string },
  ] // it has one row
  assert.equal(now, '2026-03-01T13:00:00+04:00')
})
