import { memo } from 'react'
import { Button } from '../../shared/ui/button.tsx'
import { Age } from './age.tsx'
import type { Step } from './move-ticket.ts'
import { waitingSince, type Ticket } from './ticket.ts'
import './ticket-card.css'

type Props = {
  ticket: Ticket
  isFresh: boolean
  ahead: number
  me: number
  showsSlot: boolean
  move(ticket: Ticket, step: Step): void
}

const steps = {
  queued: { step: 'claim', text: 'Claim', tone: 'blue' },
  claimed: { step: 'start', text: 'Start', tone: 'amber' },
  preparing: { step: 'ready', text: 'Ready', tone: 'green' },
  ready: undefined,
  cancelled: undefined,
} as const

export const TicketCard = memo(function TicketCard({ ticket, isFresh, ahead, me, showsSlot, move }: Props) {
  const {
    status,
    order_number,
    customer_name,
    special_instructions,
    notes,
    assigned_to,
    assigned_to_name,
    meal_slot_name,
  } = ticket
  const since = waitingSince(ticket)
  const isMine = assigned_to === me
  const action = steps[status]
  // Only who holds a ticket can start it; anybody may say that food is ready.
  const isLocked = status === 'claimed' && !isMine
  return (
    <li className={`ticket ticket-${status} ${isFresh ? 'ticket-fresh' : ''}`} aria-label={order_number}>
      <header>
        <strong className="ticket-number">{order_number}</strong>
        {since !== undefined && <Age since={since} ahead={ahead} />}
      </header>
      <p className="ticket-customer">
        {customer_name}
        {showsSlot && meal_slot_name && <span> · {meal_slot_name}</span>}
      </p>
      <ul className="ticket-lines">
        {ticket.lines.map((line, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines have no id, and neither move nor change
          <li key={place}>
            <span className="ticket-quantity">{line.quantity}×</span>
            <span>
              {line.name}
              {line.portion_label && <span className="ticket-portion"> {line.portion_label}</span>}
              {line.allergens.length > 0 && (
                <span className="ticket-allergens">Contains {line.allergens.join(', ')}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {special_instructions && (
        <p className="ticket-wish">
          <span className="visually-hidden">Special instructions: </span>
          {special_instructions}
        </p>
      )}
      {notes && <p className="ticket-notes">{notes}</p>}
      {(assigned_to_name || isMine) && (
        <p className={`ticket-cook ${isMine ? 'ticket-mine' : ''}`}>
          <CookIcon />
          {isMine ? 'You' : assigned_to_name}
        </p>
      )}
      {action && !isLocked && (
        <Button
          tone={action.tone}
          aria-label={`${action.text} ${order_number}`}
          onClick={() => move(ticket, action.step)}
        >
          {action.text}
        </Button>
      )}
    </li>
  )
})

const CookIcon = () => (
  <svg
    viewBox="0 0 24 24"
    width="18"
    height="18"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinejoin="round"
  >
    <path d="M6 13a4 4 0 1 1 1-7.9 5 5 0 0 1 10 0A4 4 0 1 1 18 13v7H6zM6 16.5h12" />
  </svg>
)
