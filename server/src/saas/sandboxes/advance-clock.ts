import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '../../deps.ts'
import type { Static } from '../../platform/http/schemas.ts'
import type { Reads, Tenant } from '../../platform/tenancy/tenant.ts'
import { invalid, refuse } from '../../refusals.ts'
import { aim, openMove, readClock } from './clock.sql.ts'
import type { ClockMove } from './sandboxes.schema.ts'

/** Nobody waits at a door for longer. */
const patienceMs = 5_000

/** 404 in a real kitchen, whose clock nobody moves. */
export function sandboxOnly(tenant: Tenant): Tenant {
  if (tenant.sandbox_of === null) throw refuse('not_found')
  return tenant
}

export async function showClock(sandbox: Tenant) {
  const { now, moved_from, moving_to } = await readClock(sandboxOnly(sandbox).read)
  return { now, time_zone: sandbox.time_zone, held: true as const, moved_from, moving_to }
}

/**
 * Sends a sandbox's clock to an instant, or so many calendar days or hours on, and waits for a few seconds; what takes
 * longer goes on as a task, and the clock says how far it is. Refuses by field what is not ahead or over 400 days away
 * from where the sandbox began, and with `clock_moving` while the clock is on its way: then it is set going once more, in
 * case whoever sent it died before that.
 */
export async function advanceClock(
  { moveSandboxClock }: Pick<Deps, 'moveSandboxClock'>,
  tenant: Tenant,
  account: number,
  wish: Static<typeof ClockMove>,
) {
  const sandbox = sandboxOnly(tenant)
  const at = await judge(sandbox.read, wish)
  const isOpen = await sandbox.write((tx) => openMove(tx, at, account))
  await moveSandboxClock({ tenant: sandbox.id })
  if (!isOpen) throw refuse('clock_moving')
  const end = performance.now() + patienceMs
  let clock = await showClock(sandbox)
  while (clock.moving_to !== null && performance.now() < end) {
    await sleep(50)
    clock = await showClock(sandbox)
  }
  return clock
}

async function judge(db: Reads, wish: Static<typeof ClockMove>): Promise<string> {
  const [field, ...others] = Object.keys(wish)
  if (field === undefined || others.length)
    throw invalid({ [others[0] ?? 'to']: 'Give one of to, days and hours.' })
  const { at, is_ahead, is_too_far } = await aim(db, wish)
  if (!is_ahead) throw invalid({ [field]: 'A clock only moves forward.' })
  if (is_too_far) throw invalid({ [field]: 'A sandbox lives through 400 days at most.' })
  return at
}
