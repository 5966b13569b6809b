import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Stripe } from 'stripe'

type Session = {
  id: string
  object: 'checkout.session'
  status: 'open' | 'complete' | 'expired'
  payment_intent: string | null
  amount_total: number
  currency: string
  client_reference_id: string
  description: string
  url: string | null
}
type Intent = {
  id: string
  object: 'payment_intent'
  amount_received: number
  currency: string
  status: string
}
type Refund = {
  id: string
  object: 'refund'
  amount: number
  currency: string
  payment_intent: string
  status: string
  metadata: Record<string, string>
}
type Account = {
  sessions: Map<string, Session>
  intents: Map<string, Intent>
  refunds: Refund[]
  /** By Idempotency-Key: what was asked with it and what was answered. */
  answers: Map<string, { asked: string; answer: Answer }>
}
type Answer = { status: number; body: object }

const problem = (status: number, type: string, code: string): Answer => ({
  status,
  body: { error: { type, code, message: `${code}, for a test` } },
})
function drip(response: ServerResponse) {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), 200)
  response.on('close', () => clearInterval(timer))
}
const missing = problem(404, 'invalid_request_error', 'resource_missing')

/**
 * The part of Stripe that we talk to, over the wire: form-encoded requests, keys of accounts, idempotency keys. `how` says how
 * it behaves: "lost" does what it is asked and hangs up before it answers, "slow" never comes to the end of its answer.
 */
