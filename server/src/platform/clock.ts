/** The process's own clock: tokens, sessions, leases. A kitchen's wall clock is kitchen_now() in its database. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }
