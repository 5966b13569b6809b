import { sql } from 'kysely'

/** An instant inside JSON, written as rows have it (wire-types.ts): PostgreSQL leaves out zeros at its end there too. */
export const instantText = (column: string) => {
  const at = sql.ref(column)
  return sql<string>`to_char(${at}, 'YYYY-MM-DD"T"HH24:MI:SS') || coalesce(nullif(to_char(${at}, '.US'), '.000000'), '') || to_char(${at}, 'TZH:TZM')`
}
