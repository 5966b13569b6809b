import { Type } from 'typebox'
import {
  Body,
  BoolFilter,
  Email,
  Id,
  Instant,
  Nullable,
  PageQuery,
  Password,
  Patch,
  Phone,
  Text,
} from '../../platform/http/schemas.ts'

const named = { id: Id, name: Type.String() }

export const Driver = Type.Object({
  id: Id,
  name: Type.String(),
  phone: Type.String(),
  email: Type.String(),
  vehicle_number: Nullable(Type.String()),
  vehicle_type: Nullable(Type.String()),
  is_active: Type.Boolean(),
  zone_ids: Type.Array(Id),
  assigned_zones: Type.Array(Type.Object(named)),
  route_ids: Type.Array(Id),
  assigned_routes: Type.Array(Type.Object({ ...named, zone: Id, zone_name: Type.String() })),
  created_at: Instant,
})
/** The link is told here and never again. */
export const NewDriver = Type.Object({ ...Driver.properties, invitation_url: Type.Optional(Type.String()) })

const text = (length: number) => Nullable(Text(length, { blank: true }))
const fields = {
  name: Text(100),
  phone: Phone(),
  email: Nullable(Email({ blank: true })),
  vehicle_number: text(20),
  vehicle_type: text(50),
  is_active: Type.Boolean(),
  zone_ids: Type.Array(Id, { maxItems: 1000 }),
  route_ids: Type.Array(Id, { maxItems: 1000 }),
}
const readOnly = ['id', 'assigned_zones', 'assigned_routes', 'created_at', 'invitation_url']
const optional = {
  email: Type.Optional(fields.email),
  vehicle_number: Type.Optional(fields.vehicle_number),
  vehicle_type: Type.Optional(fields.vehicle_type),
  is_active: Type.Optional(fields.is_active),
  zone_ids: Type.Optional(fields.zone_ids),
  route_ids: Type.Optional(fields.route_ids),
}

export const DriverCreate = Body(
  { name: fields.name, phone: fields.phone, ...optional, password: Type.Optional(Password) },
  readOnly,
)
export const DriverPut = Body({ name: fields.name, phone: fields.phone, ...optional }, readOnly)
export const DriverPatch = Patch(fields, readOnly)
export const AssignZones = Body({ zone_ids: fields.zone_ids })
export const AssignRoutes = Body({ route_ids: fields.route_ids })
export const DriverStats = Type.Object({
  total: Type.Integer(),
  active: Type.Integer(),
  inactive: Type.Integer(),
  on_delivery_today: Type.Integer({ description: 'Drivers who have something to bring today.' }),
})
export const DriverQuery = PageQuery({ is_active: Type.Optional(BoolFilter) })
