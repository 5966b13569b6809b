import { useSyncExternalStore } from 'react'

/**
 * Who is signed in, kept in the browser so that a display that restarts goes on by itself. It opens nothing: what does is
 * in a cookie that no script can read.
 */
export type Session = {
  slug: string
  kitchen: string
  user: { pk: number; username: string; first_name: string; last_name: string }
}

const place = 'fak.session'
const listeners = new Set<() => void>()
let known: { text: string | null; session: Session | undefined } | undefined

/** Read from the browser every time: another tab may have signed out, or somebody else in. */
export function readSession(): Session | undefined {
  const text = localStorage.getItem(place)
  if (known?.text !== text)
    known = { text, session: text === null ? undefined : (JSON.parse(text) as Session) } // our own writing
  return known?.session
}

export function keepSession(session: Session | undefined) {
  if (session) localStorage.setItem(place, JSON.stringify(session))
  else localStorage.removeItem(place)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

export const useSession = () => useSyncExternalStore(subscribe, readSession)
