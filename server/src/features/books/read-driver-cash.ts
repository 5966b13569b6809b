import type { PageRequest } from '../../platform/db/listing.ts'
import { formatMoney } from '../../platform/money.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { found } from '../../refusals.ts'
import { carriedBy, driverNamed, driverOfAccount, listDriverCash } from './driver-cash.sql.ts'

/** No driver has this id: a driver's account without a driver behind it carries nothing. */
const nobody = 0

export const ownCash = async (tenant: Tenant, account: number, page: PageRequest) =>
  cashOf(tenant, (await driverOfAccount(tenant.read, account))?.id ?? nobody, page)

export const driverCash = async (tenant: Tenant, id: number, page: PageRequest) =>
  cashOf(tenant, found(await driverNamed(tenant.read, id)).id, page)

async function cashOf({ read, currency, currency_digits }: Tenant, driver: number, page: PageRequest) {
  return {
    carries: await carriedBy(read, driver, formatMoney(0n, currency_digits)),
    currency,
    transactions: await listDriverCash(read, driver, page),
  }
}
