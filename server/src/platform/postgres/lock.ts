import { accessSync, constants, existsSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

const SQLITE_BUSY = 5

/**
 * One holder at a time; the kernel lets go when the holder's process dies. Returns how to let go, or undefined
 * when somebody else holds it. SQLite is only the way to the fcntl locks that Node has no call for.
 */
export function tryLock(file: string, patienceMs: number) {
  // Never opened otherwise: closing any descriptor of the file lets go of what this process holds.
  if (!existsSync(file)) writeFileSync(file, '', { mode: 0o600 })
  accessSync(file, constants.W_OK)
  const handle = new DatabaseSync(file, { timeout: patienceMs })
  try {
    handle.exec('begin exclusive')
    return () => handle.close()
  } catch (error) {
    handle.close()
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return undefined // node:sqlite types no error
    throw error
  }
}
