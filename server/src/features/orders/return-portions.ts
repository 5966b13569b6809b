import { afterCommit } from '../../platform/db/handles.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { forgetDay } from '../daily-menus/index.ts'
import { addPortions, type Portions } from './portions.sql.ts'

/**
 * The portions of an order that is about to be cancelled, or some of them, go back on the menu. To be called before money moves: placing
 * an order locks dishes before the wallet, and two that lock in opposite order wait for each other.
 */
export async function returnPortions(tx: Tx, tenant: Tenant, order: number, some?: Portions): Promise<void> {
  const returned = await addPortions(tx, order, some)
  if (returned.length) afterCommit(tx, () => forgetDay(tenant))
}
