import { Type, type Static } from 'typebox'
import {
  Body,
  DateOnly,
  Id,
  Instant,
  Nullable,
  Page,
  PageQuery,
  Patch,
  Text,
  TimeIn,
} from '../../platform/http/schemas.ts'
import { StatusWord } from './statuses.schema.ts'

const Time = Nullable(Type.String({ description: "HH:MM:SS on the kitchen's wall clock." }))

/** Who is to carry an order; `delivery_status` is the order's id, as in delivery/statuses/. */
export const Assignment = Type.Object({
  id: Id,
  delivery_status: Id,
  driver: Nullable(Id),
  driver_name: Type.String(),
  delivery_date: DateOnly,
  delivery_status_value: StatusWord,
  assigned_at: Instant,
  estimated_pickup_time: Time,
  estimated_delivery_time: Time,
  notes: Nullable(Type.String()),
})
export const AssignmentPage = Page(Assignment)

const fields = {
  delivery_status: Id,
  driver: Nullable(Id),
  estimated_pickup_time: Nullable(TimeIn),
  estimated_delivery_time: Nullable(TimeIn),
  notes: Nullable(Text(1000, { blank: true })),
}
const readOnly = ['id', 'driver_name', 'delivery_date', 'delivery_status_value', 'assigned_at']
export type NewAssignment = Static<typeof NewAssignment>
export const NewAssignment = Body(
  {
    delivery_status: fields.delivery_status,
    driver: Type.Optional(fields.driver),
    estimated_pickup_time: Type.Optional(fields.estimated_pickup_time),
    estimated_delivery_time: Type.Optional(fields.estimated_delivery_time),
    notes: Type.Optional(fields.notes),
  },
  readOnly,
)
export type AssignmentChanges = Static<typeof AssignmentPatch>
export const AssignmentPatch = Patch(fields, readOnly)
export const AssignmentQuery = PageQuery({
  driver: Type.Optional(Id),
  delivery_status__date: Type.Optional(DateOnly),
})
