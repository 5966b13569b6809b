import { refuse } from '../../refusals.ts'
import { retireAccount, updateAccount } from '../../platform/auth/accounts.sql.ts'
import type { Principals } from '../../platform/auth/principals.ts'
import type { Static } from '../../platform/http/schemas.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import type { DriverPatch } from './drivers.schema.ts'
import { archiveDriver, lockDriver, replaceZones, updateDriver } from './drivers.sql.ts'
import { presentDriver } from './present-driver.ts'

type Deps = { principals: Principals }

/** Changes what is named. A driver who is switched off cannot sign in and is signed out at once. */
export async function changeDriver(
  { principals }: Deps,
  tenant: Tenant,
  id: number,
  wish: Static<typeof DriverPatch>,
) {
  const { zone_ids, email, ...plain } = wish
  const changed = await tenant.write(async (tx) => {
    const driver = await known(tx, id)
    const account = {
      ...(email !== undefined && { email: email ?? '' }),
      ...(wish.is_active !== undefined && { is_active: wish.is_active }),
    }
    if (driver.account && Object.keys(account).length) await updateAccount(tx, driver.account, account)
    if (Object.keys(plain).length) await updateDriver(tx, id, plain)
    if (zone_ids) await replaceZones(tx, id, zone_ids)
    return presentDriver(tx, id)
  })
  principals.forgetAll()
  return changed
}

/** Switches a driver off, or on again. */
export async function toggleDriver({ principals }: Deps, tenant: Tenant, id: number) {
  const toggled = await tenant.write(async (tx) => {
    const { account, is_active } = await known(tx, id)
    await updateDriver(tx, id, { is_active: !is_active })
    if (account) await updateAccount(tx, account, { is_active: !is_active })
    return presentDriver(tx, id)
  })
  principals.forgetAll()
  return toggled
}

/** Takes a driver off the lists; past deliveries keep the name. The phone is free again. */
export async function removeDriver({ principals }: Deps, tenant: Tenant, id: number): Promise<void> {
  await tenant.write(async (tx) => {
    const { account } = await known(tx, id)
    await archiveDriver(tx, id)
    if (account) await retireAccount(tx, account)
  })
  principals.forgetAll()
}

async function known(tx: Tx, id: number) {
  const driver = await lockDriver(tx, id)
  if (!driver) throw refuse('not_found')
  return driver
}
