import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { testPostgres, type TestServer } from './server.ts'

export const repository = resolve(import.meta.dirname, '../..')

/** What a process of its own needs to work on this server's kitchens. */
export function environmentOf({ deps, controlDatabase }: TestServer): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    APP_ENV: 'test',
    APP_SECRET_KEY: deps.config.secretKey,
    DATA_DIR: deps.config.dataDir,
    DATABASE_URL: databaseUrl(controlDatabase),
    DEMO: '0',
    PORT: '0',
    NODE_NO_WARNINGS: '1',
    // They are started by the dozen, and a third of each start is stripping types.
    NODE_COMPILE_CACHE: `${repository}/node_modules/.cache/tests`,
  }
}

export function databaseUrl(database: string): string {
  const { host, port, user, password } = testPostgres()
  return `postgres://${user}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
}

export type Outcome = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }

/** Runs a program of this repository to its end. */
export async function run(command: string[], env: NodeJS.ProcessEnv, stdin = ''): Promise<Outcome> {
  const child = start(command, env)
  child.stdin?.end(stdin)
  return ended(child)
}

export const start = ([program = '', ...args]: string[], env: NodeJS.ProcessEnv): ChildProcess =>
  spawn(program, args, { cwd: repository, env, stdio: 'pipe', timeout: 60_000, killSignal: 'SIGKILL' })

export async function ended(child: ChildProcess): Promise<Outcome> {
  const [stdout, stderr, [code, signal]] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    once(child, 'close'),
  ])
  return { code, signal, stdout, stderr }
}
