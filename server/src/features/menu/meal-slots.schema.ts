import { Type } from 'typebox'
import { Body, Count, Id, Instant, Nullable, Patch, Text, TimeIn } from '../../platform/http/schemas.ts'

const fields = {
  name: Text(50),
  code: Type.String({
    minLength: 1,
    maxLength: 30,
    pattern: '^[A-Za-z0-9_-]*$',
    errorMessage: 'Use letters, digits, "_" and "-" only.',
  }),
  cutoff_time: Type.Optional(Nullable(TimeIn)),
  cutoff_days_before: Type.Optional(Type.Integer({ minimum: 0, maximum: 30 })),
  sort_order: Type.Optional(Count),
  is_active: Type.Optional(Type.Boolean()),
}
const readOnly = ['id', 'time', 'time_zone', 'created_at']
export const NewMealSlot = Body(fields, readOnly)
export const MealSlotPatch = Patch(fields, readOnly)

export const MealSlot = Type.Object({
  id: Id,
  name: Type.String(),
  code: Type.String(),
  cutoff_time: Nullable(
    Type.String({ description: "On the kitchen's wall clock; null: until the service day is over." }),
  ),
  cutoff_days_before: Type.Integer(),
  time: Type.String({ description: 'The cut-off as hh:mm, or empty.' }),
  time_zone: Type.String({ description: "The kitchen's IANA zone." }),
  sort_order: Type.Integer(),
  is_active: Type.Boolean(),
  created_at: Instant,
})
