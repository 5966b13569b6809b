import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

/** What a link that is made now says: until when it opens the invoice, and how often earlier ones were ended. */
export async function linkFacts(db: Reads, invoice: number, days: number) {
  const [facts] = await rows<{ ended: number; expires: number; expires_at: string }>(
    db,
    sql`
    select coalesce(times, 0) as ended, at as expires_at, extract(epoch from at)::float8 as expires
    from invoices left join ended_shares on ended_shares.invoice = invoices.id,
      (select date_trunc('second', kitchen_now() + make_interval(days => ${days})) as at) as until
    where invoices.id = ${invoice}`,
  )
  return facts
}

export const endShares = (tx: Tx, invoice: number) =>
  rows(
    tx,
    sql`insert into ended_shares (invoice) values (${invoice})
      on conflict (invoice) do update set times = ended_shares.times + 1`,
  )
