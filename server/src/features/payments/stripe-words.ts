import type { Stripe } from 'stripe'
import type { Money, PaymentState, RefundState } from './provider.ts'
import { amountOf } from './stripe-money.ts'

/** The things whose state we look up; of anything else Stripe may tell what it likes. */
export function aboutOf(event: Stripe.Event): string | null {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.async_payment_failed':
    case 'checkout.session.expired':
      return event.data.object.id
    case 'charge.refunded':
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed': {
      const { payment_intent: intent } = event.data.object
      return typeof intent === 'string' ? intent : (intent?.id ?? null)
    }
    default:
      return null
  }
}

/** It is expanded wherever we read a session. */
export const intentOf = (session: Stripe.Checkout.Session | undefined) =>
  typeof session?.payment_intent === 'object' ? (session.payment_intent ?? undefined) : undefined

export function statusOf(
  { status }: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | undefined,
): PaymentState['status'] {
  if (intent && intent.amount_received > 0) return 'captured'
  if (status === 'expired') return 'expired'
  const isRefused = intent?.status === 'requires_payment_method' || intent?.status === 'canceled'
  return status === 'complete' && isRefused ? 'failed' : 'open'
}

export const moneyOf = (minor: number, currency: string): Money => {
  const code = currency.toUpperCase()
  return { amount: amountOf(minor, code), currency: code }
}

const ended: Record<string, RefundState['status']> = {
  succeeded: 'succeeded',
  failed: 'failed',
  canceled: 'failed',
}

export const refundState = ({ id, amount, currency, metadata, status }: Stripe.Refund): RefundState => ({
  reference: id,
  key: metadata?.key ?? null,
  amount: amountOf(amount, currency.toUpperCase()),
  status: ended[status ?? ''] ?? 'pending',
})
