import { strict as assert } from 'node:assert'
import { after, test } from 'node:test'
import { logLines } from '../../../test/log-lines.ts'
import { startServer } from '../../../test/server.ts'
import { until } from '../../../test/until.ts'
import { plainSql } from '../db/plain-sql.ts'
import { openJobs } from './jobs.ts'

const server = await startServer()
after(() => server.close())

test('a task is done once, one that never works a bounded number of times, and none holds up the others', async (t) => {
  const { deps, controlDatabase } = server
  const { log, text } = logLines()
  const jobs = openJobs({
    ...deps,
    handlers: {},
    schedules: [],
    tenants: () => deps.tenants,
    retries: { limit: 2, delay: 0 },
    plainSql: plainSql(deps.server, deps.owner.target(controlDatabase)),
    log,
  })
  t.after(() => jobs.close())
  const done: number[] = []
  let tries = 0
  const count = jobs.task('count', async ({ n }: { n: number }) => void done.push(n))
  const spoil = jobs.task('spoil', async () => {
    tries += 1
    throw new Error('this never works')
  })
  await spoil({})
  for (let n = 0; n < 5; n += 1) await count({ n })
  await deps.owner.with(controlDatabase, (client) =>
    client.query(
      `update jobs.job set data = '{"task": "unheard-of", "data": {}}' where data->'data'->>'n' = '4'`,
    ),
  )
  await jobs.start()
  await until(async () => done.length >= 4)
  await until(async () => (text().match(/given up/g) ?? []).length === 2, 30_000)
  assert.deepEqual(
    done.toSorted((a, b) => a - b),
    [0, 1, 2, 3],
  )
  assert.equal(tries, 3)
  assert.match(text(), /nobody here does the task/)
  const { rows } = await deps.owner.with(controlDatabase, (client) =>
    client.query<{ task: string }>(
      "select data->>'task' as task from jobs.job where name = 'handlers-dead' order by 1",
    ),
  )
  assert.deepEqual(
    rows.map(({ task }) => task),
    ['spoil', 'unheard-of'],
  )
})
