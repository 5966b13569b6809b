import { sql } from 'kysely'
import { Refusal } from '../../refusals.ts'
import { rows } from '../db/handles.ts'
import type { Tx } from './tenant.ts'

/** Does a part of a transaction; when that is refused nothing of it has happened, and the rest goes on. Answers whether it was done. */
export async function attempt(tx: Tx, work: () => Promise<unknown>): Promise<boolean> {
  await rows(tx, sql`savepoint attempt`)
  try {
    await work()
    await rows(tx, sql`release savepoint attempt`)
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await rows(tx, sql`rollback to savepoint attempt`)
    return false
  }
}
