import { Stripe } from 'stripe'
import type { Clock } from '../../platform/clock.ts'
import { refuse } from '../../refusals.ts'
import { answerSeconds, inTime, noneOfOurs } from './ask-stripe.ts'
import { ProviderRefused, type PaymentProvider } from './provider.ts'
import { stripeAmount } from './stripe-money.ts'
import { aboutOf, intentOf, moneyOf, refundState, statusOf } from './stripe-words.ts'

export type StripeKeys = { secret_key: string; webhook_secret: string }

const oldestEventSeconds = 300

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

function signedOnly<T>(read: () => T): T {
  try {
    return read()
  } catch {
    throw refuse('webhook_signature')
  }
}
