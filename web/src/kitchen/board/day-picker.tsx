import { Button } from '../../shared/ui/button.tsx'
import './pickers.css'

export type Day = {
  chosen: string | undefined
  /** The kitchen's date, which this device's need not be. */
  today: string | undefined
  /** Undefined follows the kitchen's today. */
  choose(date: string | undefined): void
}

export function DayPicker({ chosen, today, choose }: Day) {
  if (!chosen) return <div className="picker" />
  const go = (date: string) => choose(date === today ? undefined : date)
  return (
    <div className="picker" role="group" aria-label="Day">
      <Button aria-label="Day before" onClick={() => go(dayAfter(chosen, -1))}>
        ‹
      </Button>
      <label className="picker-day">
        <span>{chosen === today ? 'Today' : weekday(chosen)}</span>
        <small>{dayAndMonth(chosen)}</small>
        <input
          type="date"
          aria-label="Choose a day"
          value={chosen}
          onClick={({ currentTarget }) => currentTarget.showPicker()}
          onChange={({ target }) => target.value && go(target.value)}
        />
      </label>
      <Button aria-label="Day after" onClick={() => go(dayAfter(chosen, 1))}>
        ›
      </Button>
    </div>
  )
}

// Dates are the kitchen's, so they are reckoned in UTC, where no device's zone moves them.
const dayAfter = (date: string, days: number) =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
const weekday = (date: string) =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(date))
const dayAndMonth = (date: string) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    Date.parse(date),
  )
