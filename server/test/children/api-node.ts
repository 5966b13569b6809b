/** A node of an installation's API, for a test that kills it. Started with a server's coordinates as JSON; says when it listens. */
import pino from 'pino'
import { buildApp } from '../../src/app.ts'
import { openDeps } from '../../src/deps.ts'

const { config, postgres } = JSON.parse(process.argv[2] ?? '')
const deps = await openDeps({ config, postgres, log: pino({ level: 'silent' }) })
const app = await buildApp(deps)
await app.listen({ host: config.host, port: config.port })
process.stdout.write('listening\n')
