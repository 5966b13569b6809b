import { sql } from 'kysely'
import type { ControlDb } from '../../platform/db/control-db.generated.ts'
import { rows, type ReadsOf, type TxOf } from '../../platform/db/handles.ts'

type Reads = ReadsOf<ControlDb>
type Tx = TxOf<ControlDb>

export const installationTag = async (db: Reads) =>
  (await db.selectFrom('installation').select('tag').executeTakeFirstOrThrow()).tag

/** Off the shelf and into this transaction's tenant. */
export const takeSpare = (tx: Tx, template: string) =>
  tx
    .deleteFrom('spare_databases')
    .where('database', '=', (where) =>
      where
        .selectFrom('spare_databases')
        .select('database')
        .where('ready', '=', true)
        .where('template', '=', template)
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning('database')
    .executeTakeFirst()

/** False when as many as wished are there or being made. */
export async function insertSpare(
  tx: Tx,
  database: string,
  template: string,
  wished: number,
): Promise<boolean> {
  const inserted = await rows(
    tx,
    sql`
    insert into spare_databases (database, server, template)
    select ${database}, (select min(id) from servers), ${template}
    where (select count(*) from spare_databases where template = ${template}) < ${wished}
    returning database`,
  )
  return inserted.length > 0
}

export const readySpare = (tx: Tx, database: string) =>
  tx.updateTable('spare_databases').set({ ready: true }).where('database', '=', database).execute()

/** Forgets spares that nobody will take: of another template, or begun a minute ago and never finished. */
export const forgetUselessSpares = (tx: Tx, template: string) =>
  tx
    .deleteFrom('spare_databases')
    .where(sql<boolean>`template <> ${template} or (not ready and created_at < now() - interval '1 minute')`)
    .execute()

/** Every database that this installation knows of, as of one instant. */
export const knownDatabases = (db: Reads) =>
  db
    .selectFrom('tenants')
    .select('database')
    .union(db.selectFrom('spare_databases').select('database'))
    .execute()
