import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { command, prices, type Command } from '../../../test/wallet-commands.ts'
import { modelOf, type Model } from '../../../test/wallet-model.ts'
import { openLedger } from '../../../test/wallet-world.ts'

const seeds = Number(process.env.SEEDS ?? 1000)
/** Of a failure that is to be replayed, as it was printed. */
const { SEED, SEED_PATH } = process.env
const lanes = SEED_PATH === undefined ? 4 : 1
const seed = Number(SEED ?? Date.now() % 2 ** 31)

type Ledger = Awaited<ReturnType<typeof openLedger>>
const steps = fc.array(command, { minLength: 2, maxLength: 14 })

// Reliability demand 39.
test('whatever happens to wallets in whatever order, they are what somebody with pencil and paper would say', async () => {
  const histories = (ledger: Ledger, lane: number) =>
    fc.assert(
      fc.asyncProperty(prices, steps, (totals, wished) => live(ledger, totals, [...wished])),
      {
        numRuns: Math.ceil(seeds / lanes),
        seed: seed + lane,
        ...(SEED_PATH !== undefined && { path: SEED_PATH }),
      },
    )
  await Promise.all(Array.from({ length: lanes }, async (_, lane) => histories(await openLedger(), lane)))
})

/** Lives through one history; after every step the real wallets and the model's are the same, and the books in order. */
async function live(ledger: Ledger, totals: number[], left: Command[]): Promise<void> {
  const [opened, model] = [await ledger.open(totals), modelOf(totals)]
  while (left.length > 0) {
    const together = nextSteps(model, left)
    const outcomes = await Promise.all(together.map((step) => ledger.perform(opened, model, step)))
    for (const [place, step] of together.entries())
      assert.deepEqual(outcomes[place]!.answer, model.apply(step, outcomes[place]!), step.type)
    assert.deepEqual(await ledger.wallets(opened), model.expected())
  }
}

/** The next steps that may run at the same time, as each touches other wallets than those before it. */
function nextSteps(model: Model, left: Command[]): Command[] {
  const touched = new Set<number>()
  const together: Command[] = []
  while (left.length > 0) {
    const own = model.touches(left[0]!)
    if (own.some((person) => touched.has(person))) break
    const step = left.shift()!
    if (!model.isPossible(step)) continue
    for (const person of own) touched.add(person)
    together.push(step)
  }
  return together
}
