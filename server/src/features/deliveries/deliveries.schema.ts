import { Type, type Static } from 'typebox'
import {
  Body,
  Choice,
  Chosen,
  Id,
  Instant,
  InstantIn,
  Nullable,
  Page,
  PageQuery,
  Patch,
  Text,
} from '../../platform/http/schemas.ts'
import { statuses } from '../fulfilment/index.ts'

export type Delivery = Static<typeof Delivery>
export const Delivery = Type.Object({
  id: Id,
  order: Id,
  order_id: Id,
  driver: Nullable(Id),
  driver_id: Type.Optional(Type.Integer({ description: 'Absent when there is no driver.' })),
  driver_name: Type.String(),
  customer_name: Type.String(),
  delivery_address: Type.String({ description: 'As it was when the food was ready.' }),
  pickup_time: Nullable(Instant),
  delivery_time: Nullable(Instant),
  status: Chosen(...statuses('delivery')),
  notes: Type.String(),
  driver_notes: Type.String({ description: 'What the driver wrote, a line each.' }),
  created_at: Instant,
  updated_at: Instant,
})
export const DeliveryPage = Page(Delivery)

export const DeliveryQuery = PageQuery({
  status: Type.Optional(Choice(...statuses('delivery'))),
  driver: Type.Optional(Id),
})

const fields = {
  order: Id,
  driver: Nullable(Id),
  pickup_time: Nullable(InstantIn),
  delivery_time: Nullable(InstantIn),
  status: Choice(...statuses('delivery')),
  notes: Text(1000, { blank: true }),
}
const readOnly = Object.keys(Delivery.properties).filter((field) => !Object.hasOwn(fields, field))
export type DeliveryChanges = Static<typeof DeliveryPatch>
export const DeliveryPatch = Patch(fields, readOnly)
export type NewDelivery = Static<typeof NewDelivery>
export const NewDelivery = Body(
  {
    order: fields.order,
    driver: Type.Optional(fields.driver),
    pickup_time: Type.Optional(fields.pickup_time),
    delivery_time: Type.Optional(fields.delivery_time),
    status: Type.Optional(fields.status),
    notes: Type.Optional(fields.notes),
  },
  readOnly,
)

// What is missing or unknown here is answered {"error"} (contract 5.9), so the rules judge it and not the schema.
export const AssignDriver = Body({ driver_id: Type.Optional(Nullable(Id)) })
export const MoveDelivery = Body({
  status: Type.Optional(
    Type.String({
      maxLength: 50,
      description: `One of: ${statuses('delivery').join(', ')}.`,
      examples: ['in_transit'],
    }),
  ),
  reason: Type.Optional(Text(500, { blank: true })),
})

export const Stats = Type.Object({
  total: Type.Integer(),
  today: Type.Integer({ description: "Made on the kitchen's today." }),
  pending: Type.Integer(),
  in_transit: Type.Integer(),
  delivered: Type.Integer(),
  failed: Type.Integer(),
})
