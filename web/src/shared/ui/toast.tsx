import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react'
import './toast.css'

type Tone = 'plain' | 'warning'
type Toast = { id: number; text: string; tone: Tone }

const ShowToast = createContext<(text: string, tone?: Tone) => void>(() => {})

/** Says something in passing. A warning stays longer. */
export const useToast = () => useContext(ShowToast)

const shownFor: Record<Tone, number> = { plain: 5_000, warning: 10_000 }

export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([])
  const last = useRef(0)
  const drop = (id: number) => setToasts((known) => known.filter((toast) => toast.id !== id))
  const show = useCallback((text: string, tone: Tone = 'plain') => {
    const id = (last.current += 1)
    setToasts((known) => [...known.filter((toast) => toast.text !== text).slice(-2), { id, text, tone }])
    setTimeout(() => drop(id), shownFor[tone])
  }, [])
  return (
    <ShowToast value={show}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map(({ id, text, tone }) => (
          <button key={id} type="button" className={`toast toast-${tone}`} onClick={() => drop(id)}>{text}</button>
        ))}
      </div>
    </ShowToast>
  )
}
