import type { Step } from './move-ticket.ts'
import type { Column, Ticket } from './ticket.ts'
import { TicketCard } from './ticket-card.tsx'
import './board-column.css'

type Props = {
  status: Column
  title: string
  empty: string
  tickets: Ticket[]
  isLoading: boolean
  fresh: ReadonlySet<number>
  ahead: number
  me: number
  showsSlot: boolean
  move(ticket: Ticket, step: Step): void
}

export const BoardColumn = ({ status, title, empty, tickets, isLoading, fresh, ...rest }: Props) => (
  <section className={`column column-${status}`} aria-label={title}>
    <h2>
      <span className="column-dot" />
      {title}
      <span className="column-count">{tickets.length}</span>
    </h2>
    <ul>
      {tickets.map((ticket) => (
        <TicketCard key={ticket.id} ticket={ticket} isFresh={fresh.has(ticket.id)} {...rest} />
      ))}
    </ul>
    {tickets.length === 0 && <p className="column-empty">{isLoading ? 'Loading…' : empty}</p>}
  </section>
)
