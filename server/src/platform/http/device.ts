import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Visitor } from '../auth/door.ts'
import { addressOf } from './address.ts'

/** A browser sends `__Host-` cookies to this host alone and over HTTPS alone, so no other page can have set one. */
const nameFor = (request: FastifyRequest) => (request.protocol === 'https' ? '__Host-device' : 'device')
/** As long as browsers keep any cookie: 400 days. */
const maxAge = 400 * 86_400

/** Where a request to sign in comes from. The secret of a device is in a cookie, or absent. */
export function visitorOf(request: FastifyRequest): Visitor {
  const cookies = request.headers.cookie?.split(/; */) ?? []
  const start = `${nameFor(request)}=`
  const device = cookies.find((cookie) => cookie.startsWith(start))?.slice(start.length)
  return { address: addressOf(request), ...(device && { device }) }
}

/** Lets the browser keep the secret by which it is known when it signs in again. It opens nothing by itself. */
export function keepDevice(request: FastifyRequest, reply: FastifyReply, device: string): void {
  const secure = request.protocol === 'https' ? '; Secure' : ''
  const cookie = `${nameFor(request)}=${device}; Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Strict${secure}`
  reply.header('set-cookie', cookie)
}
