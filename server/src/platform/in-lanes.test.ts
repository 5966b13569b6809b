import { strict as assert } from 'node:assert'
import { setTimeout as delay } from 'node:timers/promises'
import { test } from 'node:test'
import { inLanes } from './in-lanes.ts'

test('never more works run at once than there are lanes, each gets its turn in order, and one that fails holds up nobody', async () => {
  const inTurn = inLanes(2, 100)
  const begun: number[] = []
  let busy = 0
  const work = (n: number) =>
    inTurn(async () => {
      begun.push(n)
      busy += 1
      assert.ok(busy <= 2)
      await delay(1)
      busy -= 1
      if (n === 3) throw new Error('three fails')
      return n
    })
  const done = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => work(n)))
  assert.deepEqual(
    begun,
    begun.toSorted((a, b) => a - b),
  )
  assert.deepEqual(
    done.map(({ status }, n) => (status === 'rejected' ? n : -1)).filter((n) => n >= 0),
    [3],
  )
})

test('who finds the whole waiting room full is sent away at once', async () => {
  const inTurn = inLanes(1, 2)
  const works = Array.from({ length: 5 }, () => inTurn(() => delay(5)))
  const outcomes = await Promise.allSettled(works)
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'],
  )
  await inTurn(() => delay(1))
})
