import { CompiledQuery, type Kysely } from 'kysely'
import type { AnyHandle } from './handles.ts'

/**
 * A statement written out once, for the few that a measurement named: building and compiling the same one for each
 * request cost the server half as much again as PostgreSQL took to run it. `Params` are its $1, $2, ... in order.
 */
export const prepared =
  <Params extends readonly unknown[], Row>(text: string) =>
  async (db: AnyHandle, ...params: Params): Promise<Row[]> => {
    // Both handle types are the same builder underneath, see rows().
    const { rows } = await (db as Kysely<any>).executeQuery<Row>(CompiledQuery.raw(text, [...params]))
    return rows
  }
