import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { fuzz } from '../../../test/fuzz.ts'
import { startServer } from '../../../test/server.ts'

const cases = Number(process.env.FUZZ_CASES ?? 3)

// Reliability demand 59; `npm run fuzz` sends 200 to each operation.
test('whatever is sent to whichever operation by whomever, the answer is one that the document describes, and nobody gets in who may not', async (t) => {
  const server = await startServer({ budget: 60 })
  t.after(() => server.close())
  const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31))
  const { operations, requests, seconds, failures } = await fuzz(server, { seed, cases })
  t.diagnostic(`${requests} requests to ${operations} operations in ${seconds.toFixed(1)} s, seed ${seed}`)
  assert.deepEqual(failures, [], `npm run fuzz -- --seed ${seed} --cases ${cases}`)
  assert.ok(operations > 100 && requests === operations * cases)
})
