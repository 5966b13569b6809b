import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning, stopPostmaster } from './postmaster.ts'

const PATIENCE = 5

/** Starts again what ends unasked, and gives up, with the whole process, when it does not last. Returns its stop. */
export async function supervise(
  start: () => Promise<ChildProcess>,
  log: (line: string) => void,
  onRestart?: () => void,
) {
  let child = await start()
  let stopping = false

  async function watch() {
    let failures = 0
    for (let since = performance.now(); ; since = performance.now()) {
      if (isRunning(child)) await once(child, 'exit')
      if (performance.now() - since > 60_000) failures = 0
      if (stopping) return
      if (++failures > PATIENCE) {
        log(`The database stopped ${failures} times within minutes, so the server stops too.`)
        process.exit(1)
      }
      log('The database stopped by itself and is being started again.')
      await sleep(50 * 2 ** failures)
      try {
        child = await start()
        onRestart?.()
      } catch (error) {
        log((error as Error).message) // everything of ours that throws, throws an Error
      }
    }
  }

  const watching = watch()
  return async () => {
    stopping = true
    await stopPostmaster(child)
    await watching
    await stopPostmaster(child) // the one that was just being started
  }
}
