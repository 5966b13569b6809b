import { createHash, randomBytes } from 'node:crypto'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { putInvitation } from './invitations.sql.ts'

const days = 7

/** What is kept of an invitation's token; the token itself is told once. */
export const digest = (token: string) => createHash('sha256').update(token).digest('hex')

/**
 * Invites somebody to set the first password of an account made for them. Answers the token of the link; it works once,
 * for seven days, and takes the place of an earlier one.
 */
export async function invite(tx: Tx, account: number, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const expires = new Date(now.getTime() + days * 86_400_000)
  await putInvitation(tx, { account, secret_hash: digest(token), expires_at: expires.toISOString() })
  return token
}
