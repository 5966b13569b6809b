import { useSlots } from './use-settings.ts'
import './pickers.css'

/** Undefined is all slots. */
export type Slot = { chosen: number | undefined; choose(id: number | undefined): void }

export function SlotPicker({ chosen, choose }: Slot) {
  const choices = [{ id: undefined, name: 'All meals' }, ...(useSlots().data ?? [])]
  return (
    <div className="picker picker-slots" role="group" aria-label="Meal">
      {choices.map(({ id, name }) => (
        <button key={id ?? 'all'} type="button" aria-pressed={chosen === id} onClick={() => choose(id)}>
          {name}
        </button>
      ))}
    </div>
  )
}
