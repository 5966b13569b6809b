import { invalid, refuse, refusedAction } from '../../refusals.ts'
import { endSessions, retireAccount, updateAccount } from '../../platform/auth/accounts.sql.ts'
import type { Principals } from '../../platform/auth/principals.ts'
import type { Static } from '../../platform/http/schemas.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { followAccount, holdDriverOf } from '../drivers/index.ts'
import { withinLimit } from '../plan-limits/index.ts'
import { judgeUsername } from './judge-username.ts'
import { givenRoles, type StaffPatch } from './staff.schema.ts'
import { lockMembers, memberById } from './staff.sql.ts'

type Deps = { principals: Principals }
type Change = Omit<Static<typeof StaffPatch>, 'is_staff'> & { role?: string }

/**
 * Changes what is named; `by` is who asks. Who is switched off is signed out everywhere; switched on again they count
 * against the plan as a new one would. Nobody switches themselves off, and an administrator always remains (400
 * {"error"}). Somebody who is switched off is unknown (404) to everything but being switched on.
 */
export async function changeMember(
  deps: Deps,
  tenant: Tenant,
  by: number,
  id: number,
  { is_staff, ...wish }: Static<typeof StaffPatch>,
) {
  if (is_staff === false) throw invalid({ is_staff: 'Whoever works here stays one of the staff.' })
  return change(deps, tenant, by, id, wish)
}

/** Gives somebody another role. Their present one changes nothing, whichever it is (contract C12). */
export async function changeRole(
  deps: Deps,
  tenant: Tenant,
  by: number,
  id: number,
  role: string | undefined,
) {
  return change(deps, tenant, by, id, { role: role ?? '' })
}

/** Takes somebody off the staff for good; what they did keeps their name. Their own names are free again. */
export async function removeMember({ principals }: Deps, tenant: Tenant, by: number, id: number) {
  await tenant.write(async (tx) => {
    await judge(tx, tenant, by, id, { is_active: false })
    await retireAccount(tx, id)
    await followAccount(tx, id)
  })
  principals.forgetAll()
}

async function change({ principals }: Deps, tenant: Tenant, by: number, id: number, wish: Change) {
  const changed = await tenant.write(async (tx) => {
    await judge(tx, tenant, by, id, wish)
    if (wish.username !== undefined) await judgeUsername(tx, wish.username, id)
    if (Object.keys(wish).length) await updateAccount(tx, id, wish)
    if (wish.is_active === false) await endSessions(tx, id)
    await followAccount(tx, id)
    const member = await memberById(tx, id)
    return member! // judged and locked above
  })
  principals.forgetAll()
  return changed
}

async function judge(tx: Tx, tenant: Tenant, by: number, id: number, { is_active, role }: Change) {
  await holdDriverOf(tx, id)
  const members = await lockMembers(tx, id)
  const member = members.find((one) => one.id === id)
  if (!member || (!member.is_active && is_active !== true)) throw refuse('not_found')

  const newRole = role !== undefined && role !== member.role
  if (newRole && !givenRoles.some((given) => given === role))
    throw refusedAction(`Not a role that can be given. Choose from: ${givenRoles.join(', ')}.`)
  const leaves = member.is_active && is_active === false
  if (leaves && id === by) throw refusedAction('You cannot deactivate yourself.')
  const others = members.some((one) => one.id !== id && one.role === 'admin' && one.is_active)
  if (member.role === 'admin' && (leaves || newRole) && !others)
    throw refusedAction('The kitchen needs an administrator.')
  if (!member.is_active && is_active) await withinLimit(tx, tenant, 'staff_users')
}
