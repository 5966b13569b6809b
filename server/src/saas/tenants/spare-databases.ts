import { randomBytes } from 'node:crypto'
import type { Deps } from '../../deps.ts'
import {
  forgetUselessSpares,
  insertSpare,
  installationTag,
  knownDatabases,
  readySpare,
} from './spare-databases.sql.ts'

type Shelf = Pick<Deps, 'control' | 'owner' | 'template' | 'log'>

/** A name for a database and its login role: recorded before it is made, and never built from the kitchen's own. */
export const newDatabaseName = async ({ control }: Pick<Deps, 'control'>) =>
  `k${await installationTag(control.read)}${randomBytes(6).toString('hex')}`

/** Clones databases ahead of need until as many as wished stand ready, one at a time: sign-ups come first. */
export async function fillShelf(deps: Shelf, wished: number): Promise<void> {
  const { control, owner } = deps
  const template = await deps.template()
  for (;;) {
    const database = await newDatabaseName(deps)
    if (!(await control.write((tx) => insertSpare(tx, database, template.database, wished)))) return
    await owner.cloneDatabase(database, template.database)
    await control.write((tx) => readySpare(tx, database))
  }
}

/**
 * Drops databases and login roles of this installation that no row knows: what a crash left behind, or a spare that is
 * of no use any more. The databases are listed before the rows are read, as a row is written before its database. One that
 * ever was a kitchen's stays even then: who restores an older control database must not lose kitchens by it.
 */
export async function dropStrays({ control, owner, template, log }: Shelf): Promise<void> {
  const { database: current } = await template()
  await control.write((tx) => forgetUselessSpares(tx, current))
  const found = await owner.unclaimed(`k${await installationTag(control.read)}`)
  const known = new Set((await knownDatabases(control.read)).map(({ database }) => database))
  for (const stray of found.filter((name) => !known.has(name))) {
    await owner.dropDatabase(stray)
    log.warn({ database: stray }, 'dropped a database that belongs to no kitchen')
  }
}
