import type { Tx } from '../tenancy/tenant.ts'
import type { NewEvent } from './emit.ts'

export const insertEvents = (tx: Tx, events: NewEvent[]) =>
  tx.insertInto('outbox').values(events.map(({ topic, type, data }) => ({ topic, type, data: JSON.stringify(data) }))).execute()
