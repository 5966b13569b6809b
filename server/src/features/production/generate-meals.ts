import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { syncMeals } from '../meals/index.ts'
import { claimDate, lockServed, setGeneratedTo } from './generation.sql.ts'

/** How many subscriptions a transaction holds. */
const mostPerTurn = 2000

/**
 * Recurring work: makes sure that the next two dates have the meals that their calendars say, a part of the subscriptions
 * in each turn. Repeated, late or on several nodes at once it gives the same (domain rule 9). Answers whether there is more.
 */
export async function generateMeals(tx: Tx, _now: Date, tenant: Tenant): Promise<boolean> {
  const next = await claimDate(tx)
  if (!next) return false
  const ids = await generatePart(tx, tenant, next.date, next.looked_to)
  await setGeneratedTo(tx, next.date, ids.length < mostPerTurn ? null : (ids.at(-1) ?? null))
  return true
}

/** All meals of one date. Answers how many were missing. */
export async function generateDate(tenant: Tenant, date: string): Promise<number> {
  let [placed, after] = [0, 0]
  for (;;) {
    const part = await tenant.write(async (tx) => {
      const ids = await lockServed(tx, date, after, mostPerTurn)
      return { ids, placed: await place(tx, tenant, date, ids) }
    })
    placed += part.placed
    after = part.ids.at(-1) ?? after
    if (part.ids.length < mostPerTurn) return placed
  }
}

async function generatePart(tx: Tx, tenant: Tenant, date: string, after: number): Promise<number[]> {
  const ids = await lockServed(tx, date, after, mostPerTurn)
  await place(tx, tenant, date, ids)
  return ids
}

async function place(tx: Tx, tenant: Tenant, date: string, ids: number[]): Promise<number> {
  if (ids.length === 0) return 0
  const days = { from: date, to: date }
  const { placed } = await syncMeals(tx, tenant, {
    ids,
    ...days,
    actor: null,
    reason: 'Generated',
    isAgreed: true,
  })
  return placed
}
