import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse, Refusal } from '../../refusals.ts'
import { principalOf, tenantOf } from './context.ts'
import type { Tx } from '../tenancy/tenant.ts'
import { storeAnswer, storedAnswer, type StoredAnswer } from './idempotency.sql.ts'

/** A request with the same key has committed; what this one did is rolled back. */
class KeyTaken extends Error {}

const header = 'idempotency-key'

type Options = { status: number; required: boolean }

/**
 * Runs a command at most once per Idempotency-Key and caller. The answer commits with the command's effect, so a crash
 * leaves either both or nothing. The same key with the same body gets the stored answer to the byte, marked with
 * `Idempotency-Replayed`; with another body 422. Refusals are not stored: after a top-up the same order may be tried
 * again. Without a key the command just runs, unless `required`: then 400.
 *
 * The command runs first and the key is looked at last. A first request, which nearly all are, is spared a round trip;
 * a repeated one does its work once more, finds its key taken or itself refused, and takes all of it back.
 */
export async function idempotent(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, required }: Options,
  work: (tx: Tx) => Promise<object>,
): Promise<FastifyReply> {
  const key = idempotencyKey(request, required)
  if (key === undefined) return reply.code(status).send(await tenantOf(request).write(work))
  return send(reply, await kept(request, reply, { key, status }, work))
}

/**
 * The same for a command that has more to do after its commit, which may be done again: what the command answers, now or
 * when it ran first.
 */
export async function once<Answer extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, required }: Options,
  work: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  const key = idempotencyKey(request, required)
  if (key === undefined) return tenantOf(request).write(work)
  const { body } = await kept(request, reply, { key, status }, work)
  return JSON.parse(body) as Answer // which the same command answered
}

async function kept(
  request: FastifyRequest,
  reply: FastifyReply,
  { key, status }: { key: string; status: number },
  work: (tx: Tx) => Promise<object>,
): Promise<StoredAnswer> {
  const tenant = tenantOf(request)
  const { account } = principalOf(request)
  const request_hash = fingerprint(request)
  try {
    return await tenant.write(async (tx) => {
      const answer = { request_hash, status, body: JSON.stringify(await work(tx)) }
      if (!(await storeAnswer(tx, account, key, answer))) throw new KeyTaken()
      return answer
    })
  } catch (error) {
    if (isLockTimeout(error)) throw refuse('idempotency_in_progress')
    if (!(error instanceof KeyTaken || error instanceof Refusal)) throw error
    const stored = await storedAnswer(tenant.read, account, key)
    if (!stored) throw error instanceof KeyTaken ? refuse('idempotency_in_progress') : error
    if (stored.request_hash !== request_hash) throw refuse('idempotency_key_reused')
    reply.header('idempotency-replayed', 'true')
    return stored
  }
}

const send = (reply: FastifyReply, { status, body }: StoredAnswer) =>
  reply.code(status).header('content-type', 'application/json; charset=utf-8').send(Buffer.from(body))

/** The key that a caller chose for this request; undefined when there is none. Refuses one that is no key. */
export function idempotencyKey({ headers }: FastifyRequest, required: boolean): string | undefined {
  const key = headers[header]
  if (key === undefined && required) throw refuse('idempotency_key_required')
  if (key !== undefined && (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)))
    throw refuse('idempotency_key_invalid')
  return key
}

const fingerprint = ({ method, url, body }: FastifyRequest) =>
  createHash('sha256')
    .update(`${method} ${url.split('?')[0]?.replace(/\/$/, '')}\n${JSON.stringify(body)}`)
    .digest('base64url')

const isLockTimeout = (error: unknown) => error instanceof Error && 'code' in error && error.code === '55P03'
