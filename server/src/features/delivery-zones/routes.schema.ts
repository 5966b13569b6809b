import { Type } from 'typebox'
import {
  Body,
  BoolFilter,
  Id,
  Instant,
  Nullable,
  PageQuery,
  Patch,
  Text,
} from '../../platform/http/schemas.ts'

export const Route = Type.Object({
  id: Id,
  name: Type.String(),
  zone: Id,
  zone_name: Type.String(),
  description: Nullable(Type.String()),
  is_active: Type.Boolean(),
  assigned_driver_count: Type.Integer(),
  created_at: Instant,
})

const fields = {
  name: Text(100),
  zone: Id,
  description: Nullable(Text(1000, { blank: true })),
  is_active: Type.Boolean(),
}
const readOnly = ['id', 'zone_name', 'assigned_driver_count', 'created_at']

export const RouteCreate = Body(
  {
    name: fields.name,
    zone: fields.zone,
    description: Type.Optional(fields.description),
    is_active: Type.Optional(fields.is_active),
  },
  readOnly,
)
export const RoutePatch = Patch(fields, readOnly)
export const RouteQuery = PageQuery({ zone: Type.Optional(Id), is_active: Type.Optional(BoolFilter) })
