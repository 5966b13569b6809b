import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react'
import './toast.css'

type Tone = 'plain' | 'warning'
type Toast = { id: number; text: string; tone: Tone }

const ShowToast = createContext<(text: string, tone?: Tone) => void>(() => {})

/** Says something in passing. A warning stays longer. */
export const useToast = () => useContext(ShowToast)

const shownFor: Record<Tone, number> = { plain: 5_000, warning: 10_000 }

const without = (id: number) => (known: Toast[]) => known.filter((toast) => toast.id !== id)

export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([])
  const last = useRef(0)
  const show = useCallback((text: string, tone: Tone = 'plain') => {
    const id = (last.current += 1)
    setToasts((known) => [...known.filter((toast) => toast.text !== text).slice(-2), { id, text, tone }])
    setTimeout(() => setToasts(without(id)), shownFor[tone])
  }, [])
  return (
    <ShowToast value={show}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map(({ id, text, tone }) => (
          <button
            key={id}
            type="button"
            className={`toast toast-${tone}`}
            onClick={() => setToasts(without(id))}
          >
            {text}
          </button>
        ))}
      </div>
    </ShowToast>
  )
}
