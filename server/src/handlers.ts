import type { Handlers } from './platform/jobs/handlers.ts'

/** Which later work follows which type of event. The names are kept in databases: one that has run is never renamed. */
export const handlers: Handlers = {}
