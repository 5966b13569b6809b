import { createHash } from 'node:crypto'
import type pg from 'pg'

/**
 * The schema as a readable text, read from the catalogues (embedded PostgreSQL ships no pg_dump). Two databases with the
 * same dump have the same tables, columns, constraints, indexes, functions, triggers and grants. Left out is what
 * differs by design: the digits of money (set_currency) and who the owner is.
 */
export async function dumpSchema(client: pg.Client): Promise<string> {
  const parts = await Promise.all(
    sections.map(async ([title, query]) => {
      const { rows } = await client.query<{ line: string }>(query)
      return rows.length ? `-- ${title}\n${rows.map(({ line }) => line).join('\n')}\n` : ''
    }),
  )
  return parts.filter(Boolean).join('\n')
}

/** A short fingerprint of the dump, to compare databases of a fleet. */
export const hashSchema = (dump: string) => createHash('sha256').update(dump).digest('hex').slice(0, 16)

const ours = `join pg_namespace n on n.oid = relnamespace and n.nspname = 'public'`
const sections: [title: string, query: string][] = [
  [
    'domains',
    `
    select format('domain %s %s%s', typname, format_type(typbasetype, typtypmod),
      coalesce((select string_agg(' ' || pg_get_constraintdef(c.oid), '' order by conname) from pg_constraint c
                where contypid = t.oid and conname <> 'amount_digits'), '')) as line
    from pg_type t join pg_namespace n on n.oid = typnamespace and n.nspname = 'public'
    where typtype = 'd' order by typname`,
  ],
  [
    'tables',
    `
    select format('%s.%s %s%s%s%s', relname, attname, format_type(atttypid, atttypmod),
      case when attnotnull then ' not null' else '' end,
      case attidentity when 'a' then ' generated always as identity' else '' end,
      coalesce(case attgenerated when 's' then ' generated always as ' else ' default ' end
        || pg_get_expr(adbin, adrelid), '')) as line
    from pg_class c ${ours} join pg_attribute a on attrelid = c.oid and attnum > 0 and not attisdropped
    left join pg_attrdef d on adrelid = c.oid and adnum = attnum
    where relkind in ('r', 'p') order by relname, attnum`,
  ],
  [
    'constraints',
    `
    select format('%s %s %s', relname, conname, pg_get_constraintdef(x.oid)) as line
    from pg_constraint x join pg_class c on c.oid = conrelid ${ours}
    where contype <> 'n' order by relname, conname`,
  ],
  [
    'indexes',
    `
    select pg_get_indexdef(i.indexrelid) as line
    from pg_index i join pg_class c on c.oid = i.indexrelid ${ours} order by 1`,
  ],
  [
    'triggers',
    `
    select pg_get_triggerdef(t.oid) as line
    from pg_trigger t join pg_class c on c.oid = tgrelid ${ours} where not tgisinternal order by 1`,
  ],
  [
    'functions',
    `
    select pg_get_functiondef(p.oid) as line
    from pg_proc p join pg_namespace n on n.oid = pronamespace and n.nspname = 'public' order by proname`,
  ],
  [
    'grants',
    `
    select format('%s %s: %s', relname, grantee.rolname, string_agg(lower(privilege_type), ', ' order by privilege_type)) as line
    from pg_class c ${ours}, aclexplode(relacl) acl join pg_roles grantee on grantee.oid = acl.grantee
    where grantee.rolname = 'kitchen_app' group by relname, grantee.rolname
    union all
    select format('%s %s: %s (%s)', relname, grantee.rolname, lower(privilege_type), string_agg(attname, ', ' order by attnum))
    from pg_class c ${ours} join pg_attribute on attrelid = c.oid, aclexplode(attacl) acl join pg_roles grantee on grantee.oid = acl.grantee
    where grantee.rolname = 'kitchen_app' group by relname, grantee.rolname, privilege_type order by 1`,
  ],
]
