import { prepared } from '../db/prepared.ts'
import type { Reads, Tx } from '../tenancy/tenant.ts'

export type StoredAnswer = { request_hash: string; status: number; body: string }

/** How long an answer is replayed (reliability demand 35). */
const kept = `interval '7 days'`

const selectAnswer = prepared<[account: number, key: string], StoredAnswer>(`
  select request_hash, status, body from idempotency_keys
  where account = $1 and key = $2 and created_at > kitchen_now() - ${kept}`)

const insertAnswer = prepared<
  [account: number, key: string, request_hash: string, status: number, body: string],
  object
>(`
  insert into idempotency_keys as known (account, key, request_hash, status, body) values ($1, $2, $3, $4, $5)
  on conflict (account, key) do update
    set request_hash = excluded.request_hash, status = excluded.status, body = excluded.body, created_at = excluded.created_at
    where known.created_at <= kitchen_now() - ${kept}
  returning true`)

export async function storedAnswer(
  db: Reads | Tx,
  account: number,
  key: string,
): Promise<StoredAnswer | undefined> {
  const [stored] = await selectAnswer(db, account, key)
  return stored
}

/** False when a request with the same key has committed in the meantime. */
export async function storeAnswer(
  tx: Tx,
  account: number,
  key: string,
  { request_hash, status, body }: StoredAnswer,
): Promise<boolean> {
  const stored = await insertAnswer(tx, account, key, request_hash, status, body)
  return stored.length === 1
}
