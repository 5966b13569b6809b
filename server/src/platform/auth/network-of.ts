import { isIPv6 } from 'node:net'

/** What an address is counted as: itself or, for IPv6, its /64, of which every customer of a provider has one to themselves. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped || !isIPv6(address)) return mapped ?? address
  const [start = '', end] = address.replace(/%.*/, '').toLowerCase().split('::')
  const groups = (text: string | undefined) => text?.split(':').filter(Boolean) ?? []
  const [front, back] = [groups(start), groups(end)]
  const zeros = end === undefined ? [] : Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0')
  const first = [...front, ...zeros, ...back].slice(0, 4)
  return `${first.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
