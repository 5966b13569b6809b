import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'

/** Where a request comes from: the peer, or what a trusted proxy says of it, if that is an address. */
export function addressOf({ ip, socket }: Pick<FastifyRequest, 'ip' | 'socket'>): string {
  const address = isIP(ip) ? ip : (socket.remoteAddress ?? '')
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address
}
