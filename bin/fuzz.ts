/**
 * npm run fuzz: generated requests to every operation, good, bad and hostile, by every kind of caller, judged by the
 * OpenAPI document (reliability demand 59). A failing run is repeated with --seed, one operation of it with --only.
 */
import { parseArgs } from 'node:util'
import { globalSetup, globalTeardown } from '../server/test/global-setup.ts'
import { fuzz } from '../server/test/fuzz.ts'
import { startServer } from '../server/test/server.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    cases: { type: 'string', default: '200' },
    only: { type: 'string' },
  },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))

await globalSetup()
const server = await startServer({ budget: 60 })
const report = await fuzz(server, { seed, cases: Number(values.cases), only: values.only })
const { operations, requests, seconds, statuses, succeeded, slowest, failures } = report
await server.close()
await globalTeardown()

const byReason = Map.groupBy(failures, ({ operation, why }) => `${operation}: ${why}`)
for (const [reason, same] of byReason) {
  const [first] = same
  console.log(
    `\n${reason} (${same.length} times, first in case ${first?.place})\n  ${first?.request}\n  ${first?.answer}`,
  )
}
console.log(`\nAnswers by status: ${JSON.stringify(statuses)}`)
console.log(`Operations that did what they were asked at least once: ${succeeded} of ${operations}`)
console.log(`Slowest: ${slowest.map(([id, ms]) => `${id} ${ms} ms`).join(', ')}`)
console.log(
  `\n${requests} requests to ${operations} operations in ${seconds.toFixed(0)} s (${(requests / seconds).toFixed(0)}/s), seed ${seed}: ${failures.length} failures`,
)
if (failures.length)
  console.log(`Again: npm run fuzz -- --seed ${seed} --cases ${values.cases} --only OPERATION`)
process.exit(failures.length ? 1 : 0)
