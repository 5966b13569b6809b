import { Stripe } from 'stripe'
import { ProviderRefused, ProviderUnavailable } from './provider.ts'

export const answerSeconds = 5

/** Stripe's own time limit is one of silence; a server that sends a byte a second would keep us for ever. */
export async function inTime<T>(asked: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new ProviderUnavailable('no answer in time')), answerSeconds * 1000)
  try {
    return await Promise.race([asked, late])
  } catch (error) {
    throw translated(error)
  } finally {
    clearTimeout(timer)
  }
}

/**
 * A key that was taken back can be replaced, so only what is wrong with the request itself is final. Stripe's own
 * sentences stay out of the log: they repeat what was sent.
 */
function translated(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error
  const isFinal =
    error instanceof Stripe.errors.StripeInvalidRequestError || error instanceof Stripe.errors.StripeCardError
  const Kind = isFinal ? ProviderRefused : ProviderUnavailable
  return new Kind(error.code ?? error.type)
}

/** What Stripe does not know is no checkout of ours. */
export function noneOfOurs(error: unknown): undefined {
  if (!(error instanceof ProviderRefused && error.message === 'resource_missing')) throw error
}
