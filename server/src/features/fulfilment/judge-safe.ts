import { refuse } from '../../refusals.ts'
import { dangers } from '../customers/index.ts'
import { assignedDish } from './assigned-dish.sql.ts'
import type { Step } from './step.ts'

/**
 * What its eater must not have is not cooked, not finished and does not leave the kitchen, whatever became known in this
 * moment (domain rule 24). Refuses with 409 `dish_unsafe` until the office has decided about the meal.
 */
export async function judgeSafe({ tx, order }: Step): Promise<void> {
  const { allergens, allergies, is_listed } = await assignedDish(tx, order.id)
  const harm = dangers(allergens, allergies)
  if (is_listed || harm.length) throw refuse('dish_unsafe', { allergens: harm })
}
