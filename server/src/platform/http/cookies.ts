import type {} from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

const isSecure = (request: FastifyRequest) => request.protocol === 'https'

/**
 * A browser sends `__Host-` cookies to this host alone and over HTTPS alone, so no other page can have set one. It takes
 * none over plain HTTP, which is a development host.
 */
const nameFor = (request: FastifyRequest, name: string) => (isSecure(request) ? `__Host-${name}` : name)

/** One of our own cookies that scripts cannot read, by its bare name. */
export const readCookie = (request: FastifyRequest, name: string): string | undefined =>
  request.server.parseCookie(request.headers.cookie ?? '')[nameFor(request, name)] || undefined

type Kept = { maxAge: number; sameSite: 'strict' | 'lax' }

/** Lets the browser keep a secret that no script can read. A `maxAge` of 0 seconds takes it away. */
export const hideCookie = (reply: FastifyReply, name: string, value: string, kept: Kept) =>
  send(reply, nameFor(reply.request, name), value, { ...kept, httpOnly: true })

/** Lets the browser keep a value for the scripts of our pages. */
export const showCookie = (reply: FastifyReply, name: string, value: string, kept: Kept) =>
  send(reply, name, value, kept)

const send = (reply: FastifyReply, name: string, value: string, options: Kept & { httpOnly?: true }) =>
  void reply.setCookie(name, value, { ...options, path: '/', secure: isSecure(reply.request) })
