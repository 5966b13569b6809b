import { formatMoney, minorUnits, negated } from '../../platform/money.ts'
import type { Reads, Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { calendarOf, isServed, readPlans, worthOfMeal, type FullPlan, type Meal } from '../meals/index.ts'
import { mealsOf, type ServedMeal } from './show-calendar.sql.ts'

/** A date of a slot as people see it. */
export type CalendarDay = {
  date: string
  meal_slot: number | null
  state: Meal['state'] | 'locked' | 'delivered' | 'failed'
  reason: string
  /** What a missed meal gives; null when there is a meal, or none was due. */
  gives: Meal['gives']
  dish: string | null
  quantity: number | null
  address: number | null
  /** What the meal is worth; of a missed one, what it would have been. */
  price: string | null
  /** What the wallet pays for it (negative) or gets at the cut-off; null: nothing. */
  wallet: string | null
  order: number | null
}

/** The calendar of a subscription from one date to another: what is to be, and over it what was made of it. */
export async function showCalendar(
  db: Reads | Tx,
  tenant: Pick<Tenant, 'currency_digits'>,
  subscription: number,
  from: string,
  to: string,
): Promise<CalendarDay[]> {
  const [plan] = await readPlans(db, { ids: [subscription], from, to })
  if (!plan) return []
  const made = new Map((await mealsOf(db, subscription, from, to)).map((meal) => [keyOf(meal), meal]))
  const days = calendarOf(plan, from, to).map((meal) => {
    const order = made.get(keyOf(meal))
    made.delete(keyOf(meal))
    return dayOf(plan, meal, order, tenant.currency_digits)
  })
  // Meals in a slot that the contract does not have any more.
  const others = [...made.values()].map((meal) =>
    overlaid(meal, { state: 'locked', reason: '', wallet: null }),
  )
  return [...days, ...others].sort((one, other) =>
    one.date < other.date ? -1 : one.date > other.date ? 1 : 0,
  )
}

const keyOf = ({ date, meal_slot }: { date: string; meal_slot: number | null }) => `${date} ${meal_slot}`

function dayOf(plan: FullPlan, meal: Meal, order: ServedMeal | undefined, digits: number): CalendarDay {
  const { date, meal_slot, state, reason, gives, quantity, address } = meal
  const shown = isServed(meal)
  const worth = meal.is_due ? worthOfMeal(plan, meal, digits) : undefined
  const day: CalendarDay = {
    date,
    meal_slot,
    state,
    reason,
    gives,
    dish: shown ? (meal.dish_name ?? plan.name) : null,
    quantity: shown ? quantity : null,
    address: shown ? address : null,
    price: worth?.total ?? null,
    wallet: worth ? ofWallet(plan, meal, worth) : null,
    order: null,
  }
  return order ? overlaid(order, day) : day
}

function ofWallet(plan: FullPlan, meal: Meal, worth: { total: string; difference: string }): string | null {
  const paid = plan.pricing === 'meal' && plan.payment_mode !== 'wallet' ? '0' : worth.difference
  const amount = isServed(meal) ? negated(paid) : meal.gives === 'credit' ? worth.total : '0'
  return minorUnits(amount) === 0n ? null : formatMoney(minorUnits(amount), digitsOf(worth.total))
}

const digitsOf = (amount: string) => amount.split('.')[1]?.length ?? 0

const overlaid = (
  meal: ServedMeal,
  { state, reason, wallet }: Pick<CalendarDay, 'state' | 'reason' | 'wallet'>,
): CalendarDay => ({
  date: meal.date,
  meal_slot: meal.meal_slot,
  state: statusOf(meal) ?? state,
  reason,
  dish: meal.dish,
  quantity: meal.quantity,
  address: meal.address,
  price: meal.price,
  order: meal.order,
  gives: null,
  wallet,
})

const statusOf = ({ status, delivery_status, is_locked }: ServedMeal) =>
  status === 'delivered'
    ? 'delivered'
    : delivery_status === 'failed'
      ? 'failed'
      : is_locked
        ? 'locked'
        : undefined
