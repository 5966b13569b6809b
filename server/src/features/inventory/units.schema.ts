import { Type } from 'typebox'
import {
  Body,
  Choice,
  Chosen,
  DecimalIn,
  Id,
  Instant,
  PageQuery,
  Patch,
  Text,
  type Static,
} from '../../platform/http/schemas.ts'

const categories = ['weight', 'volume', 'unit', 'length'] as const

const fields = {
  name: Text(50),
  abbreviation: Text(10),
  category: Choice(...categories),
  conversion_factor: Type.Optional(DecimalIn),
}
const readOnly = ['id', 'created_at']

export type NewUnit = Static<typeof NewUnit>
export const NewUnit = Body(fields, readOnly)
export type UnitPatch = Static<typeof UnitPatch>
export const UnitPatch = Patch(fields, readOnly)

export const Unit = Type.Object({
  id: Id,
  name: Type.String(),
  abbreviation: Type.String(),
  category: Chosen(...categories),
  conversion_factor: Type.String({
    description: "How many of the category's base unit (kg, L, piece, m) one of this is, with four decimals.",
  }),
  created_at: Instant,
})
export const UnitQuery = PageQuery({ category: Type.Optional(Choice(...categories)) })
