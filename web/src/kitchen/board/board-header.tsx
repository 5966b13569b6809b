import type { Session } from '../../shared/auth/session.ts'
import { signOut } from '../../shared/auth/sign-in.ts'
import type { LiveState } from '../../shared/live/stream.ts'
import { paths } from '../../shared/paths.ts'
import { Button } from '../../shared/ui/button.tsx'
import mark from '../../shared/ui/mark.svg'
import { DayPicker, type Day } from './day-picker.tsx'
import { SlotPicker, type Slot } from './slot-picker.tsx'
import type { useAlert } from './use-alert.ts'
import './board-header.css'

type Props = {
  session: Session
  kitchen: string
  live: LiveState
  alert: ReturnType<typeof useAlert>
  day: Day
  slot: Slot
}

const states: Record<LiveState, string> = {
  connecting: 'Connecting…',
  live: 'Live',
  reconnecting: 'Reconnecting…',
}

export const BoardHeader = ({ session: { user }, kitchen, live, alert, day, slot }: Props) => (
  <header className="board-header">
    <a className="board-brand" href={paths.home}>
      <img src={mark} alt="" width="40" height="40" />
      <h1>{kitchen}</h1>
    </a>
    <DayPicker {...day} />
    <SlotPicker {...slot} />
    <p className={`board-live board-live-${live}`} role="status">
      <span />
      {states[live]}
    </p>
    <Button
      aria-pressed={alert.isOn}
      onClick={alert.toggle}
      aria-label="Sound for new tickets"
      title="Sound for new tickets"
    >
      <Bell isOn={alert.isOn} />
    </Button>
    <Button className="board-out" onClick={() => void signOut()}>
      {user.first_name || user.username}
      <small>Sign out</small>
    </Button>
  </header>
)

const Bell = ({ isOn }: { isOn: boolean }) => (
  <svg
    viewBox="0 0 24 24"
    width="24"
    height="24"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    <path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21.5h4" />
    {!isOn && <path d="M3 3l18 18" />}
  </svg>
)
