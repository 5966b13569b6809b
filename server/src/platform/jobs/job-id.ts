import { createHash } from 'node:crypto'

/**
 * The same job always has the same id, so that handing it over twice is handing it over once. With the epoch, because a
 * restored database may give an event's number to another event.
 */
export function jobId(tenant: number, epoch: string, event: number, handler: string): string {
  const hex = createHash('sha256').update(`${tenant}/${epoch}/${event}/${handler}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
