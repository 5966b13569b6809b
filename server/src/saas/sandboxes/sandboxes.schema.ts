import { Type } from 'typebox'
import {
  Body,
  Chosen,
  Count,
  Decimal,
  Id,
  Instant,
  InstantIn,
  Nullable,
  Page,
  PageQuery,
  Text,
} from '../../platform/http/schemas.ts'

export const NewSandbox = Body({ name: Type.Optional(Text(100)) })
export const Sandbox = Type.Object({
  id: Id,
  slug: Type.String({
    description:
      'To be sent as X-Tenant-Slug. The accounts and passwords in it are those that the kitchen had when it was copied.',
  }),
  name: Type.String(),
  state: Chosen('provisioning', 'active', 'suspended'),
  created_at: Instant,
})
export const SandboxPage = Page(Sandbox)

export const ClockMove = Body({
  to: Type.Optional(InstantIn),
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 400 })),
  hours: Type.Optional(Type.Integer({ minimum: 1, maximum: 9_600 })),
})
export const SandboxClock = Type.Object({
  now: Instant,
  time_zone: Type.String(),
  held: Type.Literal(true, { description: 'It stands until it is moved.' }),
  moved_from: Nullable(Instant),
  moving_to: Nullable(Type.String({ description: 'Where it is on its way to; null when it has arrived.' })),
})

/** `amount` is signed as the wallet sees it; of an order and an invoice it is the total. */
export const Happening = Type.Object({
  at: Instant,
  kind: Chosen('order', 'move', 'wallet', 'invoice', 'notification', 'mail', 'webhook', 'payment'),
  id: Count,
  customer: Nullable(Id),
  order: Nullable(Id),
  amount: Nullable(Decimal),
  text: Type.String(),
})
export const Timeline = Page(Happening)
export const TimelineQuery = PageQuery({
  from: Type.Optional(InstantIn),
  to: Type.Optional(InstantIn),
})
export const Moved = Type.Interface([SandboxClock], { timeline: Timeline })
