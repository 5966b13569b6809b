import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { after } from 'node:test'
import { lookAfterPayments } from '../src/features/payments/index.ts'
import { openKitchenOn, type CustomerOptions, type KitchenOptions } from './kitchen.ts'
import { startServer, type ServerOverrides } from './server.ts'
import { stripeServer } from './stripe-server.ts'

export const key = () => ({ 'idempotency-key': randomUUID() })

/** A server whose kitchens take payments through a Stripe of the test's own; for the tests of one file. */
export async function payingServer(overrides: ServerOverrides = {}) {
  const stripe = await stripeServer()
  const server = await startServer({ ...overrides, stripeApiUrl: stripe.url })
  after(async () => {
    await server.close()
    stripe.close()
  })

  /** A kitchen with an account at Stripe, and an administrator who has entered its keys. */
  async function openPayingKitchen(options: KitchenOptions = {}) {
    Object.assign(stripe.behaviour, { how: 'well', meanwhile: async () => {} })
    const kitchen = await openKitchenOn(server, options)
    const [account, admin] = [stripe.openAccount(), await kitchen.person('admin')]
    const { secret_key, webhook_secret } = account
    const saved = await admin.put('/api/v1/payments/settings/', {
      provider: 'stripe',
      secret_key,
      webhook_secret,
    })
    assert.equal(saved.status, 200, JSON.stringify(saved.body))

    type Event = ReturnType<typeof account.event>
    const send = ({ payload, headers }: Event) =>
      kitchen.visitor.post(`/api/v1/payments/webhooks/stripe/${kitchen.slug}/`, payload, headers)
    type Session = ReturnType<typeof account.pay>
    return {
      ...kitchen,
      admin,
      account,
      send,
      /** The customer pays on the page, and Stripe tells us. */
      async pay(checkoutUrl: string, paid: Parameters<typeof account.pay>[1] = {}): Promise<Session> {
        const session = account.pay(checkoutUrl, paid)
        const { status, body } = await send(account.event('checkout.session.completed', session))
        assert.equal(status, 200, JSON.stringify(body))
        return session
      },
      /** Somebody who pays in, with what the office knows of the payment. */
      async payer({ amount = '50.00', ...customer }: CustomerOptions & { amount?: string } = {}) {
        const asha = await kitchen.customer(customer)
        const started = await asha.post('/api/v1/customer/wallet/topup/', { amount }, key())
        assert.equal(started.status, 202, JSON.stringify(started.body))
        const url: string = started.body.checkout_url
        const [payment] = (await admin.get(`/api/v1/payments/?customer=${asha.customer}`)).body.results
        return { asha, url, topUp: started.body, payment: Number(payment.id) }
      },
      balance: async (who: { customer: number }): Promise<string> =>
        (await kitchen.sql('select balance from wallets where customer = $1', [who.customer]))[0].balance,
      payment: async (id: number) => (await admin.get(`/api/v1/payments/${id}/`)).body,
      /** What the provider holds for the kitchen, by the kitchen's books. */
      gateway: async (): Promise<string> =>
        (
          await kitchen.sql(
            `select coalesce(-sum(amount), 0)::text as sum from ledger_entries where account = 'gateway'`,
          )
        )[0].sum,
      /** What the queue does every five minutes. */
      lookAfterPayments: () => lookAfterPayments(kitchen.tenant, server.deps),
      /** Lets what lies about have waited this long. */
      age: (interval: string) =>
        kitchen.sql(`
          update payments set created_at = created_at - interval '${interval}';
          update payment_refunds set created_at = created_at - interval '${interval}';
          update payment_events set received_at = received_at - interval '${interval}'`),
    }
  }
  return { stripe, server, openPayingKitchen }
}
