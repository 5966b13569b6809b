import { callbackify } from 'node:util'
import type { FastifyRequest } from 'fastify'
import { refuse } from '../../refusals.ts'
import { httpsAddress } from './base-url.ts'
import type { App } from './corridor.ts'
import { noteOwnedHost } from './selection.ts'
import type { HttpSettings } from './settings.ts'
import { securityHeaders } from './security-headers.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** For who watches over the server: neither counted nor sent elsewhere, whatever host it is asked by. */
    watched?: boolean
  }
}

/** Which kitchen's own a host is, if it is any's. */
export type SlugOfDomain = (host: string) => Promise<string | undefined>

/**
 * What happens to every request before anybody looks at it, and to every answer. It comes before all other hooks, so that
 * preflights carry the headers too. With a callback each of these costs less than with a promise.
 */
export function openFrontDoor(app: App, { httpsOnly }: HttpSettings, slugOfDomain: SlugOfDomain) {
  const askWhose = callbackify(async (request: FastifyRequest, allowed: boolean) => {
    const slug = await slugOfDomain(request.hostname.toLowerCase())
    const isTheirs = slug !== undefined && app.hosts.fits(request.host)
    if (isTheirs) noteOwnedHost(request, slug)
    if (!allowed && !isTheirs) throw refuse('unknown_host')
  })
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(securityHeaders).header('x-request-id', request.id)
    if (request.routeOptions.config.watched) return done()
    const allowed = app.hosts.allows(request.host)
    if (!app.hosts.mayBeOwned(request.hostname)) return done(allowed ? undefined : refuse('unknown_host'))
    askWhose(request, allowed, (error) => done(error ?? undefined))
  })
  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.config.watched) return done()
    if (httpsOnly) {
      const elsewhere = httpsAddress(request)
      if (elsewhere) return void reply.redirect(elsewhere, reading.has(request.method) ? 301 : 308)
    }
    // We unpack nothing, so nothing can unpack to more than it was.
    const { 'content-encoding': encoding = 'identity' } = request.headers
    done(encoding === 'identity' ? undefined : refuse('unsupported_encoding'))
  })
  app.addHook('onSend', (_request, reply, payload, done) => {
    const seconds = (reply.elapsedTime / 1000).toFixed(3)
    reply.headers({ 'x-request-time': seconds, 'x-response-time': seconds, 'x-server-time': now() })
    done(null, payload)
  })
}

const reading = new Set(['GET', 'HEAD'])

let [second, text] = [0, '']

/** ISO 8601 in UTC, written anew once a second: it is sent with every answer. */
function now(): string {
  const current = Math.floor(Date.now() / 1000)
  if (current !== second) {
    second = current
    text = new Date(current * 1000).toISOString()
  }
  return text
}
