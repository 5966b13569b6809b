import type { ComponentProps } from 'react'
import './card.css'

export const Card = ({ className = '', ...rest }: ComponentProps<'section'>) => (
  <section className={`card ${className}`} {...rest} />
)
