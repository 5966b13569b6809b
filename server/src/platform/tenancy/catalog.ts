import { BoundedCache } from '../bounded-cache.ts'
import type { ControlDb } from '../db/control-db.generated.ts'
import type { ReadsOf } from '../db/handles.ts'
import { slugByDomain, tenantById, tenantBySlug } from './catalog.sql.ts'
import { openTenant, type Databases, type EventWatch, type Tenant, type TenantFacts } from './tenant.ts'

const slugPattern = /^[a-z0-9][a-z0-9_-]{0,62}$/i

/**
 * A slug as it may stand in a header or a host, in lower case; everything else is undefined and never reaches a database.
 * The pattern comes before the lower case: of the Kelvin sign that makes a plain k.
 */
export const slugOf = (text: string): string | undefined =>
  slugPattern.test(text) ? text.toLowerCase() : undefined

/**
 * The kitchens of this installation, by slug or id. Facts are at most three seconds old, so that a suspension reaches
 * every node; the handle of a tenant stays the same while its facts do.
 */
export function tenantCatalog(control: ReadsOf<ControlDb>, databases: Databases, watch: EventWatch) {
  const slugs = new BoundedCache<Promise<Tenant | undefined>>(5_000, 3_000)
  const ids = new BoundedCache<Promise<Tenant | undefined>>(5_000, 3_000)
  const hosts = new BoundedCache<Promise<string | undefined>>(5_000, 3_000)
  const open = new Map<number, { tenant: Tenant; facts: string }>()

  return {
    /** In any spelling of upper and lower case. Undefined when there is none; its state is the caller's to judge. */
    async bySlug(slug: string): Promise<Tenant | undefined> {
      const key = slugOf(slug)
      return key === undefined
        ? undefined
        : slugs.remember(key, async () => opened(await tenantBySlug(control, key)))
    },
    byId: (id: number): Promise<Tenant | undefined> =>
      ids.remember(String(id), async () => opened(await tenantById(control, id))),
    /** The slug, in lower case, of the kitchen that a host of its own leads to. */
    slugOfDomain: (host: string): Promise<string | undefined> =>
      hosts.remember(host, async () => (await slugByDomain(control, host))?.slug.toLowerCase()),
    forgetDomain: (host: string) => hosts.delete(host),
    /** After this process has changed a tenant's row. */
    forget({ id, slug }: Pick<TenantFacts, 'id' | 'slug'>) {
      slugs.delete(slug.toLowerCase())
      ids.delete(String(id))
    },
  }

  function opened(row: Awaited<ReturnType<typeof tenantById>>): Tenant | undefined {
    if (!row) return undefined
    const facts = JSON.stringify(row)
    const known = open.get(row.id)
    if (known?.facts === facts) return known.tenant
    const tenant = openTenant(row as TenantFacts, databases, watch) // the table's check constraints allow these states only
    open.set(row.id, { tenant, facts })
    return tenant
  }
}
export type TenantCatalog = ReturnType<typeof tenantCatalog>
