import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import { StartupProblem } from './startup-problem.ts'

/**
 * JSON lines, to a file when a folder is given and to standard output otherwise. Requests are logged by route pattern
 * and bodies never, so no token, password or address gets here; the paths below are a second net.
 */
export function openLog(folder: string | undefined): Logger {
  if (folder) makeFolder(folder)
  return pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['req.headers', '*.password', '*.token', '*.authorization'],
    },
    // Written in blocks: a line at a time cost a tenth of the throughput of the day's menu.
    pino.destination({
      ...(folder ? { dest: join(folder, 'app.log') } : { fd: 1 }),
      sync: false,
      minLength: folder ? 4096 : 0,
      periodicFlush: 1000,
    }),
  )
}

function makeFolder(folder: string) {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new StartupProblem(
      `The log folder ${folder} cannot be written: ${error instanceof Error ? error.message : error}`,
    )
  }
}
