import { invalid } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { dangers } from '../customers/index.ts'
import { menuDishes } from '../packages/index.ts'
import { allergiesOf } from './subscriptions.sql.ts'

/**
 * Nobody subscribes to what they must not have (domain rule 24): refused when each dish of these menus holds something of it.
 * Where one does not, the kitchen chooses day by day. Menus without dishes say nothing.
 */
export async function judgeDishes(
  tx: Tx,
  customer: number,
  menus: number[],
  field: 'meal_package' | 'menu_ids',
): Promise<void> {
  const [allergies, dishes] = [await allergiesOf(tx, customer), await menuDishes(tx, menus)]
  const harm = dishes.map(({ allergens }) => dangers(allergens, allergies))
  if (harm.length === 0 || harm.some((found) => found.length === 0)) return
  const words = [...new Set(harm.flat())].join(', ')
  throw invalid({ [field]: `Each dish of this holds something that this customer must not have: ${words}.` })
}
