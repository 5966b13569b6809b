import { accessSync, constants, mkdirSync } from 'node:fs'
import pino, { type Logger } from 'pino'
import { openLogFile, type Rotation } from './log-file.ts'
import { plainError, redact } from './redaction.ts'
import { StartupProblem } from './startup-problem.ts'

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const
export type LogLevel = (typeof logLevels)[number]

type LogOptions = Rotation & {
  level?: LogLevel
  /** A command that runs beside the server writes a file of its own. */
  main?: 'app' | 'manage'
}

/** What a line is about, as pino tells a destination that asks for it. */
type About = { security?: unknown; route?: unknown; ms?: unknown } | null

/**
 * JSON lines in three files of the folder: app.log has everything, api.log one line per request of the API, and
 * security.log what carries `security: true`. Requests are logged by route pattern and bodies never; every other line is
 * searched for what must not be kept, which is too slow for those of requests.
 */
export function openLog(
  folder: string,
  { level = 'info', main = 'app', ...rotation }: LogOptions = {},
): Logger & { close(): Promise<void> } {
  makeFolder(folder)
  const everything = openLogFile(folder, main, rotation)
  const [security, api] =
    main === 'app' ? ['security', 'api'].map((name) => openLogFile(folder, name, rotation)) : []
  const files = [everything, security, api].filter((file) => file !== undefined)

  const destination = {
    [Symbol.for('pino.metadata')]: true,
    lastObj: null as About,
    lastLevel: 0,
    write(line: string) {
      const { lastObj: about, lastLevel } = this
      const request = about !== null && typeof about.route === 'string' && about.ms !== undefined
      const text = request ? line : redact(line)
      everything.add(text)
      if (request && String(about.route).startsWith('/api/')) api?.add(text)
      if (about?.security === true) security?.add(text)
      if (lastLevel >= pino.levels.values.error!) everything.flush() // pino's own table
    },
  }
  const log = pino(
    {
      base: null,
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: plainError },
    },
    destination,
  )
  return Object.assign(log, {
    close: async () => void (await Promise.all(files.map((file) => file.close()))),
  })
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
