import { invalid } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { dayNames, type Line } from '../meals/index.ts'
import { knownDays } from './judge-subscription.ts'
import { deliverable, hasSlots, holdSlots, type Slot } from './slots.sql.ts'
import type { SlotWish } from './subscriptions.schema.ts'

type Defaults = {
  customer: number
  selected_days: readonly string[]
  /** What it has already, which may go on. */
  known?: readonly Pick<Line, 'meal_slot' | 'address'>[]
}

/**
 * The slots of a subscription that has several, each with its address, quantity and days (those of the subscription
 * unless it names its own). Refuses what cannot be chosen anew, and the same slot twice.
 */
export async function judgeSlots(
  tx: Tx,
  wished: SlotWish[],
  { customer, selected_days, known = [] }: Defaults,
): Promise<Slot[]> {
  const slots = wished.map(({ meal_slot, address = null, quantity = 1, selected_days: own }) => ({
    meal_slot,
    address,
    quantity,
    selected_days: own ? knownDays(own) : selected_days,
  }))
  const refuseAll = (sentence: string) => invalid({ slots: sentence })
  const ids = slots.map((slot) => slot.meal_slot)
  if (new Set(ids).size < ids.length) throw refuseAll('The same slot is named twice.')
  const chosen = ids.filter((id) => !known.some(({ meal_slot }) => meal_slot === id))
  if ((await holdSlots(tx, chosen)).length < chosen.length)
    throw refuseAll('One of these meal slots does not exist.')
  const places = [...new Set(slots.flatMap(({ address }) => (address === null ? [] : [address])))].filter(
    (id) => !known.some(({ address }) => address === id),
  )
  if ((await deliverable(tx, customer, places)).length < places.length)
    throw refuseAll('One of these is not an address of the customer that lies in a delivery zone.')
  return slots
}

/** What the fields of a single slot say of a subscription that has several: their days together, and the first slot. */
export const summed = (slots: Slot[]) => ({
  time_slot: slots[0]?.meal_slot ?? null,
  selected_days: dayNames.filter((day) => slots.some((slot) => slot.selected_days.includes(day))),
})

const single = ['time_slot', 'selected_days', 'lunch_address', 'dinner_address'] as const

/** The contract's form knows one slot. What it changes of several cannot be meant. */
export async function refuseSingle(
  tx: Tx,
  id: number,
  changes: Partial<Record<(typeof single)[number], unknown>>,
) {
  const named = single.filter((field) => changes[field] !== undefined)
  if (named.length && (await hasSlots(tx, id)))
    throw invalid(
      Object.fromEntries(
        named.map((field) => [field, 'This subscription has several slots: change `slots`.']),
      ),
    )
}
