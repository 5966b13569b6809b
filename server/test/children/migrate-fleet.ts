// Migrates the fleet with the migrations of a folder, and says so at each kitchen, until it is done or killed.
import { migrateFleet } from '../../src/saas/tenants/index.ts'
import { openChildDeps } from './open-deps.ts'

const deps = await openChildDeps()
await migrateFleet(deps, {
  folder: process.argv[2] ?? '',
  onEach: ({ slug }) => process.stdout.write(`${slug}\n`),
})
await deps.close()
