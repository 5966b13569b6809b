import { Type } from 'typebox'
import {
  Body,
  BoolFilter,
  Choice,
  Chosen,
  Id,
  Instant,
  Nullable,
  PageQuery,
  Patch,
  Text,
} from '../../platform/http/schemas.ts'

const statuses = ['pending', 'active', 'rejected'] as const
const text = (length: number) => Nullable(Text(length, { blank: true }))
const numbered = (pattern: string, errorMessage: string) =>
  Nullable(Type.String({ maxLength: 10, pattern, errorMessage }))

/** Where somebody lives. That a street or a building is there at all is judged with the whole address. */
const whereabouts = {
  street: text(200),
  city: text(100),
  building_name: text(100),
  floor_number: numbered('^[0-9-]*$', 'Use digits and "-" only.'),
  flat_number: numbered('^[A-Za-z0-9/-]*$', 'Use letters, digits, "-" and "/" only.'),
}
export const place = {
  street: Type.Optional(whereabouts.street),
  city: Type.Optional(whereabouts.city),
  building_name: Type.Optional(whereabouts.building_name),
  floor_number: Type.Optional(whereabouts.floor_number),
  flat_number: Type.Optional(whereabouts.flat_number),
}

const shown = {
  id: Id,
  street: Nullable(Type.String()),
  city: Nullable(Type.String()),
  building_name: Nullable(Type.String()),
  floor_number: Nullable(Type.String()),
  flat_number: Nullable(Type.String()),
  zone: Nullable(Id),
  zone_name: Nullable(Type.String()),
  is_default: Type.Boolean(),
  status: Chosen(...statuses),
  admin_notes: Nullable(Type.String()),
  reason: Type.String(),
}
export const Address = Type.Object({
  ...shown,
  customer: Id,
  customer_name: Type.String(),
  created_at: Instant,
  updated_at: Instant,
})
export const OwnAddress = Type.Object(shown)

export const AddressQuery = PageQuery({
  customer: Type.Optional(Id),
  status: Type.Optional(Choice(...statuses)),
  is_default: Type.Optional(BoolFilter),
})

const readOnly = ['id', 'customer_name', 'zone_name', 'status', 'admin_notes', 'created_at', 'updated_at']
const office = { zone: Nullable(Id), is_default: Type.Boolean() }

export const AddressCreate = Body(
  {
    customer: Id,
    ...place,
    zone: Type.Optional(office.zone),
    is_default: Type.Optional(office.is_default),
  },
  [...readOnly, 'reason'],
)
export const AddressPatch = Patch({ customer: Id, ...whereabouts, ...office }, [...readOnly, 'reason'])

export const Approval = Body({})
/** The customer reads the reason. */
export const Rejection = Body({ reason: Type.Optional(Text(1000, { blank: true })) })

const own = { is_default: Type.Boolean(), reason: Text(1000, { blank: true }) }
const ownReadOnly = ['id', 'zone', 'zone_name', 'status', 'admin_notes']

export const OwnAddressCreate = Body(
  {
    ...place,
    is_default: Type.Optional(own.is_default),
    reason: Type.Optional(own.reason),
  },
  ownReadOnly,
)
export const OwnAddressPatch = Patch({ ...whereabouts, ...own }, ownReadOnly)
