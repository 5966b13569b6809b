import { Type } from 'typebox'
import { DateOnly, Instant } from '../../platform/http/schemas.ts'

/** What a screen must know of its kitchen before it shows anything. */
export const Settings = Type.Object({
  name: Type.String(),
  slug: Type.String(),
  time_zone: Type.String({ description: 'IANA name.' }),
  currency: Type.String(),
  currency_digits: Type.Integer(),
  today: DateOnly,
  now: Instant,
})
