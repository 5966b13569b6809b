import { strict as assert } from 'node:assert'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { StartupProblem } from '../startup-problem.ts'
import { type EmbeddedPostgres, findEmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts'

const log = () => {}
const root = mkdtempSync('/tmp/kitchen-test-')
chmodSync(root, 0o755)
after(() => rmSync(root, { recursive: true, maxRetries: 9 })) // a killed server's database may still be ending

test('a later start finds what an earlier one stored', async (t) => {
  const dataDir = folder()
  const first = await startEmbeddedPostgres({ dataDir, log })
  await ask(first.connection, 'create table dish as select 450 as price')
  await first.stop()
  const later = await startEmbeddedPostgres({ dataDir, log })
  t.after(later.stop)
  assert.deepEqual(await ask(later.connection, 'select price from dish'), [{ price: 450 }])
  assert.match(later.connection.host, /^\//)
})

test('after a kill -9 of server and database together, every committed row is there', async (t) => {
  const dataDir = folder()
  for (let run = 1; run <= 4; run++) {
    const server = await startServer(dataDir)
    await ask(server.connection, 'create table if not exists run as select 0 as number')
    await ask(server.connection, `insert into run values (${run})`)
    // A backend that is busy outlives its postmaster.
    void ask(server.connection, 'do $$ begin loop end loop; end $$').catch(() => {})
    const busy = `select from pg_stat_activity where state = 'active' and query like 'do %'`
    while ((await ask(server.connection, busy)).length === 0) await sleep(10)
    process.kill(postmasterOf(server.connection), 'SIGKILL')
    server.kill()
  }
  const last = await startEmbeddedPostgres({ dataDir, log })
  t.after(last.stop)
  assert.deepEqual(await ask(last.connection, 'select max(number) from run'), [{ max: 4 }])
})

test('after a kill -9 of the server alone, its database shuts down, and the next server need not wait', async (t) => {
  const dataDir = folder()
  const server = await startServer(dataDir)
  const postmaster = postmasterOf(server.connection)
  server.kill()
  const next = await startEmbeddedPostgres({ dataDir, log })
  t.after(next.stop)
  assert.ok(!isRunning(postmaster))
  assert.deepEqual(await ask(next.connection, 'select 1 as one'), [{ one: 1 }])
})

test('a server that is killed leaves no database behind', async () => {
  const server = await startServer(folder())
  const postmaster = postmasterOf(server.connection)
  server.kill()
  for (let waited = 0; isRunning(postmaster) && waited < 5000; waited += 20) await sleep(20)
  assert.ok(!isRunning(postmaster))
})

test('a database that dies is started again, and who asked hears of it', async (t) => {
  const restarted = Promise.withResolvers<void>()
  const options = { dataDir: folder(), log, onRestart: restarted.resolve }
  const server = await startEmbeddedPostgres(options)
  t.after(server.stop)
  process.kill(postmasterOf(server.connection), 'SIGKILL')
  await restarted.promise
  assert.deepEqual(await ask(server.connection, 'select 1 as one'), [{ one: 1 }])
})

test('of two servers on one data folder the second is told why it cannot start', async () => {
  const dataDir = folder()
  const server = await startServer(dataDir)
  await assert.rejects(startEmbeddedPostgres({ dataDir, log }), isProblem(/Another server already runs on/))
  assert.deepEqual(await findEmbeddedPostgres(dataDir), server.connection)
  server.kill()
})

test('a running database is found, a stopped or missing one is not', async () => {
  const dataDir = folder()
  assert.equal(await findEmbeddedPostgres(join(dataDir, 'nowhere')), undefined)
  const server = await startEmbeddedPostgres({ dataDir, log })
  assert.deepEqual(await findEmbeddedPostgres(dataDir), server.connection)
  await server.stop()
  assert.equal(await findEmbeddedPostgres(dataDir), undefined)
})

test('a cluster that was half made is made anew', async () => {
  const dataDir = folder()
  mkdirSync(join(dataDir, 'postgres.new-killed', 'data', 'base'), { recursive: true })
  const server = await startEmbeddedPostgres({ dataDir, log })
  await server.stop()
  assert.deepEqual(
    readdirSync(dataDir).filter((name) => name.startsWith('postgres.new-')),
    [],
  )
})

test('a data folder with a very long path works', async (t) => {
  const server = await startEmbeddedPostgres({ dataDir: join(folder(), 'long'.repeat(30)), log })
  t.after(() => server.stop().then(() => rmSync(server.connection.host, { recursive: true })))
  assert.deepEqual(await ask(server.connection, 'select 1 as one'), [{ one: 1 }])
})

test('a data folder that cannot be written to is named', async () => {
  const file = join(folder(), 'file')
  writeFileSync(file, '')
  const dataDir = join(file, 'data')
  await assert.rejects(startEmbeddedPostgres({ dataDir, log }), isProblem(new RegExp(dataDir)))
})

const rootOnly = { skip: process.getuid?.() !== 0 && 'only root runs the database as somebody else' }

test(
  'a data folder closed to the user of the database has it elsewhere, and begins anew without it',
  rootOnly,
  async (t) => {
    const dataDir = join(folder(0o700), 'data')
    const first = await startEmbeddedPostgres({ dataDir, log })
    const place = readFileSync(join(dataDir, 'postgres.place'), 'utf8')
    t.after(() => rmSync(place, { recursive: true }))
    await ask(first.connection, 'create table dish as select 450 as price')
    await first.stop()

    const later = await startEmbeddedPostgres({ dataDir, log })
    assert.deepEqual(await findEmbeddedPostgres(dataDir), later.connection)
    assert.deepEqual(await ask(later.connection, 'select price from dish'), [{ price: 450 }])
    await later.stop()

    rmSync(dataDir, { recursive: true })
    const anew = await startEmbeddedPostgres({ dataDir, log })
    await assert.rejects(ask(anew.connection, 'select price from dish'), /does not exist/)
    await anew.stop()

    rmSync(place, { recursive: true })
    mkdirSync(place)
    await assert.rejects(startEmbeddedPostgres({ dataDir, log }), isProblem(/is gone from/))
  },
)

function folder(mode = 0o755) {
  const path = mkdtempSync(join(root, 'data-'))
  chmodSync(path, mode)
  return path
}

async function ask(connection: EmbeddedPostgres['connection'], sql: string) {
  const client = new Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** A server in a process of its own, so that it can be killed. */
async function startServer(dataDir: string) {
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(import.meta.resolve('./embedded.ts'))})
    const { connection } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log() {} })
    console.log(JSON.stringify(connection))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface(child.stdout), 'line')
  const connection: EmbeddedPostgres['connection'] = JSON.parse(line)
  return { connection, kill: () => child.kill('SIGKILL') }
}

/** From the socket's lock file, which has the same lines as the cluster's own. */
const postmasterOf = ({ host }: EmbeddedPostgres['connection']) =>
  Number(readFileSync(join(host, '.s.PGSQL.5432.lock'), 'utf8').split('\n')[0])

/** Told by what it runs: without an init process, the pid of an orphan that ended stays taken. */
function isRunning(pid: number) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== ''
  } catch {
    return false
  }
}

const isProblem = (words: RegExp) => (error: unknown) =>
  error instanceof StartupProblem && words.test(error.message) && !error.message.includes('\n')
