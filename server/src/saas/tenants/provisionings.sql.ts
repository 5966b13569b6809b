import { sql, type Insertable } from 'kysely'
import type { ControlDb } from '../../platform/db/control-db.generated.ts'
import { rows, type ReadsOf, type TxOf } from '../../platform/db/handles.ts'
import type { Template } from '../../platform/tenancy/template.ts'

type Reads = ReadsOf<ControlDb>
type Tx = TxOf<ControlDb>
type New<Table extends keyof ControlDb, Ours extends string> = Omit<Insertable<ControlDb[Table]>, Ours>

/** Whether PostgreSQL has the zone too: the kitchen's sessions are going to run in it. */
export const knowsTimeZone = (db: Reads, zone: string): Promise<boolean> =>
  rows(db, sql`select set_config('TimeZone', ${zone}, true)`).then(
    () => true,
    (error) => {
      if (error.code === '22023') return false // invalid_parameter_value
      throw error
    },
  )

/** Keeps it from being archived until the end of the transaction. */
export const activePlan = (tx: Tx, wish: { id: number } | { tier: string }) =>
  tx
    .selectFrom('plans')
    .select('id')
    .where('is_active', '=', true)
    .where('archived_at', 'is', null)
    .where((where) => ('id' in wish ? where('id', '=', wish.id) : where('tier', '=', wish.tier)))
    .orderBy('id')
    .limit(1)
    .forKeyShare()
    .executeTakeFirst()

/** Of two transactions with the same key the second waits here for the first. */
export const lockKey = (tx: Tx, key: string) =>
  rows(tx, sql`select pg_advisory_xact_lock(hashtextextended(${key}, 7018))`)

/** Undefined when the slug is taken, in any case. */
export const insertTenant = (tx: Tx, values: New<'tenants', 'server'>) =>
  tx
    .insertInto('tenants')
    .values((value) => ({
      ...values,
      server: value.selectFrom('servers').select((server) => server.fn.min('id').as('id')),
    }))
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()

// Long enough for a clone on a busy disk, short enough that the janitor has it done within a minute of a crash.
const leaseEnd = sql<string>`now() + interval '15 seconds'`
const ended = sql<boolean>`finished_at is null and lease_until <= now()`
const lease = ['id', 'tenant', 'step', 'attempts'] as const
/** The right to work on a provisioning until its end or until somebody has claimed it since. */
export type Lease = { id: number; tenant: number; step: string; attempts: number }

export const insertProvisioning = (tx: Tx, values: New<'provisionings', 'lease_until'>): Promise<Lease> =>
  tx
    .insertInto('provisionings')
    .values({ ...values, lease_until: leaseEnd })
    .returning(lease)
    .executeTakeFirstOrThrow()

/** Undefined when it is finished or somebody is at it. */
export const claimProvisioning = (tx: Tx, id: number): Promise<Lease | undefined> =>
  tx
    .updateTable('provisionings')
    .set((value) => ({ attempts: value('attempts', '+', 1), lease_until: leaseEnd }))
    .where('id', '=', id)
    .where(ended)
    .returning(lease)
    .executeTakeFirst()

/** Records and begins the lease anew. Undefined when it was lost. */
export const recordProgress = (tx: Tx, { id, attempts }: Lease, values: { step?: string; error?: string }) =>
  tx
    .updateTable('provisionings')
    .set({ ...values, lease_until: leaseEnd })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('finished_at', 'is', null)
    .returning('id')
    .executeTakeFirst()

/** The password's hash has reached the kitchen's own database and is forgotten here. Undefined when the lease was lost. */
export const recordEnd = (tx: Tx, { id, attempts }: Lease) =>
  tx
    .updateTable('provisionings')
    .set({ step: 'active', finished_at: sql`now()`, error: null, admin_password_hash: null })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('finished_at', 'is', null)
    .returning('id')
    .executeTakeFirst()

export const activateTenant = (tx: Tx, id: number, { version, schemaHash }: Template) =>
  tx
    .updateTable('tenants')
    .set({ state: 'active', schema_version: version, schema_hash: schemaHash })
    .where('id', '=', id)
    .where('state', '=', 'provisioning') // a sandbox may have been closed by then
    .execute()

export async function deleteTenant(tx: Tx, id: number) {
  await tx.deleteFrom('dirty_tenants').where('tenant', '=', id).execute()
  await tx.deleteFrom('provisionings').where('tenant', '=', id).execute()
  await tx.deleteFrom('tenants').where('id', '=', id).execute()
}

/** Begun, not finished, and nobody is at it. */
export const abandoned = (db: Reads) =>
  db.selectFrom('provisionings').select('id').where(ended).orderBy('id').execute()

const provisioned = (db: Reads) =>
  db
    .selectFrom('provisionings')
    .innerJoin('tenants', 'tenants.id', 'provisionings.tenant')
    .leftJoin('tenant_subscriptions', 'tenant_subscriptions.tenant', 'tenants.id')
    .leftJoin('plans', 'plans.id', 'tenant_subscriptions.plan')
    .select([
      'tenants.id',
      'slug',
      'tenants.name',
      'state',
      'database',
      'time_zone',
      'currency',
      'currency_digits',
      'schema_version',
      'sandbox_of',
      'plans.name as plan',
      'provisionings.id as provisioning',
      'key',
      'admin_username',
      'admin_email',
      'admin_password_hash',
      'password_generated',
    ])
/** A kitchen with all that is recorded of its provisioning. */
export type Provisioning = Awaited<ReturnType<typeof provisioningById>>

export const provisioningByKey = (db: Reads, key: string) =>
  provisioned(db).where('key', '=', key).executeTakeFirst()
export const provisioningById = (db: Reads, id: number) =>
  provisioned(db).where('provisionings.id', '=', id).executeTakeFirstOrThrow()
