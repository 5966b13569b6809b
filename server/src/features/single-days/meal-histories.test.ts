import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  acts,
  begin,
  eatAll,
  longest,
  openHistories,
  terms,
  wait,
  wordsOf,
  type Act,
  type Story,
} from '../../../test/meal-acts.ts'
import { calendar, check, unearned } from '../../../test/meal-checks.ts'
import { seeds } from '../../../test/plans.ts'
import { monday } from '../../../test/subscribers.ts'
import { addDays } from '../meals/index.ts'

/**
 * Whatever is done in whatever order: the open meals are exactly the calendar's, each once; making them again changes
 * nothing; a preview changes nothing and says what then happens; what is taken back is as it was; and whatever was
 * invoiced is eaten, given back or still to come, each coin once. In the end nothing is left to come.
 */
test('whatever people do with their meals, the orders are those of the calendar, and every coin has its meal', async () => {
  const kitchen = await openHistories()
  let start = monday
  await fc.assert(
    fc.asyncProperty(terms, fc.array(acts, { minLength: 1, maxLength: 9 }), async (promises, history) => {
      const before = await unearned(kitchen)
      const story = await begin(kitchen, promises, start)
      start = addDays(start, longest)
      await check(story, before, 'the start')
      for (const one of history) {
        const said = JSON.stringify({ ...one, today: story.today, start: story.start })
        if (one.verb === 'wait') await wait(story, one.length)
        else await perform(story, one, said)
        await check(story, before, said)
      }
      await eatAll(story)
      assert.equal(await unearned(kitchen), before, 'nothing is left to come')
    }),
    { numRuns: seeds(12), endOnFailure: true },
  )
})

/** Does it; where it can be asked first what it would do, and taken back afterwards, that is tried as well. */
async function perform(story: Story, one: Act, said: string): Promise<void> {
  const asked = await wordsOf(story, one)
  if (!asked) return
  const was = await calendar(story)
  const told = one.preview && asked.canPreview ? await asked.send(true) : undefined
  if (told) assert.deepEqual(await calendar(story), was, `a preview changed something: ${said}`)
  const { status, body } = await asked.send(false)
  assert.ok(status < 500, `${said} ${JSON.stringify(body)}`)
  if (told) assert.deepEqual([status, forget(body)], [told.status, forget(told.body)], said)
  if (!one.undo || !asked.undo || status >= 300) return
  const undone = await asked.undo()
  assert.ok(undone.status < 500, `${said} ${JSON.stringify(undone.body)}`)
  if (undone.status < 300)
    assert.deepEqual(withoutOrders(await calendar(story)), withoutOrders(was), `not as it was: ${said}`)
}

const forget = (body: any) => ({ ...body, preview: undefined, closure: undefined, begun: undefined })
/** A meal that comes back is another order. */
const withoutOrders = ({ days, ...rest }: any) => ({
  ...rest,
  days: days.map((day: any) => ({ ...day, order: undefined })),
})
