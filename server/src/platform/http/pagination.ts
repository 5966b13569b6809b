import type { FastifyRequest } from 'fastify'
import { baseUrl } from './base-url.ts'
import type { PageQuery } from './schemas.ts'
import type { PageRequest, PageRows } from '../db/listing.ts'

/** The page that a list's query asks for. Lists that the dashboard reads whole have 1000 rows a page (contract C1), others 10. */
export const pageRequest = (query: PageQuery, size = 10): PageRequest => ({
  page: query.page === 'last' ? 'last' : /^\d{1,9}$/.test(query.page ?? '1') ? Number(query.page ?? 1) : 0,
  size: query.page_size ?? size,
  words: query.search?.split(/[\s,]+/).filter(Boolean) ?? [],
  ordering:
    query.ordering
      ?.split(',')
      .map((field) => field.trim())
      .filter(Boolean) ?? [],
})

/** The envelope of a page; its links keep every other parameter of the request. */
export function pageAnswer<Row>(request: FastifyRequest, { count, page, pages, rows }: PageRows<Row>) {
  const link = (number: number) => {
    const url = new URL(baseUrl(request) + request.originalUrl)
    url.searchParams.set('page', String(number))
    return url.href
  }
  return {
    count,
    next: page < pages ? link(page + 1) : null,
    previous: page > 1 ? link(page - 1) : null,
    results: rows,
  }
}
