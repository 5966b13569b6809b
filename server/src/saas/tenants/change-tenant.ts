import type { Deps } from '../../deps.ts'
import type { ControlTx } from '../../platform/db/control.ts'
import { refuse, refusedAction } from '../../refusals.ts'
import { holdPlan } from '../plans/index.ts'
import { followState, subscribe } from '../subscriptions/index.ts'
import { showTenant } from './show-tenant.ts'
import type { TenantPatch } from './tenants.schema.ts'
import { moveSandboxes, sandboxesOf } from './sandboxes.sql.ts'
import { lockTenant, releaseNames, renameKitchen, updateTenant, type State } from './tenants.sql.ts'

type TenantDeps = Pick<Deps, 'control' | 'owner' | 'tenants' | 'live'>

/**
 * Changes what is named: the name, here and on the kitchen's own wall; whether it is open; its plan, by moving its one
 * subscription, so that the price follows (D12). Refuses an unknown plan with 400 {"error"}. Repeating it is harmless.
 */
export async function changeTenant(deps: TenantDeps, id: number, { name, is_active, plan_id }: TenantPatch) {
  await changing(deps, id, async (tx, { state }) => {
    if (name !== undefined) await updateTenant(tx, id, { name })
    if (is_active !== undefined && is_active !== (state === 'active'))
      await moveTo(tx, id, is_active ? 'active' : 'suspended')
    if (typeof plan_id === 'number') await movePlan(tx, id, plan_id)
  })
  const kitchen = name !== undefined && (await deps.tenants.byId(id))
  if (kitchen) await kitchen.write((tx) => renameKitchen(tx, name))
  return showTenant(deps, deps.control.read, id)
}

/** Opens or closes a kitchen's doors, for everybody and at once; what it subscribes to goes along. */
export async function switchTenant(deps: TenantDeps, id: number, state: 'active' | 'suspended') {
  await changing(deps, id, (tx) => moveTo(tx, id, state))
  return { status: state }
}

/**
 * Closes a kitchen for good: its people are refused from now on, its slug and domains are free. Its database is kept, as are its
 * invoices and its usage (D13); a new kitchen of the same slug gets a database of its own.
 */
export const closeTenant = (deps: TenantDeps, id: number) =>
  changing(deps, id, async (tx) => {
    await moveTo(tx, id, 'deleted')
    await releaseNames(tx, id)
  })

type Locked = NonNullable<Awaited<ReturnType<typeof lockTenant>>>

/** Whatever has changed, of a kitchen or its sandboxes, is so in this process when this ends, and within three seconds in the others. */
async function changing(
  deps: TenantDeps,
  id: number,
  change: (tx: ControlTx, before: Locked) => Promise<void>,
) {
  const changed = await deps.control.write(async (tx) => {
    const before = await lockTenant(tx, id)
    if (!before) throw refuse('not_found')
    const sandboxes = await sandboxesOf(tx, id)
    await change(tx, before)
    return [before, ...sandboxes]
  })
  for (const one of changed) {
    deps.tenants.forget(one)
    await deps.live.recheck(one.id)
  }
}

async function moveTo(tx: ControlTx, id: number, state: State) {
  await updateTenant(tx, id, { state })
  await moveSandboxes(tx, id, state)
  await followState(tx, id, state)
}

async function movePlan(tx: ControlTx, id: number, plan: number) {
  if (!(await holdPlan(tx, plan))) throw refusedAction('This plan does not exist.')
  await subscribe(tx, id, plan)
}
