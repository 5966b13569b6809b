import { announceEvents, type Tx } from '../tenancy/tenant.ts'
import type { NewEvent } from './event.ts'
import { insertEvents } from './events.sql.ts'

/** Records events in the transaction of what happened; they are heard of if, and only if, it commits. */
export async function emit(tx: Tx, ...events: NewEvent[]): Promise<void> {
  await announceEvents(tx)
  await insertEvents(tx, events)
}
