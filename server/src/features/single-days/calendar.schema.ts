import { Type } from 'typebox'
import {
  Body,
  Chosen,
  DateOnly,
  Decimal,
  Id,
  Nullable,
  Text,
  type Static,
} from '../../platform/http/schemas.ts'
import { SubscriptionDetail } from '../subscriptions/index.ts'

const states = ['planned', 'locked', 'skipped', 'paused', 'closed', 'swapped', 'delivered', 'failed', 'none']
const Gives = Nullable(Chosen('extend', 'credit', 'voucher', 'nothing'))

export const CalendarQuery = Type.Object({ from: Type.Optional(DateOnly), to: Type.Optional(DateOnly) })
export const Calendar = Type.Object({
  from: DateOnly,
  to: DateOnly,
  ends_on: Nullable(
    Type.String({
      format: 'date',
      description: 'The last meal, moved ones included; null while a pause is open.',
    }),
  ),
  days: Type.Array(
    Type.Object({
      date: DateOnly,
      meal_slot: Nullable(Id),
      state: Chosen(...states),
      reason: Type.String(),
      gives: Gives,
      dish: Nullable(Type.String()),
      quantity: Nullable(Type.Integer()),
      address: Nullable(Id),
      price: Nullable(Decimal),
      wallet: Nullable(
        Type.String({ description: 'What the wallet pays ("-5.00") or gets at the cut-off.' }),
      ),
      order: Nullable(Id),
    }),
  ),
})

export const Effect = Type.Object({
  preview: Type.Boolean(),
  changes: Type.Array(
    Type.Object({
      date: DateOnly,
      meal_slot: Nullable(Id),
      before: Chosen(...states),
      after: Chosen(...states),
      reason: Type.String(),
    }),
  ),
  ends_on: Type.Object({
    before: Nullable(Type.String({ format: 'date' })),
    after: Nullable(Type.String({ format: 'date' })),
  }),
  money: Type.Array(
    Type.Object({
      date: Nullable(
        Type.String({ format: 'date', description: 'The date whose cut-off moves it; null: at once.' }),
      ),
      amount: Decimal,
      explanation: Type.String(),
    }),
  ),
  total: Decimal,
})

/** What the contract has the office's pause answer, and beside it what that changes. */
export const Paused = Type.Object({ ...SubscriptionDetail.properties, effect: Effect })

const preview = Type.Optional(Type.Boolean({ description: 'Say what it would do, and do nothing.' }))
const day = { date: DateOnly, meal_slot: Type.Optional(Nullable(Id)), preview }
const reason = Type.Optional(Text(500, { blank: true }))

export const SkipWish = Body({ ...day, reason })
export const DayBody = Body(day)
export const MoveWish = Body({ ...day, to: DateOnly })
export const SwapWish = Body({ ...day, dish: Nullable(Id) })
export const OverrideBody = Body({
  ...day,
  quantity: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 1000 }))),
  address: Type.Optional(Nullable(Id)),
  special_instructions: Type.Optional(Nullable(Text(2000, { blank: true }))),
})
export type PauseBody = Static<typeof PauseBody>
export const PauseBody = Body({
  from_date: Type.Optional(DateOnly),
  until_date: Type.Optional(Nullable(DateOnly)),
  meal_slot: Type.Optional(Nullable(Id)),
  reason,
  preview,
})
export const ResumeBody = Body({ meal_slot: Type.Optional(Nullable(Id)), preview })
