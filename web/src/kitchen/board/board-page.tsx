import { useCallback, useState } from 'react'
import { sentenceOf } from '../../shared/api/refused.ts'
import type { Session } from '../../shared/auth/session.ts'
import { useLive } from '../../shared/live/use-live.ts'
import { Button } from '../../shared/ui/button.tsx'
import { useToast } from '../../shared/ui/toast.tsx'
import { BoardHeader } from './board-header.tsx'
import { BoardColumn } from './board-column.tsx'
import { DishTotals } from './dish-totals.tsx'
import { useMoveTicket, type Step } from './move-ticket.ts'
import { columns, ticketsOf, type Ticket } from './ticket.ts'
import { useAlert } from './use-alert.ts'
import { useChanges } from './use-changes.ts'
import { useSettings } from './use-settings.ts'
import { useTicketEvents, useTickets, type View } from './use-tickets.ts'
import './board-page.css'

const noTickets: Ticket[] = []
/** How long a ticket that has just come stands out. */
const flash = 8_000

export function BoardPage({ session }: { session: Session }) {
  const settings = useSettings()
  const [chosenDay, setChosenDay] = useState<string>()
  const [slot, setSlot] = useState<number>()
  const date = chosenDay ?? settings.data?.today
  const view: View | undefined = date === undefined ? undefined : { date, slot }

  const tickets = useTickets(view)
  const shown = tickets.data ?? noTickets
  const alert = useAlert()
  const [fresh, setFresh] = useState(new Set<number>())
  const toast = useToast()
  useChanges(view, tickets.data, {
    arrived(arrived) {
      alert.ring()
      const ids = arrived.map(({ id }) => id)
      setFresh((known) => new Set([...known, ...ids]))
      setTimeout(() => setFresh((known) => new Set([...known].filter((id) => !ids.includes(id)))), flash)
    },
    cancelled(cancelled) {
      alert.ring()
      for (const { order_number } of cancelled)
        toast(`${order_number} was cancelled. Stop cooking it.`, 'warning')
    },
  })
  const live = useLive('kitchen', useTicketEvents(view))

  const { mutate } = useMoveTicket(view ?? { date: '', slot: undefined }, session)
  const move = useCallback((ticket: Ticket, step: Step) => mutate({ ticket, step }), [mutate])

  const problem = settings.error ?? tickets.error
  return (
    <div className="board">
      <BoardHeader
        session={session}
        live={live}
        kitchen={settings.data?.name ?? session.kitchen}
        alert={alert}
        day={{ chosen: date, today: settings.data?.today, choose: setChosenDay }}
        slot={{ chosen: slot, choose: setSlot }}
      />
      {live === 'reconnecting' && (
        <p className="board-banner" role="alert">
          Reconnecting… New tickets will appear as soon as the connection is back.
        </p>
      )}
      {problem && !tickets.data ? (
        <div className="board-problem" role="alert">
          <p>{sentenceOf(problem)}</p>
          <Button onClick={() => void (settings.error ? settings : tickets).refetch()}>Try again</Button>
        </div>
      ) : (
        <main className="board-main" aria-busy={tickets.isPending}>
          {columns.map((column) => (
            <BoardColumn
              key={column.status}
              {...column}
              tickets={ticketsOf(shown, column.status)}
              isLoading={tickets.isPending}
              fresh={fresh}
              ahead={settings.data?.ahead ?? 0}
              me={session.user.pk}
              showsSlot={slot === undefined}
              move={move}
            />
          ))}
          <DishTotals tickets={shown} />
        </main>
      )}
    </div>
  )
}
