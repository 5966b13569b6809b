import { afterCommit, handleOf, type Handle, type ReadsOf, type TxOf } from '../db/handles.ts'
import { openKysely } from '../db/kysely.ts'
import type { Client, DatabaseServer } from '../db/server.ts'
import type { Owner } from '../db/owner.ts'
import type { TenantDb } from '../db/tenant-db.generated.ts'
import type { Plan } from './plan.ts'

export type Reads = ReadsOf<TenantDb>
export type Tx = TxOf<TenantDb>

export type TenantFacts = {
  id: number
  slug: string
  name: string
  state: 'provisioning' | 'active' | 'suspended'
  database: string
  /** IANA zone of the kitchen's wall clock. */
  time_zone: string
  /** ISO 4217 code. */
  currency: string
  /** Decimals of an amount: 0, 2 or 3. */
  currency_digits: number
  /** The kitchen that this is a copy of: nothing leaves a copy, and only its people move its clock. Null for a real kitchen. */
  sandbox_of: number | null
  /** What the kitchen's plan allows; null for one without a plan, which has no limits. */
  plan: Plan | null
}

/**
 * One kitchen, as a value that is passed to whatever works for it. `read` can only read; `write` opens a transaction.
 * Nothing else in the process leads to a tenant's database.
 */
export type Tenant = TenantFacts & Handle<TenantDb>

/** Where databases are reached: the server's connections and what derives the login roles' passwords. */
export type Databases = { server: DatabaseServer; owner: Owner }

/** Who must hear of a tenant's events: before they are written, so that none is lost in a crash, and once they are. */
export type EventWatch = { expect(tenant: Tenant): Promise<void>; wake(tenant: Tenant): void }

const watched = new WeakMap<Tx, { tenant: Tenant; watch: EventWatch }>()

export function openTenant(facts: TenantFacts, { server, owner }: Databases, watch: EventWatch): Tenant {
  const { id, database, time_zone: timeZone } = facts
  const target = {
    database,
    user: database,
    password: owner.passwordOf(database),
    timeZone,
    verify: (client: Client) => verifyIdentity(client, id),
  }
  const handle = handleOf(openKysely<TenantDb>(server, target))
  const tenant: Tenant = {
    ...facts,
    read: handle.read,
    write: (work) =>
      handle.write((tx) => {
        watched.set(tx, { tenant, watch })
        return work(tx)
      }),
  }
  return tenant
}

/** Says that this transaction writes events. `emit` does it by itself; a statement that writes its own event calls this. */
export async function announceEvents(tx: Tx): Promise<void> {
  const found = watched.get(tx)
  if (!found) throw new Error('events can only be written through tenant.write')
  await found.watch.expect(found.tenant)
  afterCommit(tx, () => found.watch.wake(found.tenant))
}

/** The last of three locks: even a wrong address with a right password must not serve another kitchen's rows. */
async function verifyIdentity(client: Client, tenant: number) {
  const { rows } = await client.query<{ tenant: number }>('select tenant from identity')
  if (rows[0]?.tenant !== tenant) throw new Error(`this database does not belong to tenant ${tenant}`)
}
