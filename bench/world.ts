import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { startEmbeddedPostgres } from '../server/src/platform/postgres/embedded.ts'

/** A PostgreSQL that keeps its promises (fsync on), as in production, for the length of the benchmark. */
export async function openPostgres() {
  const dataDir = mkdtempSync(join(tmpdir(), 'kitchen-bench-'))
  chmodSync(dataDir, 0o755)
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => {} })
  return {
    connection: postgres.connection,
    async close() {
      await postgres.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type Actor<T> = { says: T; close(): Promise<void> }

/** Starts one of the benchmark's processes and waits for the line of JSON in which it says where it is. */
export async function start<T>(file: string, input: object): Promise<Actor<T>> {
  const child: ChildProcess = spawn(
    process.execPath,
    [resolve(import.meta.dirname, file), JSON.stringify(input)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  if (!child.stdout) throw new Error('stdout is a pipe')
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(() => {
      throw new Error(`${file} ended before it said anything`)
    }),
  ])
  return {
    says: JSON.parse(String(line)) as T, // written by the file that the caller names
    async close() {
      const gone = child.exitCode === null ? once(child, 'exit') : undefined
      child.kill('SIGTERM')
      await gone
    },
  }
}

/** What a process was started with. */
export const input = <T>(): T => JSON.parse(process.argv[2] ?? '{}') as T // written by start()

export const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
