import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { apiKeys } from './platform/auth/api-keys.ts'
import { principals } from './platform/auth/principals.ts'
import { platformRealm } from './platform/auth/realm.ts'
import { tokenMint } from './platform/auth/tokens.ts'
import { systemClock, type Clock } from './platform/clock.ts'
import { openControl } from './platform/db/control.ts'
import { Owner, type OwnerConnection } from './platform/db/owner.ts'
import { DatabaseServer } from './platform/db/server.ts'
import { mediaStore } from './platform/files/media.ts'
import { tenantCatalog } from './platform/tenancy/catalog.ts'
import { templateKeeper } from './platform/tenancy/template.ts'
import type { EventWatch } from './platform/tenancy/tenant.ts'

export type DepsOptions = {
  config: Config
  /** The PostgreSQL server that holds everything, and the name of the control database on it. */
  postgres: OwnerConnection & { controlDatabase: string; budget: number }
  log: Logger
  clock?: Clock
}

/**
 * The composition root: everything the server is made of, made once, in order, and closed in the reverse one.
 * A process that only runs a command makes the same.
 */
export async function openDeps({ config, postgres, log, clock = systemClock }: DepsOptions) {
  const server = new DatabaseServer({ host: postgres.host, port: postgres.port, budget: postgres.budget })
  const owner = new Owner(postgres, server, config.secretKey)
  const control = await openControl(owner, server, postgres.controlDatabase)
  const databases = { server, owner }
  const watch: EventWatch = { expect: async () => {}, wake: () => {} }
  const tenants = tenantCatalog(control.read, databases, watch)
  const platform = platformRealm(control)

  return {
    config, log, clock, server, owner, control, databases, tenants, platform,
    template: templateKeeper(owner),
    media: mediaStore(join(config.dataDir, 'media')),
    tokens: tokenMint(config.secretKey, clock),
    principals: principals(clock),
    apiKeys: apiKeys(clock),
    async close() {
      await server.close()
    },
  }
}
export type Deps = Awaited<ReturnType<typeof openDeps>>
