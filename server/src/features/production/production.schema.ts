import { Type } from 'typebox'
import {
  Body,
  Choice,
  Chosen,
  DateOnly,
  Id,
  Instant,
  Nullable,
  Page,
  PageQuery,
  Text,
} from '../../platform/http/schemas.ts'
import { kinds as exceptionKinds } from './exceptions.sql.ts'
import { kinds } from './late-requests.sql.ts'

/** Without a slot: the meals of subscriptions that name none. */
const slot = { date: DateOnly, slot: Type.Optional(Id) }
export const PlanQuery = Type.Object({
  ...slot,
  version: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'The last one without.' }),
  ),
})
export const SlotQuery = Type.Object(slot)
export const Relock = Body({ ...slot, reason: Text(500) })

const Meal = Type.Object({
  order: Id,
  line: Id,
  order_number: Type.String(),
  subscription: Nullable(Id),
  customer: Id,
  customer_name: Type.String(),
  dish: Nullable(Id),
  name: Type.String(),
  portion_label: Type.String(),
  quantity: Type.Integer(),
  allergies: Type.Array(Type.String(), { description: 'What its eater must not have.' }),
  dislikes: Type.Array(Type.Union([Type.String(), Id])),
  allergens: Type.Array(Type.String(), { description: 'What is in the dish.' }),
  special_instructions: Type.String(),
  address: Type.String(),
  zone: Nullable(Type.String()),
})
const Exception = Type.Object({
  id: Id,
  order: Id,
  kind: Chosen(...exceptionKinds),
  reason: Type.String(),
  customer: Id,
  customer_name: Type.String(),
  subscription: Nullable(Id),
  name: Type.String(),
  quantity: Type.Integer(),
  allergies: Type.Array(Type.String()),
  created_at: Instant,
})
export const Production = Type.Object({
  date: DateOnly,
  meal_slot: Nullable(Id),
  version: Type.Integer({ description: '0 before the lock: what would be cooked now.' }),
  locked_at: Nullable(Instant),
  locks_at: Instant,
  is_locked: Type.Boolean(),
  dishes: Type.Array(
    Type.Object({
      dish: Nullable(Id),
      name: Type.String(),
      portion_label: Type.String(),
      portions: Type.Integer(),
    }),
  ),
  meals: Type.Array(Meal),
  exceptions: Type.Array(Exception),
  diff: Type.Array(Type.Object({ before: Nullable(Meal), after: Nullable(Meal) }), {
    description: 'What differs from the version before.',
  }),
})
export const Versions = Type.Object({
  date: DateOnly,
  meal_slot: Nullable(Id),
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      reason: Type.String(),
      actor: Nullable(Type.String()),
      created_at: Instant,
    }),
  ),
})
export const Relocked = Type.Object({ changed: Type.Boolean() })

export const Decision = Body({ dish: Type.Optional(Id), cancel: Type.Optional(Type.Boolean()) })
export const Resolved = Type.Object({ id: Id, resolution: Type.String() })

const statuses = ['pending', 'approved', 'rejected'] as const
export const LateQuery = PageQuery({
  status: Type.Optional(Choice(...statuses)),
  date: Type.Optional(DateOnly),
})
export const LateRequest = Type.Object({
  id: Id,
  subscription: Id,
  customer: Id,
  customer_name: Type.String(),
  date: DateOnly,
  meal_slot: Nullable(Id),
  kind: Chosen(...kinds),
  wish: Type.Object(
    { dish: Type.Optional(Id), quantity: Type.Optional(Type.Integer()), address: Type.Optional(Id) },
    { additionalProperties: true },
  ),
  status: Chosen(...statuses),
  charge: Nullable(Chosen('customer', 'kitchen')),
  explanation: Type.String(),
  created_at: Instant,
  decided_at: Nullable(Instant),
})
export const LatePage = Page(LateRequest)
const preview = Type.Optional(Type.Boolean({ description: 'Say what it would do, and do nothing.' }))
export const Approval = Body({ charge: Choice('customer', 'kitchen'), preview })
export const Rejection = Body({ reason: Text(1000), preview })
export const Decided = Type.Object({
  preview: Type.Boolean(),
  request: LateRequest,
  production: Type.Object({ version: Type.Integer(), diff: Production.properties.diff }),
})
