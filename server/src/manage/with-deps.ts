import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { openDatabase } from '../database.ts'
import type { Deps } from '../deps.ts'
import { openLog } from '../platform/log.ts'

/** Runs the work on the server's database, whether the server runs or not, and closes what it opened. */
export async function withDeps<T>(work: (deps: Deps) => Promise<T>): Promise<T> {
  await using opened = new AsyncDisposableStack()
  const config = readConfig()
  const log = openLog(config.logDir ?? join(config.dataDir, 'logs'), {
    level: config.logLevel,
    main: 'manage',
  })
  opened.defer(() => log.close())
  const { postgres, close } = await openDatabase(config, {
    borrow: true,
    say: (line) => process.stderr.write(`${line}\n`),
  })
  opened.defer(close)
  const { openDeps } = await import('../deps.ts') // half of a command's start, which help and a typing error go without
  const deps = await openDeps({ config, postgres, log })
  opened.defer(() => deps.close())
  return await work(deps)
}
