import { refuse } from '../../refusals.ts'

/** The row, or 404 when there is none. */
export function found<Row>(row: Row | undefined): Row {
  if (!row) throw refuse('not_found')
  return row
}
