import { invalid } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { dayNames, lengthOf, type Term } from '../meals/index.ts'
import { countLive, placeFacts } from './subscriptions.sql.ts'

export const fewestDays = 7
const mostDays = 731
const mostPerCustomer = 3

/** The days by their English names, Monday first, in whatever case they came. Refuses what is no day, and none at all. */
export function knownDays(wished: readonly string[]): string[] {
  const words = wished.map((word) => word.toLowerCase())
  const unknown = wished.filter((_, place) => !dayNames.some((day) => day.toLowerCase() === words[place]))
  if (unknown.length) throw invalid({ selected_days: `Not a day of the week: ${unknown.join(', ')}.` })
  if (words.length === 0) throw invalid({ selected_days: 'Choose at least one day.' })
  return dayNames.filter((day) => words.includes(day.toLowerCase()))
}

/** How long a subscription may be and when it may start (contract 7.3). What starts already may go on as it started. */
export function judgeTerm(term: Term, today: string, before?: Term): void {
  if (term.start_date !== before?.start_date && term.start_date < today)
    throw invalid({ start_date: 'This date is over.' })
  if (term.start_date === before?.start_date && term.end_date === before.end_date) return
  if (term.end_date < term.start_date) throw invalid({ end_date: 'The end comes before the start.' })
  const days = lengthOf(term)
  if (days < fewestDays) throw invalid({ end_date: `A subscription lasts at least ${fewestDays} days.` })
  if (days > mostDays) throw invalid({ end_date: `A subscription lasts at most ${mostDays} days.` })
}

/** Only what has a period can be prolonged by one. */
export function judgeRenewal({
  auto_renew,
  renew_days = null,
}: {
  auto_renew: boolean
  renew_days?: number | null
}): void {
  if (auto_renew && renew_days === null)
    throw invalid({ auto_renew: 'Only a package with a period renews itself.' })
}

/** Three pending or active ones per customer; why not, when there are as many already. The caller holds the customer's row. */
export async function tooMany(tx: Tx, customer: number, except?: number): Promise<string | undefined> {
  if ((await countLive(tx, customer, except ?? null)) < mostPerCustomer) return undefined
  return `A customer has at most ${mostPerCustomer} pending or active subscriptions.`
}

type Places = {
  customer: number
  time_slot: number | null
  lunch_address: number | null
  dinner_address: number | null
}
const addresses = ['lunch_address', 'dinner_address'] as const

/**
 * The slot and the addresses: what is newly chosen must be there, an address the customer's own and not rejected; and
 * where the food goes must lie in a zone, so that somebody brings it (contract 5.6). Which address that is depends on
 * what the slot is called.
 */
export async function judgePlaces(tx: Tx, places: Places, before?: Places): Promise<void> {
  const isNew = (field: keyof Places) => places[field] !== null && places[field] !== before?.[field]
  const given = addresses.filter((field) => places[field] !== null)
  if (!isNew('time_slot') && !given.some(isNew)) return

  const facts = await placeFacts(tx, places)
  if (isNew('time_slot') && facts.slot === null)
    throw invalid({ time_slot: 'This meal slot does not exist.' })
  for (const field of given) {
    if (isNew(field) && facts[field] === null)
      throw invalid({ [field]: 'This is not an address of the customer that can be delivered to.' })
  }
  const outside = given.filter((field) => !facts[field])
  if (places.time_slot === null) {
    if (given.length && outside.length === given.length) throw outOfZone(given[0])
    return
  }
  const slot = facts.slot?.toLowerCase() ?? ''
  const [lunch, dinner] = [slot.includes('lunch'), slot.includes('dinner')]
  const goes = lunch === dinner ? addresses : [lunch ? addresses[0] : addresses[1]]
  const missing = goes.find((field) => outside.includes(field))
  if (missing) throw outOfZone(missing)
}

const outOfZone = (field = 'lunch_address') => invalid({ [field]: 'This address lies in no delivery zone.' })
