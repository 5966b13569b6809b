import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { BoundedCache } from '../bounded-cache.ts'
import type { Clock } from '../clock.ts'
import type { Tenant, Tx } from '../tenancy/tenant.ts'
import { apiKeyById, insertApiKey } from './api-keys.sql.ts'
import type { Principal } from './principals.ts'
import { tokenNotValid } from './tokens.ts'
import { refuse } from '../../refusals.ts'

/** fak_<tenant>_<id>_<secret>_<checksum>: recognisable to scanners, bound to its kitchen, and a typing error costs no query. */
const form = /^fak_(\d{1,9})_([0-9a-f]{32})_([\w-]{43})_([0-9a-f]{8})$/
const digest = (secret: string) => createHash('sha256').update(secret).digest('hex')
const checksum = (text: string) => crc32(text).toString(16).padStart(8, '0')

export type ParsedKey = { tenant: number; id: string; secret: string }

export type NewKey = { account: number; name: string; scope: 'full' | 'read'; days: number }

/** Makes a key and answers its text, the only time that it is known. `days` until it expires. */
export async function createApiKey(
  tx: Tx,
  tenant: number,
  { account, name, scope, days }: NewKey,
  now: Date,
): Promise<{ id: string; key: string }> {
  const id = randomUUID()
  const secret = randomBytes(32).toString('base64url')
  const expires = new Date(now.getTime() + days * 86_400_000)
  await insertApiKey(tx, {
    id,
    account,
    name,
    scope,
    secret_hash: digest(secret),
    expires_at: expires.toISOString(),
  })
  const text = `fak_${tenant}_${id.replaceAll('-', '')}_${secret}`
  return { id, key: `${text}_${checksum(text)}` }
}

/** Signs in by X-Api-Key. A key acts as its account, with that account's role; one of scope `read` only looks. */
export function apiKeys(clock: Clock) {
  const cache = new BoundedCache<ReturnType<typeof apiKeyById>>(5_000, 3_000)
  return {
    parse(text: string): ParsedKey | undefined {
      const [, tenant, id, secret, sum] = form.exec(text) ?? []
      if (!tenant || !id || !secret || sum !== checksum(text.slice(0, -9))) throw tokenNotValid()
      return { tenant: Number(tenant), id, secret }
    },
    /** Refuses with 401 when the key is unknown, wrong, expired, revoked or its account switched off. */
    async principal(tenant: Tenant, key: ParsedKey): Promise<Principal> {
      const row = await cache.remember(`${tenant.id}:${key.id}`, () => apiKeyById(tenant.read, key.id))
      const right = row && timingSafeEqual(Buffer.from(digest(key.secret)), Buffer.from(row.secret_hash))
      if (!row || !right || row.revoked_at || new Date(row.expires_at) <= clock.now()) throw tokenNotValid()
      if (!row.is_active) throw refuse('user_inactive')
      return { account: row.account, role: row.role, realm: tenant.id, readOnly: row.scope === 'read' }
    },
  }
}
export type ApiKeys = ReturnType<typeof apiKeys>
