/** A process that takes a job and never ends it: for the test that kills it. Started with a server's coordinates as JSON. */
import pino from 'pino'
import { openDeps } from '../../src/deps.ts'

const { config, postgres } = JSON.parse(process.argv[2] ?? '')
const deps = await openDeps({
  config,
  postgres,
  log: pino({ level: 'error' }, pino.destination(2)),
  handlers: {
    'order.counted': [
      {
        name: 'count',
        async run(tx) {
          await tx
            .insertInto('outbox')
            .values({ topic: 'kitchen', type: 'counted', data: JSON.stringify({ by: 'the killed one' }) })
            .execute()
          process.stdout.write('taken\n')
          await new Promise(() => {})
        },
      },
    ],
  },
})
await deps.jobs.start()
setInterval(() => {}, 60_000)
