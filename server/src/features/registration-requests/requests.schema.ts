import { Type } from 'typebox'
import {
  Body,
  Choice,
  Chosen,
  Count,
  Id,
  Instant,
  Nullable,
  PageQuery,
  Patch,
  Phone,
  Text,
} from '../../platform/http/schemas.ts'
import { Customer } from '../customers/index.ts'

const statuses = ['pending', 'approved', 'rejected'] as const
const meals = ['lunch', 'dinner'] as const
const diets = ['veg', 'nonveg'] as const

const shown = {
  id: Id,
  name: Type.String(),
  contact_number: Type.String(),
  address: Type.String(),
  meal_selection: Chosen(...meals),
  meal_type: Chosen(...diets),
  quantity: Type.Integer(),
  status: Chosen(...statuses),
  created_at: Instant,
}
/** What the person who asks gets to see. */
export const PublicRequest = Type.Object(shown)
export const RegistrationRequest = Type.Object({
  ...shown,
  admin_notes: Nullable(Type.String()),
  rejection_reason: Nullable(Type.String()),
  processed_at: Nullable(Instant),
})

export const RequestQuery = PageQuery({ status: Type.Optional(Choice(...statuses)) })

const asked = {
  name: Text(100),
  contact_number: Phone(),
  address: Text(1000),
  meal_selection: Choice(...meals),
  meal_type: Choice(...diets),
  quantity: Count,
}
const notes = Nullable(Text(1000, { blank: true }))
/** Where a request stands is decided by approve/ and reject/; here it can only be repeated. */
const status = Choice(...statuses)
const readOnly = ['id', 'created_at', 'processed_at']

export const PublicRequestCreate = Body(asked, ['id', 'status', 'created_at'])
export const RequestWrite = Body(
  {
    ...asked,
    status: Type.Optional(status),
    admin_notes: Type.Optional(notes),
    rejection_reason: Type.Optional(notes),
  },
  readOnly,
)
export const RequestPatch = Patch({ ...asked, status, admin_notes: notes, rejection_reason: notes }, readOnly)

export const RequestApproval = Body({ admin_notes: Type.Optional(notes) })
export const RequestRejection = Body({ reason: Type.Optional(notes) })
export const Approved = Type.Object({ request: RegistrationRequest, customer: Customer })
