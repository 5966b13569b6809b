import { Type } from 'typebox'
import {
  Body,
  BoolFilter,
  Choice,
  Chosen,
  Id,
  Instant,
  InstantIn,
  Nullable,
  PageQuery,
  Patch,
  Text,
} from '../../platform/http/schemas.ts'

const priorities = ['low', 'medium', 'high', 'urgent'] as const
const Priority = Choice(...priorities)

/** What a customer reads. */
export const Notification = Type.Object({
  id: Id,
  message: Type.String(),
  priority: Chosen(...priorities),
  read: Type.Boolean(),
  read_at: Nullable(Instant),
  created_at: Instant,
})
/** What the office keeps. */
export const Notice = Type.Object({
  ...Notification.properties,
  customer: Id,
  sent: Type.Boolean(),
  sent_at: Nullable(Instant),
})
export const NoticeQuery = PageQuery({
  priority: Type.Optional(Priority),
  read: Type.Optional(BoolFilter),
  customer: Type.Optional(Id),
})

const told = { customer: Id, message: Text(2000) }
const more = {
  priority: Priority,
  read: Type.Boolean(),
  read_at: Nullable(InstantIn),
  sent: Type.Boolean(),
  sent_at: Nullable(InstantIn),
}
const readOnly = ['id', 'created_at']

export const NoticeWrite = Body(
  {
    ...told,
    priority: Type.Optional(more.priority),
    read: Type.Optional(more.read),
    read_at: Type.Optional(more.read_at),
    sent: Type.Optional(more.sent),
    sent_at: Type.Optional(more.sent_at),
  },
  readOnly,
)
export const NoticePatch = Patch({ ...told, ...more }, readOnly)

export const Marked = Type.Object({ status: Type.String() })
