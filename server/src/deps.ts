import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { apiKeys } from './platform/auth/api-keys.ts'
import { principals } from './platform/auth/principals.ts'
import { platformRealm } from './platform/auth/realm.ts'
import { tokenMint, type RealmId } from './platform/auth/tokens.ts'
import { systemClock, type Clock } from './platform/clock.ts'
import { openControl } from './platform/db/control.ts'
import { Owner, type OwnerConnection } from './platform/db/owner.ts'
import { plainSql } from './platform/db/plain-sql.ts'
import { DatabaseServer } from './platform/db/server.ts'
import { openBus } from './platform/events/open-bus.ts'
import { openRelay } from './platform/events/relay.ts'
import { openSweeper } from './platform/events/sweeper.ts'
import { mediaStore } from './platform/files/media.ts'
import { kitchenMail } from './platform/mail/kitchen-mail.ts'
import { openMail } from './platform/mail/mail.ts'
import { checkHandlers, type Handlers } from './platform/jobs/handlers.ts'
import { openJobs } from './platform/jobs/jobs.ts'
import { openLimiters } from './platform/limiters.ts'
import { openLive } from './platform/realtime/live.ts'
import { tenantCatalog } from './platform/tenancy/catalog.ts'
import { templateKeeper } from './platform/tenancy/template.ts'
import { sendPasswordReset } from './features/auth/index.ts'
import { moveClock } from './saas/sandboxes/index.ts'
import { openPress } from './features/invoices/index.ts'
import { handlers as ourHandlers, mailings } from './handlers.ts'
import { may } from './permissions.ts'
import { sealer } from './platform/sealed.ts'
import { schedules } from './schedules.ts'
import { topicPermission } from './topics.ts'

export type DepsOptions = {
  config: Config
  /** The PostgreSQL server that holds everything, and the name of the control database on it. */
  postgres: OwnerConnection & { controlDatabase: string; budget: number }
  log: Logger
  clock?: Clock
  handlers?: Handlers
}

/**
 * The composition root: everything the server is made of, made once, in order, and closed in the reverse one.
 * A process that only runs a command makes the same: what it writes is relayed, but jobs.start() and sweeper.start(), by
 * which a process takes on later work, are the server's to call.
 */
export async function openDeps({
  config,
  postgres,
  log,
  clock = systemClock,
  handlers: others = ourHandlers,
}: DepsOptions) {
  const mail = kitchenMail(openMail({ settings: config.mail, dataDir: config.dataDir, clock, log }))
  const handlers = { ...others, ...mailings(mail) }
  checkHandlers(handlers)
  const server = new DatabaseServer({ host: postgres.host, port: postgres.port, budget: postgres.budget })
  const owner = new Owner(postgres, server, config.secretKey)
  const control = await openControl(owner, server, postgres.controlDatabase).catch(async (error) => {
    await server.close() // an open connection would keep the process from ending
    throw error
  })
  const databases = { server, owner }
  const bus = openBus(config, log)
  const sealed = sealer(config.secretKey)
  const jobs = openJobs({
    plainSql: plainSql(server, owner.target(postgres.controlDatabase)),
    control,
    handlers,
    schedules,
    config,
    sealed,
    clock,
    log,
    tenants: () => tenants,
  })
  const relay = openRelay({ control, bus, handOff: jobs, log })
  const tenants = tenantCatalog(control.read, databases, relay)
  const sweeper = openSweeper({ control, tenants, relay, log })
  const live = openLive({
    bus,
    tenants,
    clock,
    log,
    mayFollow(role, topic) {
      const permission = topicPermission(topic)
      return permission !== undefined && may(role, permission)
    },
  })
  const platform = platformRealm(control)
  const limiters = openLimiters(config, log)
  const moveSandboxClock = jobs.task('move-sandbox-clock', async (wish: { tenant: number }) => {
    const goesOn = await moveClock({ owner, tenants, relay, handlers, schedules, clock, log }, wish)
    if (goesOn) await moveSandboxClock(wish)
  })
  const press = openPress()

  return {
    config,
    log,
    clock,
    sealed,
    server,
    owner,
    control,
    databases,
    tenants,
    platform,
    bus,
    jobs,
    mailPasswordReset: jobs.task('mail-password-reset', (wish: { realm: RealmId; email: string }) =>
      sendPasswordReset({ config, clock, mail, tenants, platform }, wish),
    ),
    moveSandboxClock,
    relay,
    sweeper,
    live,
    template: templateKeeper(owner),
    mail,
    media: mediaStore(join(config.dataDir, 'media')),
    tokens: tokenMint(config.secretKey, clock),
    principals: principals(clock),
    apiKeys: apiKeys(clock),
    limiters,
    press,
    async close() {
      live.close()
      limiters.close()
      await press.close()
      await sweeper.close()
      // Before the queue that it hands events to: what running work still writes is found at the next start.
      await relay.close()
      await jobs.close()
      await bus.close()
      await server.close()
    },
  }
}
export type Deps = Awaited<ReturnType<typeof openDeps>>
