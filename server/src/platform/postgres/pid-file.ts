import { readFileSync } from 'node:fs'
import type { Home } from './home.ts'

/** What a postmaster says about itself, or undefined when none does. */
export function readPidFile({ pidFile }: Home) {
  try {
    const lines = readFileSync(pidFile, 'utf8').split('\n')
    return { pid: Number(lines[0]), socket: String(lines[4]), ready: lines[7]?.trim() === 'ready' }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined // node:fs throws nothing else
    throw error
  }
}
