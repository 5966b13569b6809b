import { Writable } from 'node:stream'
import pino from 'pino'

/** A log that a test reads: everything that was written, as text and line by line. */
export function logLines() {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  return {
    log: pino({ level: 'trace' }, stream),
    text: () => lines.join(''),
    /** The events of sign-in that are marked for the security log. */
    security: () =>
      lines.map((line) => JSON.parse(line)).filter(({ security, event }) => security && event) as Record<
        string,
        unknown
      >[], // each line is an object
  }
}
