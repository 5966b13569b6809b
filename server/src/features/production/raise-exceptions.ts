import { emit } from '../../platform/events/emit.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { insertExceptions, type NewException } from './exceptions.sql.ts'

/** Lists meals for the office to decide, whose screens hear of it. What is listed already is not listed again. */
export async function raiseExceptions(tx: Tx, exceptions: NewException[]): Promise<void> {
  if (exceptions.length === 0) return
  const raised = await insertExceptions(tx, exceptions)
  if (raised.length)
    await emit(tx, ...raised.map((data) => ({ topic: 'orders', type: 'exception.raised', data })))
}
