import { announceEvents, type Tx } from '../tenancy/tenant.ts'
import { insertEvents } from './events.sql.ts'

/** Something that happened in a kitchen. Screens subscribe to the topic; job handlers are chosen by the type. */
export type NewEvent = { topic: string; type: string; data: Record<string, unknown> }

/** Records events in the transaction of what happened; they are heard of if, and only if, it commits. */
export async function emit(tx: Tx, ...events: NewEvent[]): Promise<void> {
  await announceEvents(tx)
  await insertEvents(tx, events)
}
