import { copyFileSync, readFileSync, statSync, truncateSync } from 'node:fs'
import type { Home } from './home.ts'

const LIMIT = 10_000_000

/**
 * Keeps the log at 10 MB, and one older one. PostgreSQL's own collector is off: it rotates but removes nothing, and
 * as it outlives the postmaster, a process would be left after a stop.
 */
export function limitLog({ log }: Home) {
  if (statSync(log).size < LIMIT) return
  copyFileSync(log, `${log}.1`)
  truncateSync(log) // PostgreSQL has it open for appending
}

/** Why the database did not start, in its own words. */
export function lastWords({ log }: Home, from: number) {
  const words = readFileSync(log).subarray(from).toString()
  return /.*(?:FATAL|PANIC): +([^\n]*)/s.exec(words)?.[1] ?? `see ${log}`
}
