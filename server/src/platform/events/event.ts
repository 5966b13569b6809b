/** Something that happened in a kitchen. Screens subscribe to the topic; job handlers are chosen by the type. */
export type NewEvent = { topic: string; type: string; data: Record<string, unknown> }

/** Something that happened, as the log keeps it. `at` is the kitchen's time, ISO 8601. */
export type Event = {
  seq: number
  id: number
  topic: string
  type: string
  at: string
  data: Record<string, unknown>
}

/** A place in a tenant's log. Numbers of different epochs have nothing to do with each other. */
export type Position = { epoch: string; seq: number }

/** Events after some number. The log goes to `end`; what is older than `horizon` has been pruned. */
export type LogPage = { epoch: string; end: number; horizon: number; events: Event[]; full: boolean }

export type Interruption = 'epoch_changed' | 'too_old' | 'unknown_position'

/** Why a reader at this place cannot go on with the page as if nothing had happened; undefined when it can. */
export function interruption(
  reader: Position,
  log: Omit<LogPage, 'events' | 'full'>,
): Interruption | undefined {
  if (reader.epoch !== log.epoch) return 'epoch_changed'
  if (reader.seq > log.end) return 'unknown_position'
  return reader.seq < log.horizon ? 'too_old' : undefined
}
