import { Type } from 'typebox'
import { Body, Choice, DateOnly, Id, Nullable, type Static } from '../../platform/http/schemas.ts'

export type LateBody = Static<typeof LateBody>
export const LateBody = Body({
  kind: Choice('skip', 'unskip', 'swap', 'quantity', 'address'),
  date: DateOnly,
  meal_slot: Type.Optional(Nullable(Id)),
  dish: Type.Optional(Id),
  quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  address: Type.Optional(Id),
})
