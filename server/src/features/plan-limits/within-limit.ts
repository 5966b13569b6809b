import { refuse } from '../../refusals.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { lockLimit, usage, type Limited } from './usage.sql.ts'

/**
 * Refuses with 403 `limit_reached` (and the limit and the usage) when `adding` more would exceed the kitchen's plan
 * (contract 7.4; 0 is unlimited). Called in the transaction that creates or activates, before it does: of two at once the
 * second waits for the first and counts what it made.
 */
export async function withinLimit(
  tx: Tx,
  { plan }: Pick<Tenant, 'plan'>,
  what: Limited,
  adding = 1,
): Promise<void> {
  const limit = plan?.[`max_${what}`] ?? 0
  if (limit === 0 || adding === 0) return
  await lockLimit(tx, what)
  const used = await usage(tx, what)
  if (used + adding > limit) throw refuse('limit_reached', { what, limit, usage: used })
}
