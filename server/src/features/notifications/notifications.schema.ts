import { Type } from 'typebox'
import { Choice, Id, Instant, Nullable } from '../../platform/http/schemas.ts'

export const Notification = Type.Object({
  id: Id,
  message: Type.String(),
  priority: Choice('low', 'medium', 'high', 'urgent'),
  read: Type.Boolean(),
  read_at: Nullable(Instant),
  created_at: Instant,
})
export const Marked = Type.Object({ status: Type.String() })
