import type { Logger } from 'pino'
import type { Clock } from '../../platform/clock.ts'
import type { Owner } from '../../platform/db/owner.ts'
import { logEnd, readLog } from '../../platform/events/events.sql.ts'
import type { Relay } from '../../platform/events/relay.ts'
import type { Handlers } from '../../platform/jobs/handlers.ts'
import { runHandler } from '../../platform/jobs/run-handler.ts'
import { takeTurns, type Schedule } from '../../platform/jobs/schedule.ts'
import type { TenantCatalog } from '../../platform/tenancy/catalog.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { forgetDay } from '../../features/daily-menus/index.ts'
import { claimClock, finishMove, nextMoment, setClock } from './clock.sql.ts'

export type MoveDeps = {
  owner: Owner
  tenants: TenantCatalog
  relay: Relay
  handlers: Handlers
  schedules: readonly Schedule[]
  clock: Clock
  log: Logger
}

/** One go, after which others' tasks have their turn. */
const goMs = 2_000
/** For what always finds more to do. */
const mostTurns = 5_000

/**
 * Brings a sandbox's clock on its way, and answers whether it has further to go. It does not jump: it stops wherever
 * something may be due, and there all recurring work is done and every event handled before it goes on. Whoever takes it
 * up after a crash first does what is due where the clock stands. Only one mover works at a time.
 */
export async function moveClock(deps: MoveDeps, { tenant }: { tenant: number }): Promise<boolean> {
  const sandbox = await deps.tenants.byId(tenant)
  if (sandbox?.state !== 'active' || sandbox.sandbox_of === null) return false
  const until = performance.now() + goMs
  return deps.owner.visit(sandbox.database, async (owner) => {
    if (!(await claimClock(owner))) return false
    try {
      let { seq } = await logEnd(sandbox.read)
      let isMidnight = false
      for (;;) {
        await work(deps, sandbox, isMidnight)
        seq = await handleEvents(deps, sandbox, seq)
        const next = await nextMoment(sandbox.read)
        if (next === undefined) break
        if (performance.now() > until) return true
        await setClock(owner, next.at)
        isMidnight = next.is_midnight
      }
      await sandbox.write(finishMove)
      return false
    } finally {
      forgetDay(sandbox)
    }
  })
}

/** All that is due at this instant. */
async function work(deps: MoveDeps, sandbox: Tenant, isMidnight: boolean) {
  for (const schedule of deps.schedules) {
    if (!('perTenant' in schedule) || (schedule.keepsHouse && !isMidnight)) continue
    await takeTurns(schedule, sandbox, deps.clock, mostTurns).catch((error: unknown) =>
      deps.log.warn(
        { err: error, tenant: sandbox.id, schedule: schedule.name },
        'recurring work failed in a sandbox',
      ),
    )
  }
}

/**
 * What follows from events after some number, and from those that they bring; answers the number of the last one. Here and
 * now rather than when the queue comes to it, by when the clock may have gone on. The queue has these jobs all
 * the same: it finds them done, or tries again what failed.
 */
async function handleEvents(deps: MoveDeps, sandbox: Tenant, from: number): Promise<number> {
  let after = from
  for (;;) {
    const { seq, has_unstamped } = await logEnd(sandbox.read)
    if (has_unstamped) await deps.relay.relay(sandbox)
    else if (seq === after) return after
    const { events } = await readLog(sandbox.read, after, 1_000)
    const last = events.at(-1)
    if (!last) return after
    after = last.seq
    for (const event of events)
      for (const { name } of deps.handlers[event.type] ?? []) {
        const job = { tenant: sandbox.id, handler: name, event }
        await runHandler(deps.handlers, deps.tenants, job).catch((error: unknown) =>
          deps.log.warn(
            { err: error, tenant: sandbox.id, event: event.id, handler: name },
            'a job waits for the queue',
          ),
        )
      }
  }
}
