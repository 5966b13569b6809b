import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { command, prices, type Command } from '../../../test/wallet-commands.ts'
import { modelOf, type Model } from '../../../test/wallet-model.ts'
import { openLedger } from '../../../test/wallet-world.ts'

const seeds = Number(process.env.SEEDS ?? 1000)
const lanes = 4

// Reliability demand 39. A failure prints its seed and path; SEED and SEED_PATH replay it.
test('whatever happens to wallets in whatever order, they are what a child with a notebook would say', async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
  const path = process.env.SEED_PATH
  await Promise.all(
    Array.from({ length: path === undefined ? lanes : 1 }, async (_, lane) => {
      const ledger = await openLedger()
      await fc.assert(
        fc.asyncProperty(
          prices,
          fc.array(command, { minLength: 2, maxLength: 14 }),
          async (totals, steps) => {
            const [opened, model] = [await ledger.open(totals), modelOf(totals)]
            const left = [...steps]
            while (left.length > 0) {
              const together = nextSteps(model, left)
              const outcomes = await Promise.all(together.map((step) => ledger.perform(opened, model, step)))
              for (const [place, step] of together.entries())
                assert.deepEqual(outcomes[place]!.answer, model.apply(step, outcomes[place]!), step.type)
              const wallets = await ledger.wallets(opened)
              assert.deepEqual(
                wallets,
                model.expected().map((wallet) => ({ ...wallet, faults: [] })),
              )
            }
          },
        ),
        {
          numRuns: Math.ceil(seeds / lanes),
          seed: seed + (path === undefined ? lane : 0),
          ...(path && { path }),
        },
      )
    }),
  )
})

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
