import { controlMigrationsFolder } from './folders.ts'
import type { ControlDb } from './control-db.generated.ts'
import { handleOf, type Handle, type ReadsOf, type TxOf } from './handles.ts'
import { openKysely } from './kysely.ts'
import { loadMigrations, migrate } from './migrations.ts'
import type { Owner } from './owner.ts'
import type { DatabaseServer } from './server.ts'

export type ControlReads = ReadsOf<ControlDb>
export type ControlTx = TxOf<ControlDb>

/** The control database, made and migrated when it must be: which kitchens there are, and who runs the platform. */
export async function openControl(
  owner: Owner,
  server: DatabaseServer,
  database: string,
): Promise<Handle<ControlDb>> {
  await owner.createDatabase(database)
  const migrations = await loadMigrations(controlMigrationsFolder)
  await owner.with(database, (client) => migrate(client, migrations))
  return handleOf(openKysely<ControlDb>(server, { ...owner.target(database), patient: false }))
}
