import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Visitor } from '../auth/door.ts'
import { addressOf } from './address.ts'
import { hideCookie, readCookie } from './cookies.ts'

/** As long as browsers keep any cookie: 400 days. */
const kept = { maxAge: 400 * 86_400, sameSite: 'strict' } as const

/** Where a request to sign in comes from. The secret of a device is in a cookie, or absent. */
export function visitorOf(request: FastifyRequest): Visitor {
  const device = readCookie(request, 'device')
  return { address: addressOf(request), ...(device && { device }) }
}

/** Lets the browser keep the secret by which it is known when it signs in again. It opens nothing by itself. */
export const keepDevice = (reply: FastifyReply, device: string): void =>
  hideCookie(reply, 'device', device, kept)
