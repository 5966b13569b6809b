import { dangers, isSameWord } from '../customers/index.ts'

export type Dish = { dish: number; name: string; allergens: string[]; is_available: boolean }
/** A dish of a day's menu; `left` portions, null without a limit. */
export type ServedDish = Dish & { left: number | null }
export type Eater = { allergies: string[]; dislikes: (string | number)[] }

const isLiked = ({ dish, name, allergens }: Dish, { dislikes }: Eater): boolean =>
  !dislikes.some((dislike) =>
    typeof dislike === 'number'
      ? dislike === dish
      : name.toLowerCase().includes(dislike.trim().toLowerCase()) ||
        allergens.some((allergen) => isSameWord(allergen, dislike)),
  )

/**
 * The dish of a meal: what its eater wished, or else the first of the day's menu that there is enough of and that they can
 * eat, and rather one that they like. Allergies block, dislikes only warn (domain rule 24). Undefined when nothing fits;
 * then a person decides.
 */
export function chooseDish(
  eater: Eater,
  portions: number,
  menu: ServedDish[],
  wished?: Dish,
): Dish | undefined {
  const fits = (dish: Dish) => dish.is_available && dangers(dish.allergens, eater.allergies).length === 0
  if (wished && fits(wished)) return wished
  const fitting = menu.filter((dish) => fits(dish) && (dish.left === null || dish.left >= portions))
  return fitting.find((dish) => isLiked(dish, eater)) ?? fitting[0]
}
