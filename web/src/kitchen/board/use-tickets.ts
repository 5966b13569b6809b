import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { answer, api } from '../../shared/api/client.ts'
import type { LiveEvent } from '../../shared/live/stream.ts'
import { isNewer, type Ticket } from './ticket.ts'

/** What a board shows: one day, and one slot or all of them. */
export type View = { date: string; slot: number | undefined }

/** More than a kitchen cooks in a day; the API's largest page. */
const wholeDay = 2000
/** The live stream tells of every change; this only bounds how wrong a board can be if it ever should not. */
const safetyNet = 60_000

const key = (view: View) => ['tickets', view.date, view.slot ?? 'all'] as const

export const useTickets = (view: View | undefined) =>
  useQuery({
    queryKey: view ? key(view) : ['tickets'],
    enabled: view !== undefined,
    refetchInterval: safetyNet,
    queryFn: async () => {
      const { date, slot } = view! // enabled only with a view
      const query = { date, page_size: wholeDay, ...(slot !== undefined && { meal_slot: slot }) }
      return (await answer(api.GET('/api/v1/kitchen/orders/', { params: { query } }))).results
    },
  })

/** Puts a ticket in its place on the board, unless a later word about it is there already. */
export function putTicket(queries: QueryClient, view: View, ticket: Ticket) {
  queries.setQueryData<Ticket[]>(key(view), (known) => {
    if (
      !known ||
      (view.slot !== undefined && ticket.meal_slot !== view.slot) ||
      ticket.delivery_date !== view.date
    )
      return known
    const before = known.find(({ id }) => id === ticket.id)
    if (!before) return [...known, ticket].sort((one, other) => one.id - other.id)
    return isNewer(before, ticket) ? known : known.map((one) => (one === before ? ticket : one))
  })
}

export const readTicket = (id: number) =>
  answer(api.GET('/api/v1/kitchen/orders/{id}/', { params: { path: { id } } }))

/** More changes than this at once, and reading the whole board is less work than reading ticket by ticket. */
const fewTickets = 6

/** Brings what the live stream tells onto the board: a few tickets one by one, a burst as a whole. */
export function useTicketEvents(view: View | undefined) {
  const queries = useQueryClient()
  const waiting = useRef(new Set<number>())

  async function bring() {
    const ids = [...waiting.current]
    waiting.current.clear()
    if (!view || ids.length === 0) return
    if (ids.length > fewTickets) return resync()
    const tickets = await Promise.all(ids.map(readTicket)).catch(() => undefined)
    if (!tickets) return resync()
    for (const ticket of tickets) putTicket(queries, view, ticket)
    // A board that is being read right now may not know of this yet, and would write over it.
    if (queries.isFetching({ queryKey: key(view) })) return resync()
  }
  const resync = () => queries.invalidateQueries({ queryKey: ['tickets'] })

  return {
    resync: () => void resync(),
    event({ data }: LiveEvent) {
      const { id, delivery_date, meal_slot } = data
      const isShown =
        view && delivery_date === view.date && (view.slot === undefined || meal_slot === view.slot)
      if (!isShown || typeof id !== 'number') return
      waiting.current.add(id)
      if (waiting.current.size === 1) setTimeout(() => void bring(), 40)
    },
  }
}
