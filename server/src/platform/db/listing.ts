import { sql, type SelectQueryBuilder } from 'kysely'
import { refuse } from '../../refusals.ts'

export type PageRequest = { page: number | 'last'; size: number; words: string[]; ordering: string[] }
export type PageRows<Row> = { count: number; page: number; pages: number; rows: Row[] }

// The helpers below work on a query over any tables; which columns exist is the room's own business.
// biome-ignore format: one line each
type Query<Row> = SelectQueryBuilder<any, any, Row>

/** Every word must occur, in any case, in one of the columns. */
export function searched<Row>(query: Query<Row>, words: string[], columns: string[]): Query<Row> {
  return words.reduce((narrowed, word) => {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    return narrowed.where((where) =>
      where.or(columns.map((column) => where(sql.ref(column), 'ilike', pattern))),
    )
  }, query)
}

/**
 * Orders by the named fields of the answer that are allowed (others are ignored), else by the fallback ("-created_at"),
 * and last by the id: without a unique last key rows jump between pages. A bare name is to PostgreSQL the answer's own
 * column first, whatever tables have one of that name.
 */
export function ordered<Row>(
  query: Query<Row>,
  wished: string[],
  allowed: readonly string[],
  fallback: string[],
  id: string,
): Query<Row> {
  const known = wished.filter((field) => allowed.includes(field.replace(/^-/, '')))
  return [...(known.length ? known : fallback), id].reduce(
    (sorted, field) =>
      sorted.orderBy(sql.ref(field.replace(/^-/, '')), field.startsWith('-') ? 'desc' : 'asc'),
    query,
  )
}

/** One page of a query in two statements, however many rows there are. A page out of range is `invalid_page`; page 1 always is one. */
export async function pageOf<Row>(
  query: Query<Row>,
  { page: wished, size }: PageRequest,
): Promise<PageRows<Row>> {
  const counted = await query
    .clearSelect()
    .clearOrderBy()
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirst()
  const count = counted?.count ?? 0
  const pages = Math.max(1, Math.ceil(count / size))
  const page = wished === 'last' ? pages : wished
  if (page < 1 || page > pages) throw refuse('invalid_page')
  return {
    count,
    page,
    pages,
    rows: await query
      .limit(size)
      .offset((page - 1) * size)
      .execute(),
  }
}
