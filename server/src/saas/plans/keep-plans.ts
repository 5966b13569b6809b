import type { Deps } from '../../deps.ts'
import type { ControlReads } from '../../platform/db/control.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import { refuse } from '../../refusals.ts'
import type { NewPlan, PlanPatch } from './plans.schema.ts'
import { archivePlan, insertPlan, kitchensOn, lockPlan, planById, updatePlan } from './plans.sql.ts'

type PlanDeps = Pick<Deps, 'control' | 'tenants'>

/** 404 when there is none, or no longer. */
export async function presentPlan(db: ControlReads, id: number) {
  const plan = await planById(db, id)
  if (!plan) throw refuse('not_found')
  return plan
}

export const createPlan = ({ control }: PlanDeps, wish: NewPlan) =>
  control.write(async (tx) => {
    const { id } = await insertPlan(tx, { ...wish, ...checked(wish) })
    return presentPlan(tx, id)
  })

/** Changes what is named. Limits, features and prices are at once those of every kitchen on the plan. */
export async function changePlan({ control, tenants }: PlanDeps, id: number, wish: PlanPatch) {
  const plan = await control.write(async (tx) => {
    await updatePlan(tx, id, { ...wish, ...checked(wish) })
    return presentPlan(tx, id)
  })
  for (const kitchen of await kitchensOn(control.read, id)) tenants.forget(kitchen)
  return plan
}

/** Takes a plan off every list and choice. Refuses with `plan_in_use` (409) while a kitchen is on it (D29). */
export const removePlan = ({ control }: PlanDeps, id: number) =>
  control.write(async (tx) => {
    if (!(await lockPlan(tx, id))) throw refuse('not_found')
    if ((await kitchensOn(tx, id)).length) throw refuse('plan_in_use')
    await archivePlan(tx, id)
  })

/** The platform bills in a currency of two decimals. */
const checked = ({ price_monthly, price_yearly }: PlanPatch) => ({
  ...(price_monthly !== undefined && { price_monthly: moneyField('price_monthly', price_monthly, 2) }),
  ...(price_yearly !== undefined && { price_yearly: moneyField('price_yearly', price_yearly, 2) }),
})
