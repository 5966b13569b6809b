import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { position } from '../events/events.sql.ts'
import type { Position } from '../events/event.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import { insertTicket, takeTicket } from './realtime.sql.ts'

export const ticketSeconds = 30

export type StreamTicket = Position & { ticket: string; expires_in: number }

const hash = (secret: string) => createHash('sha256').update(secret).digest('hex')

/**
 * A pass to the live stream, for one use within 30 seconds: a browser cannot send a header with a WebSocket, and a token
 * in a URL would end in logs. It comes with the log's present end: who asks for it, then reads lists, then subscribes
 * from there misses nothing in between.
 */
export function issueTicket(tenant: Tenant, session: string, clock: Clock): Promise<StreamTicket> {
  const secret = randomBytes(24).toString('base64url')
  const expires = new Date(clock.now().getTime() + ticketSeconds * 1000)
  return tenant.write(async (tx) => {
    await insertTicket(tx, hash(secret), session, expires)
    return { ticket: `${tenant.id}.${secret}`, expires_in: ticketSeconds, ...(await position(tx)) }
  })
}

/** The parts of what may be a ticket. */
export function parseTicket(text: unknown): { tenant: number; secret: string } | undefined {
  const [, tenant, secret] = /^([1-9]\d{0,8})\.([\w-]{32})$/.exec(typeof text === 'string' ? text : '') ?? []
  return tenant && secret ? { tenant: Number(tenant), secret } : undefined
}

/** The session that a ticket was given to. It is used up by this. */
export async function redeemTicket(tenant: Tenant, secret: string, now: Date): Promise<string | undefined> {
  return (await tenant.write((tx) => takeTicket(tx, hash(secret), now)))?.session
}
