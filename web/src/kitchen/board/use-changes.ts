import { useEffect, useEffectEvent, useRef } from 'react'
import type { Ticket } from './ticket.ts'
import type { View } from './use-tickets.ts'

type Changes = { arrived(tickets: Ticket[]): void; cancelled(tickets: Ticket[]): void }

/**
 * Tells what is new on a board that was already shown: tickets that came, and tickets in a cook's hands that were
 * cancelled. By what the board shows and not by the events, so that what happened during a cut is told as well.
 */
export function useChanges(
  view: View | undefined,
  tickets: Ticket[] | undefined,
  { arrived, cancelled }: Changes,
) {
  const shown = useRef<{ view: string; tickets: Map<number, Ticket> }>(undefined)
  const name = JSON.stringify(view)
  const tell = useEffectEvent((before: Map<number, Ticket>, now: Map<number, Ticket>) => {
    const fresh = [...now.values()].filter(({ id, status }) => status === 'queued' && !before.has(id))
    // A board that is read anew leaves cancelled tickets out.
    const lost = [...before.values()].filter(
      ({ id, status }) => inWork.has(status) && (now.get(id)?.status ?? 'cancelled') === 'cancelled',
    )
    if (fresh.length) arrived(fresh)
    if (lost.length) cancelled(lost)
  })
  useEffect(() => {
    if (!tickets) return
    const before = shown.current
    shown.current = { view: name, tickets: new Map(tickets.map((ticket) => [ticket.id, ticket])) }
    if (before?.view === name) tell(before.tickets, shown.current.tickets)
  }, [tickets, name])
}

const inWork = new Set<Ticket['status']>(['claimed', 'preparing'])
