import { Stripe } from 'stripe'
import type { Clock } from '../../platform/clock.ts'
import { refuse } from '../../refusals.ts'
import {
  ProviderRefused,
  ProviderUnavailable,
  type PaymentProvider,
  type PaymentState,
  type RefundState,
} from './provider.ts'
import { amountOf, stripeAmount } from './stripe-money.ts'

export type StripeKeys = { secret_key: string; webhook_secret: string }

const [answerSeconds, oldestEventSeconds] = [5, 300]

/** Payments on Stripe's hosted page. A payment's reference is its Checkout Session. `apiUrl` has no path. */
export function stripeProvider(keys: StripeKeys, apiUrl: string, clock: Clock): PaymentProvider {
  const { protocol, hostname, port } = new URL(apiUrl)
  const stripe = new Stripe(keys.secret_key, {
    protocol: protocol === 'http:' ? 'http' : 'https',
    host: hostname,
    ...(port && { port }),
    timeout: answerSeconds * 1000,
    // Whoever asks decides whether to ask again, and the customer does not wait for it.
    maxNetworkRetries: 0,
    telemetry: false,
  })

  const sessionOf = (about: string) =>
    about.startsWith('pi_')
      ? stripe.checkout.sessions
          .list({ payment_intent: about, limit: 1, expand: ['data.payment_intent'] })
          .then(({ data }) => data[0])
      : stripe.checkout.sessions.retrieve(about, { expand: ['payment_intent'] })

  return {
    name: 'stripe',

    async openCheckout({ id, amount, currency, idempotency_key, description }, pages) {
      const price = {
        currency: currency.toLowerCase(),
        unit_amount: stripeAmount({ amount, currency }),
        product_data: { name: description },
      }
      const { id: reference, url } = await inTime(
        stripe.checkout.sessions.create(
          {
            mode: 'payment',
            line_items: [{ quantity: 1, price_data: price }],
            client_reference_id: String(id),
            ...pages,
          },
          { idempotencyKey: idempotency_key },
        ),
      )
      if (!url) throw new ProviderRefused('Stripe opened a checkout without a page')
      return { reference, checkout_url: url }
    },

    readEvent(rawBody, { 'stripe-signature': signature = '' }) {
      const event = signedOnly(() =>
        stripe.webhooks.constructEvent(rawBody, signature, keys.webhook_secret, 0),
      )
      // The library says of an old message and of a forged one the same, so the age is asked for by itself.
      try {
        const now = clock.now().getTime()
        stripe.webhooks.constructEvent(
          rawBody,
          signature,
          keys.webhook_secret,
          oldestEventSeconds,
          undefined,
          now,
        )
      } catch {
        throw refuse('webhook_too_old')
      }
      return { id: event.id, type: event.type, about: aboutOf(event) }
    },

    async readPayment(about) {
      const session = await inTime(sessionOf(about)).catch(noneOfOurs)
      if (!session) return undefined
      const intent = intentOf(session)
      const money = intent && intent.amount_received > 0 ? intent : undefined
      const refunds = money
        ? (await inTime(stripe.refunds.list({ payment_intent: money.id, limit: 100 }))).data
        : []
      return {
        reference: session.id,
        status: statusOf(session, intent),
        captured: money ? moneyOf(money.amount_received, money.currency) : null,
        refunds: refunds.map(refundState),
      }
    },

    async refund({ reference, ...money }, key) {
      const intent = intentOf(await inTime(sessionOf(reference)))
      if (!intent) throw new ProviderRefused('Stripe has no payment to refund')
      const refund = await inTime(
        stripe.refunds.create(
          { payment_intent: intent.id, amount: stripeAmount(money), metadata: { key } },
          { idempotencyKey: key },
        ),
      )
      return refundState(refund)
    },
  }
}

/** The things whose state we look up; of anything else Stripe may tell what it likes. */
function aboutOf(event: Stripe.Event): string | null {
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
const intentOf = (session: Stripe.Checkout.Session | undefined) =>
  typeof session?.payment_intent === 'object' ? (session.payment_intent ?? undefined) : undefined

function statusOf(
  { status }: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | undefined,
): PaymentState['status'] {
  if (intent && intent.amount_received > 0) return 'captured'
  if (status === 'expired') return 'expired'
  const isRefused = intent?.status === 'requires_payment_method' || intent?.status === 'canceled'
  return status === 'complete' && isRefused ? 'failed' : 'open'
}

const moneyOf = (minor: number, currency: string) => {
  const code = currency.toUpperCase()
  return { amount: amountOf(minor, code), currency: code }
}

const ended: Record<string, RefundState['status']> = {
  succeeded: 'succeeded',
  failed: 'failed',
  canceled: 'failed',
}

const refundState = ({ id, amount, currency, metadata, status }: Stripe.Refund): RefundState => ({
  reference: id,
  key: metadata?.key ?? null,
  amount: amountOf(amount, currency.toUpperCase()),
  status: ended[status ?? ''] ?? 'pending',
})

function signedOnly<T>(read: () => T): T {
  try {
    return read()
  } catch {
    throw refuse('webhook_signature')
  }
}

/** Stripe's own time limit is one of silence; a server that sends a byte a second would keep us for ever. */
async function inTime<T>(asked: Promise<T>): Promise<T> {
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

function noneOfOurs(error: unknown): undefined {
  if (!(error instanceof ProviderRefused && error.message === 'resource_missing')) throw error
}
