import { invalid } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { dangers } from '../customers/index.ts'
import type { Dish, Eater } from './choose-dish.ts'
import { dishesOf } from './meals.sql.ts'

/** The dish that the office names for somebody. Refused by field when it is not to be had, or holds what they must not have. */
export async function safeDish(tx: Tx, wished: number, { allergies }: Eater): Promise<Dish> {
  const dish = (await dishesOf(tx, [wished])).get(wished)
  if (!dish?.is_available) throw invalid({ dish: 'This dish is not to be had.' })
  const harm = dangers(dish.allergens, allergies)
  if (harm.length) throw invalid({ dish: `This customer must not have ${harm.join(', ')}.` })
  return dish
}
