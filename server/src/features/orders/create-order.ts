import { invalid } from '../../refusals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { lockPlan } from './meals.sql.ts'
import { officeOrder } from './order-lists.sql.ts'
import type { OrderCreate } from './orders.schema.ts'
import { placeMeals } from './place-meals.ts'
import { setStatus } from './update-status.ts'

/**
 * The office adds a meal to a subscription, on a day that has none yet: in the subscription's slot, to its address and at
 * its price per meal. Like the others it is paid by invoice.
 */
export const createOrder = (
  tenant: Tenant,
  actor: number,
  { status = 'pending', delivery_date, ...wish }: OrderCreate,
) =>
  tenant.write(async (tx) => {
    const plan = await lockPlan(tx, wish.subscription)
    if (!plan || plan.status === 'cancelled' || plan.status === 'expired')
      throw invalid({ subscription: 'There is no such subscription, or it has ended.' })
    if (delivery_date < plan.today) throw invalid({ delivery_date: 'This day is over.' })
    const [id] = await placeMeals(tx, tenant, { ...wish, dates: [delivery_date] })
    if (id === undefined)
      throw invalid({ delivery_date: 'This subscription has a meal on that day already.' })
    if (status !== 'pending') await setStatus(tx, tenant, actor, id, { status })
    return officeOrder(tx, id)
  })
