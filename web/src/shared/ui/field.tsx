import { useId, type ComponentProps } from 'react'
import './field.css'

type Props = ComponentProps<'input'> & { label: string; hint?: string }

export function Field({ label, hint, ...rest }: Props) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} aria-describedby={hint && `${id}-hint`} {...rest} />
      {hint && <p id={`${id}-hint`}>{hint}</p>}
    </div>
  )
}
