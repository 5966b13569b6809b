import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pino, { type Logger } from 'pino'

/**
 * JSON lines, to a file when a folder is given and to standard output otherwise. Requests are logged by route pattern
 * and bodies never, so no token, password or address gets here; the paths below are a second net.
 */
export function openLog(folder: string | undefined): Logger {
  if (folder) mkdirSync(folder, { recursive: true })
  return pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: ['req.headers', '*.password', '*.token', '*.authorization'] },
    // Written in blocks: a line at a time cost a tenth of the throughput of the day's menu.
    pino.destination({ ...(folder ? { dest: join(folder, 'app.log') } : { fd: 1 }), sync: false, minLength: folder ? 4096 : 0 }),
  )
}
