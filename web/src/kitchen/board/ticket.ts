import type { paths } from '../../shared/api/schema.generated.ts'

export type Ticket =
  paths['/api/v1/kitchen/orders/{id}/']['get']['responses'][200]['content']['application/json']
export type Column = Exclude<Ticket['status'], 'cancelled'>

export const columns: { status: Column; title: string; empty: string }[] = [
  { status: 'queued', title: 'Queued', empty: 'Nothing is waiting.' },
  { status: 'claimed', title: 'Claimed', empty: 'Nobody holds a ticket.' },
  { status: 'preparing', title: 'Preparing', empty: 'Nothing is on the stove.' },
  { status: 'ready', title: 'Ready', empty: 'Nothing is ready yet.' },
]

/** First ordered first; among what is ready the newest on top. */
export function ticketsOf(tickets: Ticket[], status: Column): Ticket[] {
  const found = tickets.filter((ticket) => ticket.status === status)
  return status === 'ready'
    ? found.sort((one, other) => time(other.preparation_end_time) - time(one.preparation_end_time))
    : found
}

/**
 * Since when a ticket has been in its step. A queued order that was placed before its day waits for the day and not for
 * a cook, so it has no age; nor has one that is ready.
 */
export function waitingSince({
  status,
  created_at,
  updated_at,
  preparation_start_time,
  delivery_date,
}: Ticket): number | undefined {
  if (status === 'preparing') return time(preparation_start_time)
  if (status === 'claimed') return time(updated_at)
  // The text carries the kitchen's own offset, so its first ten signs are the kitchen's date.
  if (status === 'queued' && created_at.slice(0, 10) === delivery_date) return time(created_at)
  return undefined
}

const time = (instant: string | null) => (instant === null ? 0 : Date.parse(instant))

export const isNewer = (one: Ticket, other: Ticket) => time(one.updated_at) > time(other.updated_at)

export type DishTotal = { dish: string; portion: string; left: number; all: number }

/** How much of each dish is still to be made, the largest first. */
export function dishTotals(tickets: Ticket[]): DishTotal[] {
  const totals = new Map<string, DishTotal>()
  for (const { status, lines } of tickets) {
    if (status === 'cancelled') continue
    for (const { name: dish, portion_label: portion, quantity } of lines) {
      const total = totals.get(`${dish}\n${portion}`) ?? { dish, portion, left: 0, all: 0 }
      total.all += quantity
      if (status !== 'ready') total.left += quantity
      totals.set(`${dish}\n${portion}`, total)
    }
  }
  return [...totals.values()].sort(
    (one, other) => other.left - one.left || one.dish.localeCompare(other.dish),
  )
}
