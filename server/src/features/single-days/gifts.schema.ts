import { Type } from 'typebox'
import { Body, DateOnly, Id, Nullable, Text, type Static } from '../../platform/http/schemas.ts'

export type GiftWish = Static<typeof GiftWish>
export const GiftWish = Body({
  date: DateOnly,
  meal_slot: Type.Optional(Nullable(Id)),
  quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  reason: Text(500),
})
export const Gift = Type.Object({
  subscription: Id,
  date: DateOnly,
  meal_slot: Nullable(Id),
  quantity: Type.Integer(),
  reason: Type.String(),
})
