import { sql } from 'kysely'
import type { ControlDb } from '../../platform/db/control-db.generated.ts'
import type { ReadsOf, TxOf } from '../../platform/db/handles.ts'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'

type Reads = ReadsOf<ControlDb>
type Tx = TxOf<ControlDb>

const domains = (db: Reads | Tx) =>
  db
    .selectFrom('tenant_domains as d')
    .innerJoin('tenants as t', 't.id', 'd.tenant')
    .where('t.state', '<>', 'deleted')
    .select([
      'd.id',
      'd.tenant',
      't.name as tenant_name',
      't.slug',
      'd.domain',
      sql<string>`'_kitchen.' || d.domain`.as('txt_name'),
      'd.token as txt_value',
      'd.verified_at',
      'd.created_at',
    ])

const sortable = ['domain', 'created_at', 'verified_at']

export function listDomains(db: Reads, tenant: number | undefined, page: PageRequest) {
  const wished = tenant === undefined ? domains(db) : domains(db).where('d.tenant', '=', tenant)
  return pageOf(
    ordered(
      searched(wished, page.words, ['d.domain', 't.name']),
      page.ordering,
      sortable,
      ['d.domain'],
      'd.id',
    ),
    page,
  )
}

export const domainById = (db: Reads | Tx, id: number) =>
  domains(db).where('d.id', '=', id).executeTakeFirst()

export const openTenant = (tx: Tx, id: number) =>
  tx
    .selectFrom('tenants')
    .select('id')
    .where('id', '=', id)
    .where('state', '<>', 'deleted')
    .where('sandbox_of', 'is', null)
    .executeTakeFirst()

/** A claim that nobody proved does not keep the owner of the domain from theirs. */
export const dropUnproven = (tx: Tx, domain: string) =>
  tx
    .deleteFrom('tenant_domains')
    .where('domain', '=', domain)
    .where('verified_at', 'is', null)
    .where('created_at', '<', sql<string>`now() - interval '1 day'`)
    .execute()

export const insertDomain = (tx: Tx, tenant: number, domain: string, token: string) =>
  tx.insertInto('tenant_domains').values({ tenant, domain, token }).returning('id').executeTakeFirstOrThrow()

export const setVerified = (tx: Tx, id: number) =>
  tx
    .updateTable('tenant_domains')
    .set({ verified_at: sql<string>`coalesce(verified_at, now())` })
    .where('id', '=', id)
    .execute()

export const deleteDomain = (tx: Tx, id: number) =>
  tx.deleteFrom('tenant_domains').where('id', '=', id).returning('domain').executeTakeFirst()
