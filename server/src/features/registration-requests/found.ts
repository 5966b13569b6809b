import { refuse } from '../../refusals.ts'

/** 404 when there is no such request, or no longer. */
export function found<Row>(request: Row | undefined): Row {
  if (!request) throw refuse('not_found')
  return request
}
