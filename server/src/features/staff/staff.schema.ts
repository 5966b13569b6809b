import { Type } from 'typebox'
import {
  Body,
  BoolFilter,
  Choice,
  Chosen,
  Email,
  Id,
  Instant,
  Nullable,
  PageQuery,
  Password,
  Patch,
  Text,
} from '../../platform/http/schemas.ts'

/** The roles that the office gives; a kitchen's administrator is made with the kitchen. */
export const givenRoles = ['manager', 'kitchen_staff', 'driver', 'staff'] as const

export const Staff = Type.Object({
  id: Id,
  username: Type.String(),
  email: Type.String(),
  first_name: Type.String(),
  last_name: Type.String(),
  is_active: Type.Boolean(),
  is_staff: Type.Boolean({ description: 'Always true; customers are not among the staff.' }),
  role: Chosen('admin', ...givenRoles),
  date_joined: Instant,
  last_login: Nullable(Instant),
})

export const StaffQuery = PageQuery({
  is_active: Type.Optional(
    Type.Boolean({ ...BoolFilter, description: 'false lists who is deactivated; else who is active.' }),
  ),
})

const name = Text(150, { blank: true })
const isStaff = Type.Boolean({ description: 'Can only stay true.' })
const readOnly = ['id', 'role', 'date_joined', 'last_login']

export const StaffCreate = Body(
  {
    username: Text(150),
    email: Email(),
    password: Password,
    first_name: Type.Optional(name),
    last_name: Type.Optional(name),
    role: Type.Optional(Choice(...givenRoles)),
  },
  ['id', 'is_active', 'is_staff', 'date_joined', 'last_login'],
)

/** A driver's account has no e-mail address until somebody gives one. */
const changeable = { username: Text(150), email: Email({ blank: true }) }
const more = { first_name: name, last_name: name, is_active: Type.Boolean(), is_staff: isStaff }

export const StaffPatch = Patch({ ...changeable, ...more }, readOnly)
export const StaffPut = Body(
  {
    ...changeable,
    first_name: Type.Optional(more.first_name),
    last_name: Type.Optional(more.last_name),
    is_active: Type.Optional(more.is_active),
    is_staff: Type.Optional(more.is_staff),
  },
  readOnly,
)

/** Which roles there are is judged by the rule: the contract answers others with {"error"}. */
export const RoleChange = Body({ role: Type.Optional(Type.String({ maxLength: 150 })) })
export const Done = Type.Object({ status: Type.String() })
