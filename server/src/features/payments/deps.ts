import type { Logger } from 'pino'
import type { ProviderDeps } from './provider-of.ts'

export type PaymentDeps = ProviderDeps & { log: Pick<Logger, 'warn'> }

/** Of what did not get through: the last one after some fifteen hours (see dueWork). */
export const mostAttempts = 30
