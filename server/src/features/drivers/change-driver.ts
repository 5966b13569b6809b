import { formatMoney } from '../../platform/money.ts'
import { found, invalid, refuse } from '../../refusals.ts'
import { endSessions, retireAccount } from '../../platform/auth/accounts.sql.ts'
import type { Principals } from '../../platform/auth/principals.ts'
import type { Static } from '../../platform/http/schemas.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { carriedBy } from '../books/index.ts'
import { assignDriver, lockOrder } from '../fulfilment/index.ts'
import { withinLimit } from '../plan-limits/index.ts'
import { updateDriverAccount } from './driver-accounts.sql.ts'
import type { DriverPatch } from './drivers.schema.ts'
import {
  archiveDriver,
  lockDriver,
  ordersToBring,
  replaceRoutes,
  replaceZones,
  updateDriver,
} from './drivers.sql.ts'
import { presentDriver } from './present-driver.ts'

type Deps = { principals: Principals }
type Driver = NonNullable<Awaited<ReturnType<typeof lockDriver>>>

/** Changes what is named. A driver who is switched off cannot sign in, and is signed out at once and for good. */
export async function changeDriver(
  { principals }: Deps,
  tenant: Tenant,
  id: number,
  wish: Static<typeof DriverPatch>,
) {
  const { zone_ids, route_ids, email, ...plain } = wish
  const changed = await tenant.write(async (tx) => {
    const driver = await known(tx, id)
    await changeAccount(tx, tenant, driver, {
      ...(email !== undefined && { email: email ?? '' }),
      ...(wish.is_active !== undefined && { is_active: wish.is_active }),
    })
    if (Object.keys(plain).length) await updateDriver(tx, id, plain)
    if (zone_ids) await replaceZones(tx, id, zone_ids)
    if (route_ids) await replaceRoutes(tx, id, route_ids)
    return presentDriver(tx, id)
  })
  principals.forgetAll()
  return changed
}

/** Switches a driver off, or on again. */
export async function toggleDriver({ principals }: Deps, tenant: Tenant, id: number) {
  const toggled = await tenant.write(async (tx) => {
    const driver = await known(tx, id)
    const is_active = !driver.is_active
    await changeAccount(tx, tenant, driver, { is_active })
    await updateDriver(tx, id, { is_active })
    return presentDriver(tx, id)
  })
  principals.forgetAll()
  return toggled
}

/**
 * Takes a driver off the lists, who must be back and have handed in the cash; past deliveries keep the name, and what was
 * still to be brought is nobody's. The phone is free again.
 */
export async function removeDriver({ principals }: Deps, tenant: Tenant, id: number): Promise<void> {
  await tenant.write(async (tx) => {
    const { account } = await known(tx, id)
    const nothing = formatMoney(0n, tenant.currency_digits)
    const carries = await carriedBy(tx, id, nothing)
    if (carries !== nothing) throw refuse('driver_carries_cash', { carries, currency: tenant.currency })
    await leaveOrders(tx, tenant, id)
    await archiveDriver(tx, id)
    if (account && (await updateDriverAccount(tx, account, { is_active: false })))
      await retireAccount(tx, account)
  })
  principals.forgetAll()
}

async function leaveOrders(tx: Tx, tenant: Tenant, driver: number) {
  for (const { id } of await ordersToBring(tx, driver)) {
    const order = found(await lockOrder(tx, { order: id }))
    if (order.delivery_status === 'in_transit') throw refuse('in_use')
    if (order.driver === driver) await assignDriver({ tx, tenant, order, actor: null }, null)
  }
}

/**
 * The account goes with the driver as long as it is a driver's: one that was given another role is the staff list's
 * alone, or the front office could take a manager's account over. Who is switched on again counts against the plan.
 */
async function changeAccount(
  tx: Tx,
  tenant: Tenant,
  driver: Driver,
  changes: { email?: string; is_active?: boolean },
) {
  const [field] = Object.keys(changes)
  if (!driver.account || !field) return
  if (changes.is_active && !driver.is_active) await withinLimit(tx, tenant, 'staff_users')
  if (!(await updateDriverAccount(tx, driver.account, changes)))
    throw invalid({ [field]: "This person's account is no driver's any more; it is kept with the staff." })
  if (changes.is_active === false) await endSessions(tx, driver.account)
}

async function known(tx: Tx, id: number) {
  const driver = await lockDriver(tx, id)
  if (!driver) throw refuse('not_found')
  return driver
}
