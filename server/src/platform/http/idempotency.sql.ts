import { sql } from 'kysely'
import { rows } from '../db/handles.ts'
import type { Reads, Tx } from '../tenancy/tenant.ts'

export type StoredAnswer = { request_hash: string; status: number; body: string }

/** How long an answer is replayed (reliability demand 35). */
const kept = sql`interval '7 days'`

export async function storedAnswer(db: Reads, account: number, key: string): Promise<StoredAnswer | undefined> {
  const [stored] = await rows<StoredAnswer>(db, sql`
    select request_hash, status, body from idempotency_keys
    where account = ${account} and key = ${key} and created_at > kitchen_now() - ${kept}`)
  return stored
}

/** False when a request with the same key has committed in the meantime. */
export async function storeAnswer(tx: Tx, account: number, key: string, answer: StoredAnswer): Promise<boolean> {
  const stored = await rows(tx, sql`
    insert into idempotency_keys as known (account, key, request_hash, status, body)
    values (${account}, ${key}, ${answer.request_hash}, ${answer.status}, ${answer.body})
    on conflict (account, key) do update
      set request_hash = excluded.request_hash, status = excluded.status, body = excluded.body, created_at = excluded.created_at
      where known.created_at <= kitchen_now() - ${kept}
    returning 1`)
  return stored.length === 1
}
