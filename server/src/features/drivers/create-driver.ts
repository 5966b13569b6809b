import { invalid } from '../../refusals.ts'
import { openAccount } from '../../platform/auth/accounts.ts'
import { updateAccount } from '../../platform/auth/accounts.sql.ts'
import { hashPassword, passwordProblems } from '../../platform/auth/passwords.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Static } from '../../platform/http/schemas.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { invite } from '../invitations/index.ts'
import { requireFeature, withinLimit } from '../plan-limits/index.ts'
import type { DriverCreate } from './drivers.schema.ts'
import { insertDriver, replaceRoutes, replaceZones, unlistedAccount } from './drivers.sql.ts'
import { presentDriver } from './present-driver.ts'

/**
 * Makes a driver with an account of their own; its username is the phone without +, - and blanks. Without a password the
 * answer carries the token of a one-time invitation (contract 13, decision 6). An account that exists is never taken
 * over (D18): 400 by field. Only a driver's account that was made with the staff and is nobody's yet is found by its
 * e-mail address, with the password that it has. Drivers count as staff (contract 13, decision 6).
 */
export async function createDriver(
  { clock }: { clock: Clock },
  tenant: Tenant,
  wish: Static<typeof DriverCreate>,
) {
  requireFeature(tenant, 'delivery_tracking')
  const { password, zone_ids = [], route_ids = [], email, is_active = true, ...plain } = wish
  const username = wish.phone.replace(/[+\-\s]/g, '')
  const problems =
    password === undefined
      ? []
      : passwordProblems(password, [username, email ?? '', ...wish.name.split(/\s+/)])
  if (problems.length) throw invalid({ password: problems })

  const [first_name = '', ...rest] = wish.name.split(/\s+/)
  const password_hash = password === undefined ? null : await hashPassword(password)
  return tenant.write(async (tx) => {
    const waiting = password === undefined && email ? await unlistedAccount(tx, email) : undefined
    if (is_active && !waiting) await withinLimit(tx, tenant, 'staff_users')
    const account =
      waiting ??
      (await openAccount(tx, {
        username,
        email: email ?? '',
        first_name,
        last_name: rest.join(' '),
        password_hash,
        role: 'driver',
      }))
    if ('taken' in account) {
      const field = account.taken === 'email' ? 'email' : 'phone'
      throw invalid({ [field]: `An account with this ${field} exists already.` })
    }
    if (!is_active) await updateAccount(tx, account.id, { is_active })
    const { id } = await insertDriver(tx, { ...plain, is_active, account: account.id })
    await replaceZones(tx, id, zone_ids)
    await replaceRoutes(tx, id, route_ids)
    const token = password === undefined && !waiting ? await invite(tx, account.id, clock.now()) : undefined
    return { driver: await presentDriver(tx, id), token }
  })
}
