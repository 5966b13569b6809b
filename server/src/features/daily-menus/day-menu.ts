import { createHash } from 'node:crypto'
import { BoundedCache } from '../../platform/bounded-cache.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { dayMenuText } from './day-menu.sql.ts'

/** A day's menus as they go on the wire. */
export type DayMenu = { body: Buffer; etag: string }

type Entry = { generation: number; until: number; answer: Promise<DayMenu> }

/**
 * Finished answers, kept for a second. That bounds how long another node may show what was changed here; on this node a
 * write counts the kitchen's generation up, and an answer of an earlier one, even one that is still being made, is not
 * used. A second is enough: at 10,000 requests a second, 9,999 of them touch no database (design.md, section 4).
 */
const keptMs = 1_000
const entries = new BoundedCache<Entry>(2_000, keptMs)
const generations = new Map<number, number>()

/**
 * The published menus of a day (the kitchen's today, unless one is named), with `images` before the pictures' names.
 *
 * An answer says whether a meal is still open, so it is never kept beyond the next cut-off of that day, nor "today"
 * beyond midnight. How far these are the database says by the kitchen's clock; the time is counted from before it was
 * asked, so that it cannot run over. While that clock is held nothing is kept, because it may be moved at any time.
 */
export function dayMenu(tenant: Tenant, date: string | undefined, images: string): Promise<DayMenu> {
  const key = `${tenant.id} ${date ?? 'today'} ${images}`
  const generation = generations.get(tenant.id) ?? 0
  const known = entries.get(key)
  const asked = performance.now()
  if (known?.generation === generation && known.until > asked) return known.answer

  const entry: Entry = { generation, until: asked + keptMs, answer: made() }
  entry.answer.catch(() => { entry.until = 0 })
  entries.set(key, entry)
  return entry.answer

  async function made(): Promise<DayMenu> {
    const { body, good_ms } = await dayMenuText(tenant.read, date ?? null, images)
    entry.until = Math.min(entry.until, asked + good_ms)
    return { body: Buffer.from(body), etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
  }
}

/** To be called once something has changed that customers see of this kitchen's days: a menu, a dish, portions sold. */
export const forgetDay = ({ id }: Pick<Tenant, 'id'>): void => void generations.set(id, (generations.get(id) ?? 0) + 1)

/** A write after which customers see what has changed. */
export async function writeMenus<T>(tenant: Tenant, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await tenant.write(work)
  } finally {
    // Also after an error: a connection that dies at COMMIT may have committed.
    forgetDay(tenant)
  }
}
