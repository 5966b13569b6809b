import type { Principal } from '../../platform/auth/principals.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import { driverOfAccount } from './deliveries.sql.ts'

/** No driver has this id: a driver's account without a driver behind it carries nothing and sees nothing. */
const nobody = 0

export const driverBehind = async (db: Reads, { account }: Principal): Promise<number> =>
  (await driverOfAccount(db, account))?.id ?? nobody

/** Whose deliveries somebody may see and move: drivers their own, the office everybody's (undefined). */
export const ownDriver = async (db: Reads, who: Principal): Promise<number | undefined> =>
  who.role === 'driver' ? driverBehind(db, who) : undefined
