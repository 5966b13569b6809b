import { createApiKey } from '../../src/platform/auth/api-keys.ts'
import { caller, openKitchenOn, type Kitchen } from '../kitchen.ts'
import type { TestServer } from '../server.ts'
import { superuser } from '../superuser.ts'

/** Everybody who may knock, in the order of the table's columns: those who may least come first. */
export const kinds = [
  'anonymous',
  'expired',
  'foreign',
  'suspended',
  'superuser',
  'other_customer',
  'customer',
  'other_driver',
  'driver',
  'kitchen_staff',
  'staff',
  'manager',
  'admin',
  'read_key',
  'full_key',
] as const
export type Kind = (typeof kinds)[number]

/** One of each, all knocking at this kitchen; `foreign` is another kitchen's manager, `suspended` that of a suspended one. */
export async function openPeople(server: TestServer, kitchen: Kitchen) {
  const { deps, url } = server
  const { tenant } = kitchen
  const [other, closed] = [await openKitchenOn(server, {}), await openKitchenOn(server, {})]
  const [stranger, lockedOut, owner] = await Promise.all([
    other.person('manager'),
    closed.person('manager'),
    superuser(server),
  ])
  await deps.control.write((tx) =>
    tx.updateTable('tenants').set({ state: 'suspended' }).where('id', '=', closed.tenant.id).execute(),
  )
  deps.tenants.forget(closed.tenant)
  const [customer, otherCustomer, driver, otherDriver, cook, staff, manager, admin] = await Promise.all([
    kitchen.customer({ wallet: '1000.00' }),
    kitchen.customer({ wallet: '10.00' }),
    kitchen.driver(),
    kitchen.driver(),
    kitchen.person('kitchen_staff'),
    kitchen.person('staff'),
    kitchen.person('manager'),
    kitchen.person('admin'),
  ])
  const key = async (scope: 'full' | 'read') => {
    const wish = { account: admin.account, name: scope, scope, days: 1 }
    const made = await tenant.write((tx) => createApiKey(tx, tenant.id, wish, deps.clock.now()))
    return caller(url, { 'x-api-key': made.key })
  }
  const claims = deps.tokens.verify(manager.access, 'access')
  const slug = { 'x-tenant-slug': tenant.slug }
  const as = (token: string, headers = slug) => caller(url, { ...headers, authorization: `Bearer ${token}` })

  const callers: Record<Kind, ReturnType<typeof caller>> = {
    anonymous: caller(url, slug),
    expired: as(deps.tokens.sign(claims, deps.tokens.seconds() - 1)),
    foreign: as(stranger.access),
    suspended: as(lockedOut.access, { 'x-tenant-slug': closed.tenant.slug }),
    superuser: as(owner.access),
    other_customer: otherCustomer,
    customer,
    other_driver: otherDriver,
    driver,
    kitchen_staff: cook,
    staff,
    manager,
    admin,
    read_key: await key('read'),
    full_key: await key('full'),
  }
  return { callers, customer, driver }
}
