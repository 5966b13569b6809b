import { useMemo } from 'react'
import { dishTotals, type Ticket } from './ticket.ts'
import './dish-totals.css'

/** What is still to be made, over all tickets: how many portions of each dish. */
export function DishTotals({ tickets }: { tickets: Ticket[] }) {
  const totals = useMemo(() => dishTotals(tickets), [tickets])
  return (
    <aside className="totals" aria-label="All day">
      <h2>All day</h2>
      <p className="totals-caption">Portions still to make</p>
      <ul>
        {totals.map(({ dish, portion, left, all }) => (
          <li
            key={`${dish}\n${portion}`}
            className={left === 0 ? 'totals-done' : ''}
            aria-label={`${dish} ${portion}: ${left} of ${all} left`}
          >
            <span className="totals-left">{left === 0 ? '✓' : left}</span>
            <span className="totals-dish">
              {dish}
              {portion && <small>{portion}</small>}
            </span>
            <small className="totals-all">of {all}</small>
            <span className="totals-bar">
              <span style={{ width: `${(100 * (all - left)) / all}%` }} />
            </span>
          </li>
        ))}
      </ul>
      {totals.length === 0 && <p className="totals-caption">No dishes yet.</p>}
    </aside>
  )
}
