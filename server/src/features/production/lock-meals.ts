import { afterCommit } from '../../platform/db/handles.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { forgetDay } from '../daily-menus/index.ts'
import { cancelMeals, confirmMeals } from '../fulfilment/index.ts'
import { writeSkip } from '../meals/index.ts'
import { notify } from '../notifications/index.ts'
import { assignDishes, type Assigned } from './assign-dishes.ts'
import { fallBack } from './fall-back.ts'
import * as sql from './meals.sql.ts'
import type { PendingMeal } from './meals.sql.ts'
import { payMeals } from './pay-meals.ts'
import { raiseExceptions } from './raise-exceptions.ts'
import type { SlotKey } from './slots.sql.ts'

const reason = 'The cut-off has passed'

/**
 * Decides about meals whose cut-off has passed: each has its dish and its money, and is the kitchen's with a ticket; or it
 * is listed for the office to decide. The caller holds their orders.
 */
export async function lockMeals(
  tx: Tx,
  tenant: Tenant,
  slot: SlotKey,
  meals: PendingMeal[],
  actor: number | null = null,
): Promise<void> {
  await sql.lockPortions(tx, slot)
  const assigned = await withoutTheImpossible(tx, tenant, slot, await assignDishes(tx, slot, meals))
  const fitting = assigned.filter(({ dish }) => dish !== undefined)
  const { paid, again } = await pay(tx, tenant, slot, fitting, actor)
  const undecided = [...assigned, ...again].filter(({ dish }) => dish === undefined)
  const cooked = paid.map(({ meal }) => meal.id)
  await writeDishes(tx, tenant, slot, paid)
  await confirmMeals(tx, cooked, { actor, reason })
  const isCooked = new Set(cooked)
  await refuseUnpaid(
    tx,
    fitting
      .map(({ meal }) => meal)
      .filter(({ id }) => !isCooked.has(id) && !undecided.some(({ meal }) => meal.id === id)),
    actor,
  )
  await raiseExceptions(
    tx,
    undecided.map(({ meal }) => ({ order: meal.id, kind: 'dish', reason: whyNot(meal) })),
  )
}

const whyNot = ({ allergies }: PendingMeal) =>
  allergies.length
    ? `No dish of the menu is there and without ${allergies.join(', ')}.`
    : 'No dish of the menu is there.'

/** A dish that somebody chose and that is gone or would harm them gives way to the menu, at the agreed price. */
async function withoutTheImpossible(tx: Tx, tenant: Tenant, slot: SlotKey, assigned: Assigned[]) {
  const lost = assigned.filter(({ meal, dish }) => meal.wished !== null && dish?.dish !== meal.wished)
  const fallen = new Map<number, PendingMeal>()
  for (const { meal, dish } of lost) {
    fallen.set(meal.id, await fallBack(tx, tenant, meal, ['dish']))
    if (dish === undefined) continue
    const instead = dish ? `You get ${dish.name} instead` : 'You get what was agreed instead'
    await notify(
      tx,
      meal.customer,
      `What you chose for ${slot.date} is not to be had, or not safe for you. ${instead}, at the agreed price.`,
      'high',
    )
  }
  return assigned.map(({ meal, dish }) => ({ meal: fallen.get(meal.id) ?? meal, dish }))
}

/** Who cannot pay for more than was agreed gets what was agreed. Answers what is paid for, and what was chosen anew. */
async function pay(tx: Tx, tenant: Tenant, slot: SlotKey, assigned: Assigned[], actor: number | null) {
  const payable = assigned.map(({ meal }) => meal)
  const first = await payMeals(tx, tenant, payable, actor)
  const fallen: PendingMeal[] = []
  for (const meal of payable.filter(({ id, payment_mode }) => !first.has(id) && payment_mode === 'invoice')) {
    fallen.push(await fallBack(tx, tenant, meal, ['dish', 'quantity']))
    await notify(
      tx,
      meal.customer,
      `Your wallet did not cover what you chose for ${slot.date}, so you get what was agreed.`,
      'high',
    )
  }
  const again = fallen.length ? await assignDishes(tx, slot, fallen) : []
  const fit = again.filter(({ dish }) => dish !== undefined)
  const second = await payMeals(
    tx,
    tenant,
    fit.map(({ meal }) => meal),
    actor,
  )
  const paid = [
    ...assigned.filter(({ meal }) => first.has(meal.id)),
    ...fit.filter(({ meal }) => second.has(meal.id)),
  ]
  return { paid, again }
}

async function writeDishes(tx: Tx, tenant: Tenant, slot: SlotKey, assigned: Assigned[]) {
  const chosen = assigned.flatMap(({ meal, dish }) => (dish ? [{ order: meal.id, dish: dish.dish }] : []))
  if (chosen.length === 0) return
  await sql.setDishes(tx, chosen)
  const taken = assigned.flatMap(({ meal: { diet_type: diet, quantity: portions }, dish }) =>
    dish ? [{ dish: dish.dish, diet, portions }] : [],
  )
  await sql.takePortions(tx, slot, taken)
  afterCommit(tx, () => forgetDay(tenant))
}

/** A meal that its wallet does not cover is not cooked, and its customer knows why. */
async function refuseUnpaid(tx: Tx, meals: PendingMeal[], actor: number | null) {
  await cancelMeals(
    tx,
    meals.map(({ id }) => id),
    { actor, reason: 'Not covered' },
  )
  for (const { id, subscription, delivery_date: date, meal_slot, customer, total } of meals) {
    await writeSkip(
      tx,
      { subscription, date, meal_slot },
      { gives: 'nothing', by_kitchen: true, reason: 'not covered' },
      actor,
    )
    await raiseExceptions(tx, [{ order: id, kind: 'unpaid', reason: `The wallet does not cover ${total}.` }])
    await notify(
      tx,
      customer,
      `Your wallet does not cover the meal of ${date} (${total}), so it was cancelled.`,
      'high',
    )
  }
}