export async function stripeServer() {
  const accounts = new Map<string, Account>()
  const asked: string[] = []
  const behaviour = {
    how: 'well' as 'well' | 'down' | 'slow' | 'lost' | 'refusing',
    /** Looked at while a request is being answered. */
    meanwhile: async () => {},
  }

  const server = createServer((request, response) => void serve(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on a port

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const body = await text(request)
    const { method, url, headers } = request
    asked.push(`${method} ${url?.split('?')[0]}`)
    await behaviour.meanwhile()
    if (behaviour.how === 'down') return request.socket.destroy()
    if (behaviour.how === 'slow') return drip(response)
    const account = accounts.get(headers.authorization?.replace('Bearer ', '') ?? '')
    const answer = account
      ? remembered(account, headers['idempotency-key'], `${url}\n${body}`, () =>
          answerOf(account, `${method}`, new URL(url ?? '', 'http://stripe'), new URLSearchParams(body)),
        )
      : problem(401, 'invalid_request_error', 'invalid_api_key')
    if (behaviour.how === 'lost') return request.socket.destroy()
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
  }

  function remembered(
    { answers }: Account,
    key: string | string[] | undefined,
    ask: string,
    work: () => Answer,
  ): Answer {
    if (typeof key !== 'string') return work()
    const before = answers.get(key)
    if (before && before.asked !== ask) return problem(400, 'idempotency_error', 'idempotency_key_in_use')
    const answer = before?.answer ?? work()
    answers.set(key, { asked: ask, answer })
    return answer
  }

  function answerOf(
    account: Account,
    method: string,
    { pathname, searchParams }: URL,
    form: URLSearchParams,
  ): Answer {
    const ok = (body: object): Answer => ({ status: 200, body })
    const list = (data: object[]) => ok({ object: 'list', data, has_more: false })
    const intent = searchParams.get('payment_intent')
    const expanded = (session: Session) => ({
      ...session,
      payment_intent: account.intents.get(session.payment_intent ?? '') ?? null,
    })
    if (method === 'POST' && behaviour.how === 'refusing')
      return problem(400, 'invalid_request_error', 'amount_too_small')
    if (pathname === '/v1/checkout/sessions') {
      if (method === 'POST') return ok(newSession(account, form))
      return list([...account.sessions.values()].filter((one) => one.payment_intent === intent).map(expanded))
    }
    if (pathname === '/v1/refunds') {
      if (method === 'GET') return list(account.refunds.filter((one) => one.payment_intent === intent))
      const metadata = { key: form.get('metadata[key]') ?? '' }
      return refund(account, form.get('payment_intent') ?? '', Number(form.get('amount')), metadata)
    }
    const session = account.sessions.get(pathname.replace('/v1/checkout/sessions/', ''))
    return session ? ok(expanded(session)) : missing
  }

  function newSession(account: Account, form: URLSearchParams): Session {
    const price = (name: string) => form.get(`line_items[0][price_data]${name}`) ?? ''
    const id = `cs_test_${randomUUID().replaceAll('-', '')}`
    const session: Session = {
      id,
      object: 'checkout.session',
      status: 'open',
      payment_intent: null,
      amount_total: Number(price('[unit_amount]')),
      currency: price('[currency]'),
      client_reference_id: form.get('client_reference_id') ?? '',
      description: price('[product_data][name]'),
      url: `https://checkout.stripe.test/c/pay/${id}`,
    }
    account.sessions.set(id, session)
    return session
  }

  function refund(
    account: Account,
    intent: string,
    amount: number,
    metadata: Record<string, string>,
  ): Answer {
    const paid = account.intents.get(intent)
    if (!paid) return missing
    const before = account.refunds
      .filter((one) => one.payment_intent === intent && one.status !== 'failed')
      .reduce((sum, one) => sum + one.amount, 0)
    if (before + amount > paid.amount_received)
      return problem(400, 'invalid_request_error', 'charge_already_refunded')
    const made: Refund = {
      id: `re_${randomUUID().replaceAll('-', '')}`,
      object: 'refund',
      amount,
      currency: paid.currency,
      payment_intent: intent,
      status: 'succeeded',
      metadata,
    }
    account.refunds.push(made)
    return { status: 200, body: made }
  }

  return {
    url: `http://127.0.0.1:${port}`,
    behaviour,
    /** What was asked of it, as "POST /v1/refunds". */
    asked,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
    openAccount() {
      const account: Account = { sessions: new Map(), intents: new Map(), refunds: [], answers: new Map() }
      const secret_key = `sk_test_${randomUUID().replaceAll('-', '')}`
      const webhook_secret = `whsec_${randomUUID().replaceAll('-', '')}`
      accounts.set(secret_key, account)
      const sessionOf = (url: string) => {
        const session = account.sessions.get(url.split('/').at(-1) ?? '')
        assert.ok(session, 'there is no such checkout')
        return session
      }
      return {
        secret_key,
        webhook_secret,
        refunds: account.refunds,
        sessions: account.sessions,
        /** The customer pays on the page, as much as is asked for unless the test wants it otherwise. */
        pay(checkoutUrl: string, paid: { amount?: number; currency?: string } = {}) {
          const session = sessionOf(checkoutUrl)
          const { amount = session.amount_total, currency = session.currency } = paid
          const id = `pi_${randomUUID().replaceAll('-', '')}`
          const intent: Intent = {
            id,
            object: 'payment_intent',
            amount_received: amount,
            currency,
            status: 'succeeded',
          }
          account.intents.set(id, intent)
          Object.assign(session, { status: 'complete', payment_intent: id, url: null })
          return session
        },
        expire: (checkoutUrl: string) =>
          Object.assign(sessionOf(checkoutUrl), { status: 'expired', url: null }),
        /** As Stripe does after a day. */
        forgetKeys: () => account.answers.clear(),
        /** Somebody refunds in Stripe's dashboard. */
        refund: (intent: string | null, amount: number) =>
          refund(account, intent ?? '', amount, {}).body as Refund, // the test knows that there is enough
        /** A message of Stripe's about one of its things, and how it is signed. */
        event(type: string, object: object, { secret = webhook_secret, age = 0 } = {}) {
          const id = `evt_${randomUUID().replaceAll('-', '')}`
          const payload = JSON.stringify({ id, object: 'event', type, data: { object } })
          const timestamp = Math.floor(Date.now() / 1000) - age
          const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp })
          return { id, payload, headers: { 'stripe-signature': signature } }
        },
      }
    },
  }
}
export type StripeServer = Awaited<ReturnType<typeof stripeServer>>
export type StripeAccount = ReturnType<StripeServer['openAccount']>
