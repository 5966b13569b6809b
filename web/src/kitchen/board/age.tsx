import { useSyncExternalStore } from 'react'
import './age.css'

const minute = 60_000
const late = { amber: 10, red: 20 }

/** How long a ticket has waited, by the kitchen's clock: `ahead` is how far that is before this device's own. */
export function Age({ since, ahead }: { since: number; ahead: number }) {
  const minutes = Math.max(0, Math.floor((useNow() + ahead - since) / minute))
  const tone = minutes >= late.red ? 'red' : minutes >= late.amber ? 'amber' : 'calm'
  const text =
    minutes < 1
      ? 'now'
      : minutes < 60
        ? `${minutes} min`
        : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
  return (
    <span className={`age age-${tone}`}>
      <span className="visually-hidden">Waiting: </span>
      {text}
    </span>
  )
}

// One clock for all tickets, so that five hundred of them do not keep five hundred timers.
const tick = 5_000
const watchers = new Set<() => void>()
let now = Date.now()
let timer = 0

function watch(watcher: () => void) {
  if (watchers.size === 0) timer = window.setInterval(beat, tick)
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
    if (watchers.size === 0) clearInterval(timer)
  }
}

function beat() {
  now = Date.now()
  for (const watcher of watchers) watcher()
}

const useNow = () => useSyncExternalStore(watch, () => now)
