import type { Client } from '../db/server.ts'
import type { TenantFacts } from './tenant.ts'

type Sandbox = Pick<TenantFacts, 'id' | 'name' | 'currency_digits'>
/** Names are quoted. Generated columns are left out: they follow from the others. */
type Table = { name: string; columns: string }

const rowsAtOnce = 2_000

/**
 * Makes an empty clone of the template a copy of a kitchen as of one instant and one schema version, in one transaction of
 * the owner; repeating it changes nothing. Refuses a kitchen at another version. Tables with the comment "stays behind" stay empty. The copy is another tenant, its log has another
 * epoch, and its clock stands at the instant of the copy. Foreign keys are dropped and made anew, as a dump does it: they
 * are checked all at once, in whichever order tables come, and no superuser is needed.
 */
export async function copyKitchen(from: Client, to: Client, sandbox: Sandbox): Promise<void> {
  const { rowCount: done } = await to.query('select from identity')
  if (done) return
  await from.query('begin isolation level repeatable read')
  await to.query('begin')
  try {
    await holdVersion(from, to)
    await to.query(`call set_currency(${Number(sandbox.currency_digits)})`)
    const tables = await tablesOf(to)
    const keys = await foreignKeys(to)
    const all = (statement: (name: string) => string) =>
      to.query(tables.map(({ name }) => statement(name)).join(';'))
    await to.query(keys.map(({ drop }) => drop).join(';'))
    await all((name) => `truncate ${name}; alter table ${name} disable trigger user`) // the template came with some rows
    for (const table of tables) await copyTable(from, to, table)
    await all((name) => `alter table ${name} enable trigger user`)
    await to.query(keys.map(({ add }) => add).join(';'))
    await copySequences(from, to)
    await becomeSandbox(from, to, sandbox)
    await to.query('commit')
  } catch (error) {
    await to.query('rollback')
    throw error
  } finally {
    await from.query('rollback')
  }
  await to.query('analyze')
}

/**
 * The kitchen's schema stays as it is until the transaction ends: a migration begins with its row in this table, so it
 * waits before it has locked anything that the kitchen needs. One that has begun is waited for, before the snapshot is
 * taken: a table that it writes anew would be empty in an older one.
 */
async function holdVersion(from: Client, to: Client) {
  await from.query('lock table schema_migrations in share mode')
  const [kitchen, copy] = [await versionOf(from), await versionOf(to)]
  if (kitchen !== copy) throw new Error(`the kitchen is at version ${kitchen}, and its copy at ${copy}`)
}

async function versionOf(client: Client): Promise<number | undefined> {
  const { rows } = await client.query<{ version: number }>(
    'select max(version) as version from schema_migrations',
  )
  return rows[0]?.version
}

const tablesOf = async (client: Client): Promise<Table[]> =>
  (
    await client.query<Table>(`
    select quote_ident(relname) as name, string_agg(quote_ident(attname), ', ' order by attnum) as columns
    from pg_class c join pg_attribute on attrelid = c.oid
    where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped and attgenerated = ''
      and obj_description(c.oid, 'pg_class') is distinct from 'stays behind'
    group by relname order by relname`)
  ).rows

const foreignKeys = async (client: Client) =>
  (
    await client.query<{ drop: string; add: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by conname`)
  ).rows

/** As PostgreSQL's own text of whole rows, which reads back as exactly the same values; COPY is not for pipelined connections. */
async function copyTable(from: Client, to: Client, { name, columns }: Table) {
  await from.query(`declare copied no scroll cursor for select t::text as row from ${name} t`)
  for (;;) {
    const { rows } = await from.query<{ row: string }>(`fetch ${rowsAtOnce} from copied`)
    if (rows.length)
      await to.query(
        `insert into ${name} (${columns}) overriding system value select ${columns} from unnest($1::${name}[])`,
        [rows.map(({ row }) => row)],
      )
    if (rows.length < rowsAtOnce) break
  }
  await from.query('close copied')
}

/** Read after the rows: a sequence knows of no snapshot, and may be ahead of it but not behind. */
async function copySequences(from: Client, to: Client) {
  const { rows } = await from.query<{ name: string; last: string }>(
    `select quote_ident(sequencename) as name, last_value::text as last from pg_sequences
     where schemaname = 'public' and last_value is not null`,
  )
  await to.query('select setval(name::regclass, last) from unnest($1::text[], $2::bigint[]) s(name, last)', [
    rows.map(({ name }) => name),
    rows.map(({ last }) => last),
  ])
}

async function becomeSandbox(from: Client, to: Client, { id, name }: Sandbox) {
  const { rows } = await from.query<{ now: string }>('select kitchen_now()::text as now')
  await to.query('update clock set held_at = $1', [rows[0]?.now])
  await to.query('update stream set epoch = gen_random_uuid(), last_seq = 0')
  await to.query('update settings set name = $1', [name])
  await to.query('insert into identity (tenant) values ($1)', [id])
}
