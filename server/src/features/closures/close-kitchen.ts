import { found, invalid, refuse } from '../../refusals.ts'
import { rehearse } from '../../platform/tenancy/rehearse.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { addDays, lengthOf, returnMeals } from '../meals/index.ts'
import { callOff, settleCalledOff } from './call-off.ts'
import { closureEffect } from './closure-effect.ts'
import type { ClosureEffect, ClosureWish } from './closures.schema.ts'
import {
  endClosure,
  insertClosure,
  lastLocked,
  lockClosure,
  lockedMeals,
  slotExists,
  todayOf,
  type LockedMeal,
} from './closures.sql.ts'
import { moveClosed } from './move-closed.ts'

const longest = 92

/**
 * Closes the kitchen on some dates, or only says what that would mean (`preview`): who is affected, how many meals, what is
 * given for each, what is told. Meals past their cut-off that nobody has begun to cook are called off; what is cooked or
 * delivered stays. With `moves_to` the meals of a day come on another one; those that cannot get what is given (domain rule 8).
 */
export const closeKitchen = (
  tenant: Tenant,
  actor: number,
  { preview = false, ...wish }: ClosureWish,
): Promise<ClosureEffect> =>
  perform(tenant, preview, async (tx) => {
    const { gives = null, meal_slot = null, moves_to = null, ...span } = wish
    const today = await judgeSpan(tx, { ...span, meal_slot, moves_to })
    const { from_date, until_date } = span
    const when = from_date === until_date ? `on ${from_date}` : `from ${from_date} to ${until_date}`
    const closed = (isMoved: boolean) =>
      `We are closed ${when}: ${span.reason}.${isMoved ? ` Your meal comes on ${moves_to} instead.` : ''}`
    const why = { reason: `Closed: ${span.reason}`, actor }
    let off: LockedMeal[] = []
    const effect = await closureEffect(
      tx,
      tenant,
      { span: { ...span, meal_slot, moves_to }, today, actor, messageOf: closed },
      async (before) => {
        const closure = await insertClosure(tx, { ...span, meal_slot, gives, moves_to }, actor)
        await moveClosed(tx, closure, before, actor)
        const locked = await lockedMeals(tx, closure)
        off = locked.filter((meal) => !meal.is_cooking)
        await callOff(tx, tenant, off, why)
        return { closure, kept: locked.length - off.length }
      },
    )
    await settleCalledOff(tx, tenant, off, why)
    return effect
  })

/**
 * Opens again what was to be closed. Dates whose cut-off has passed stay as they were; the meals of the others come back,
 * and whatever was to be given for them is not.
 */
export const undoClosure = (
  tenant: Tenant,
  actor: number,
  id: number,
  preview = false,
): Promise<ClosureEffect> =>
  perform(tenant, preview, async (tx) => {
    const before = found(await lockClosure(tx, id))
    if (before.undone_at !== null) throw refuse('closure_undone')
    const [today, locked] = [await todayOf(tx), await lastLocked(tx, before.meal_slot)]
    if (locked !== null && locked >= before.until_date) throw refuse('closure_over')
    const from_date = locked !== null && locked >= before.from_date ? addDays(locked, 1) : before.from_date
    const span = { ...before, from_date }
    const messageOf = () => `We are open after all from ${from_date} to ${before.until_date}.`
    return closureEffect(tx, tenant, { span, today, actor, messageOf }, async () => {
      await returnMeals(tx, id)
      const until = from_date === before.from_date ? null : addDays(from_date, -1)
      return { closure: await endClosure(tx, id, until), kept: 0 }
    })
  })

async function perform(
  tenant: Tenant,
  preview: boolean,
  work: (tx: Tx) => Promise<Omit<ClosureEffect, 'preview'>>,
) {
  return { preview, ...(preview ? await rehearse(tenant, work) : await tenant.write(work)) }
}

async function judgeSpan(
  tx: Tx,
  span: { from_date: string; until_date: string; meal_slot: number | null; moves_to: string | null },
): Promise<string> {
  const { from_date, until_date, meal_slot, moves_to } = span
  const today = await todayOf(tx)
  if (from_date < today) throw invalid({ from_date: 'This day is over.' })
  if (until_date < from_date) throw invalid({ until_date: 'The end comes before the start.' })
  if (lengthOf({ start_date: from_date, end_date: until_date }) > longest)
    throw invalid({ until_date: `A closure lasts at most ${longest} days.` })
  if (meal_slot !== null && !(await slotExists(tx, meal_slot)))
    throw invalid({ meal_slot: 'This meal slot does not exist.' })
  if (moves_to === null) return today
  if (until_date !== from_date) throw invalid({ moves_to: 'Only the meals of a single day can be moved.' })
  if (moves_to === from_date) throw invalid({ moves_to: 'This is the day that is closed.' })
  if (moves_to < today) throw invalid({ moves_to: 'This day is over.' })
  return today
}
