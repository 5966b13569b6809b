import { join } from 'node:path'
import pino from 'pino'
import { readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/database.ts'
import { openControl } from '../../src/platform/db/control.ts'
import { Owner } from '../../src/platform/db/owner.ts'
import { DatabaseServer } from '../../src/platform/db/server.ts'
import { mediaStore } from '../../src/platform/files/media.ts'
import { tenantCatalog } from '../../src/platform/tenancy/catalog.ts'
import { templateKeeper } from '../../src/platform/tenancy/template.ts'

/**
 * What provisioning and migrating need, in a process of its own on the kitchens of the test that started it
 * (environmentOf). The whole of deps takes three times as long to load, and these processes are started by the dozen.
 */
export async function openChildDeps() {
  const config = readConfig()
  const { postgres } = await openDatabase(config, { borrow: true, say: () => {} })
  const server = new DatabaseServer(postgres)
  const owner = new Owner(postgres, server, config.secretKey)
  const control = await openControl(owner, server, postgres.controlDatabase)
  const tenants = tenantCatalog(control.read, { server, owner }, { expect: async () => {}, wake: () => {} })
  const log = pino({ level: 'silent' })
  return {
    config,
    log,
    owner,
    control,
    tenants,
    media: mediaStore(join(config.dataDir, 'media')),
    template: templateKeeper(owner),
    close: () => server.close(),
  }
}
