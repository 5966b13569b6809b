import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'

/** Where a request comes from: the peer, or what a trusted proxy says of it, if that is an address. */
export function addressOf({ ip, socket }: Pick<FastifyRequest, 'ip' | 'socket'>): string {
  const address = isIP(ip) ? ip : (socket.remoteAddress ?? '')
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address
}

/** What counts as one stranger: an IPv4 address or an IPv6 network, of which everybody has at least a /64. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  const groups = tail === undefined ? before : [...before, ...Array(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after]
  return `${groups.slice(0, 4).map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`
}
