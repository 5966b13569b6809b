import { Type } from 'typebox'
import {
  Body,
  BoolFilter,
  Decimal,
  DecimalIn,
  Id,
  Instant,
  Nullable,
  PageQuery,
  Patch,
  Text,
} from '../../platform/http/schemas.ts'

export const Zone = Type.Object({
  id: Id,
  name: Type.String(),
  description: Nullable(Type.String()),
  delivery_fee: Decimal,
  estimated_delivery_time: Type.Integer({ description: 'Minutes.' }),
  is_active: Type.Boolean(),
  route_count: Type.Integer(),
  assigned_driver_count: Type.Integer(),
  created_at: Instant,
})

const fields = {
  name: Text(100),
  description: Nullable(Text(1000, { blank: true })),
  delivery_fee: DecimalIn,
  estimated_delivery_time: Type.Integer({ minimum: 0, maximum: 10_000 }),
  is_active: Type.Boolean(),
}
const readOnly = ['id', 'route_count', 'assigned_driver_count', 'created_at']

export const ZoneCreate = Body(
  {
    name: fields.name,
    description: Type.Optional(fields.description),
    delivery_fee: Type.Optional(fields.delivery_fee),
    estimated_delivery_time: Type.Optional(fields.estimated_delivery_time),
    is_active: Type.Optional(fields.is_active),
  },
  readOnly,
)
export const ZonePatch = Patch(fields, readOnly)
export const ZoneQuery = PageQuery({ is_active: Type.Optional(BoolFilter) })
