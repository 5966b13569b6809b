import type { IncomingHttpHeaders } from 'node:http'

/** Whom customers can pay online through; the tables' check constraints list them too. */
export const onlineProviders = ['stripe'] as const
export type OnlineProvider = (typeof onlineProviders)[number]

/** Decimal text, and an ISO 4217 code in upper case. */
export type Money = { amount: string; currency: string }

/** A payment that is to be made, as its customer sees it on the provider's page. */
export type Wish = Money & { id: number; idempotency_key: string; description: string }

/** Where the provider sends the customer afterwards. Neither says whether money moved: only the provider's word does. */
export type ReturnPages = { success_url: string; cancel_url: string }

/**
 * One of the provider's signed messages. What happened is not read from it, because messages come twice and in any order:
 * it says what to ask about. Null for what is no affair of ours.
 */
export type ProviderEvent = { id: string; type: string; about: string | null }

/** `key` is the one that we gave with the refund; null for one that was made elsewhere. */
export type RefundState = {
  reference: string
  key: string | null
  amount: string
  status: 'pending' | 'succeeded' | 'failed'
}

/** How a payment stands with its provider right now. `captured` is null while no money has moved. */
export type PaymentState = {
  reference: string
  status: 'open' | 'captured' | 'failed' | 'expired'
  captured: Money | null
  refunds: RefundState[]
}

/**
 * What every payment provider can do for us. Whatever asks the provider throws ProviderUnavailable or ProviderRefused, takes
 * five seconds at most, and must not be called inside a transaction of ours.
 */
export type PaymentProvider = {
  name: OnlineProvider
  /** Repeated with the same key it answers the same checkout. */
  openCheckout(payment: Wish, pages: ReturnPages): Promise<{ reference: string; checkout_url: string }>
  /** Verifies who sent it and when. Refuses a bad signature with 401 and an old message with 400. */
  readEvent(rawBody: string, headers: IncomingHttpHeaders): ProviderEvent
  /** By a payment's reference, or by what an event is about. Undefined for what is no checkout of ours. */
  readPayment(about: string): Promise<PaymentState | undefined>
  /** Repeated with the same key it refunds once. */
  refund(payment: Money & { reference: string }, key: string): Promise<RefundState>
}

/** The provider was not reached or did not answer in time: what was asked of it may have been done or not. */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable'
}

/** The provider will not do it, however often it is asked. */
export class ProviderRefused extends Error {
  override readonly name = 'ProviderRefused'
}
