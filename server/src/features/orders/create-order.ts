import { invalid } from '../../refusals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import {
  calendarOf,
  dropSkip,
  lockPlan,
  readPlans,
  syncMeals,
  writeOverride,
  type Meal,
} from '../meals/index.ts'
import { mealOn } from './change-order.sql.ts'
import { officeOrder } from './order-lists.sql.ts'
import type { OrderCreate } from './orders.schema.ts'
import { setStatus } from './update-status.ts'

/**
 * The office adds a meal to a subscription, on a day that has none yet: in the subscription's slot, to its address and at
 * its price per meal, which its customer's wallet pays at the cut-off. On a day whose meal was skipped it is that meal.
 */
export const createOrder = (
  tenant: Tenant,
  actor: number,
  {
    status = 'pending',
    subscription,
    delivery_date: date,
    order_date,
    quantity,
    special_instructions,
  }: OrderCreate,
) =>
  tenant.write(async (tx) => {
    const plan = await lockPlan(tx, subscription)
    if (!plan || (plan.status !== 'active' && plan.status !== 'paused'))
      throw invalid({ subscription: 'There is no such subscription, or it does not run.' })
    if (date < plan.today) throw invalid({ delivery_date: 'This day is over.' })
    const { time_slot: meal_slot } = plan
    const key = { subscription, date, meal_slot }
    const [full] = await readPlans(tx, { ids: [subscription], from: date, to: date })
    const meal = full && calendarOf(full, date, date).find((one) => one.meal_slot === meal_slot)
    judgeDay(meal)
    if (meal?.state === 'skipped') await dropSkip(tx, key)
    const own = {
      ...(quantity !== undefined && { quantity }),
      ...(special_instructions && { special_instructions }),
    }
    const extra = meal?.is_due ? {} : { extra_price: plan.cost_per_meal }
    if (Object.keys({ ...own, ...extra }).length) await writeOverride(tx, key, { ...own, ...extra }, actor)
    const reason = 'The office added a meal'
    await syncMeals(tx, tenant, {
      ids: [subscription],
      from: date,
      to: date,
      actor,
      reason,
      order_date,
      late: true,
    })
    const id = await mealOn(tx, key)
    if (status !== 'pending') await setStatus(tx, tenant, actor, id, { status })
    return officeOrder(tx, id)
  })

function judgeDay(meal: Meal | undefined) {
  if (meal?.state === 'planned' || meal?.state === 'swapped')
    throw invalid({ delivery_date: 'This subscription has a meal on that day already.' })
  if (meal?.state === 'closed' || meal?.state === 'paused') throw invalid({ delivery_date: meal.reason })
}
