import type { ComponentProps } from 'react'
import './button.css'

type Props = ComponentProps<'button'> & { tone?: 'plain' | 'accent' | 'blue' | 'amber' | 'green' }

export const Button = ({ tone = 'plain', className = '', type = 'button', ...rest }: Props) => (
  <button type={type} className={`button button-${tone} ${className}`} {...rest} />
)
