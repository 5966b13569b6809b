import { createHash } from 'node:crypto'
import { BoundedCache } from '../../platform/bounded-cache.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { dayMenuText } from './day-menu.sql.ts'

/** A day's menus as they go on the wire. */
export type DayMenu = { body: Buffer; etag: string }

type Entry = { until: number; answer: Promise<DayMenu> }

/**
 * Finished answers, a shelf for each kitchen. They are kept for a second, which bounds how long another node may show
 * what was changed here. On this node a change throws the kitchen's whole shelf away, and with it the answers that are
 * still being made. A second is enough: of 10,000 requests a second 9,999 touch no database.
 */
const keptMs = 1_000
const shelves = new WeakMap<Tenant, BoundedCache<Entry>>()

/**
 * The published menus of a day (the kitchen's today, unless one is named), with `images` before the pictures' names.
 *
 * An answer says whether a meal is still open, so it is never kept beyond the next cut-off of that day, nor "today"
 * beyond midnight. How far these are the database says by the kitchen's clock; the time is counted from before it was
 * asked, so that it cannot run over. Who holds or moves that clock has changed what is shown, like any other writer.
 */
export function dayMenu(tenant: Tenant, date: string | undefined, images: string): Promise<DayMenu> {
  let shelf = shelves.get(tenant)
  if (!shelf) shelves.set(tenant, (shelf = new BoundedCache(16, keptMs)))
  const key = `${date ?? 'today'} ${images}`
  const asked = performance.now()
  const known = shelf.get(key)
  if (known && known.until > asked) return known.answer

  const entry: Entry = { until: asked + keptMs, answer: made() }
  entry.answer.catch(() => {
    entry.until = 0
  })
  shelf.set(key, entry)
  return entry.answer

  async function made(): Promise<DayMenu> {
    const { body, good_ms } = await dayMenuText(tenant.read, date ?? null, images)
    entry.until = Math.min(entry.until, asked + good_ms)
    return {
      body: Buffer.from(body),
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    }
  }
}

/** To be called once something has changed that customers see of a kitchen's days: a menu, a dish, portions sold, the held clock. */
export const forgetDay = (tenant: Tenant): void => void shelves.delete(tenant)

/** A write after which customers see what has changed. */
export async function writeMenus<T>(tenant: Tenant, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await tenant.write(work)
  } finally {
    // Also after an error: a connection that dies at COMMIT may have committed.
    forgetDay(tenant)
  }
}
