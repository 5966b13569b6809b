import { Type, type Static } from 'typebox'
import { Choice, DateOnly, Id, Nullable, Page, PageQuery } from '../../platform/http/schemas.ts'

export type StatusWord = Static<typeof StatusWord>
export const StatusWord = Choice(
  'pending',
  'preparing',
  'out_for_delivery',
  'delivered',
  'failed',
  'cancelled',
)
const Time = Nullable(Type.String({ description: "HH:MM:SS on the kitchen's wall clock." }))

/** How the delivery of an order stands, from the day the order is made; its id is the order's (contract D22). */
export const DeliveryStatus = Type.Object({
  id: Id,
  order: Id,
  order_number: Type.String(),
  status: StatusWord,
  date: DateOnly,
  meal_slot: Nullable(Id),
  meal_slot_name: Type.String(),
  customer_name: Type.String(),
  customer_phone: Nullable(Type.String()),
  delivery: Nullable(Id),
  delivery_address: Type.String(),
  zone: Nullable(Id),
  zone_name: Type.String(),
  assignment: Nullable(Id),
  driver: Nullable(Id),
  driver_name: Type.String(),
  delivery_time: Time,
  actual_delivery_time: Time,
  driver_notes: Nullable(Type.String()),
  customer_notes: Nullable(Type.String()),
})
export const DeliveryStatusPage = Page(DeliveryStatus)
export const DeliveryStatusQuery = PageQuery({
  date: Type.Optional(DateOnly),
  status: Type.Optional(StatusWord),
  driver: Type.Optional(Id),
})
