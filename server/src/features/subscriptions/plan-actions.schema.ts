import { Type } from 'typebox'
import { Body, Choice, DateOnly, Decimal, Id, Nullable, type Static } from '../../platform/http/schemas.ts'
import { SlotWish, SubscriptionDetail } from './subscriptions.schema.ts'

const preview = Type.Optional(Type.Boolean({ description: 'Say what it would do, and do nothing.' }))

export type PlanWish = Static<typeof PlanWish>
export const PlanWish = Body({
  meal_package: Id,
  from_date: Type.Optional(DateOnly),
  end_date: Type.Optional(DateOnly),
  time_slot: Type.Optional(Nullable(Id)),
  selected_days: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 50 })),
  lunch_address: Type.Optional(Nullable(Id)),
  dinner_address: Type.Optional(Nullable(Id)),
  payment_mode: Type.Optional(Choice('wallet', 'card', 'cash')),
  slots: Type.Optional(Type.Array(SlotWish, { minItems: 1, maxItems: 10 })),
  preview,
})
export const CancelWish = Body({ preview })
export type OfficeCancelWish = Static<typeof OfficeCancelWish>
export const OfficeCancelWish = Body({
  notice: Type.Optional(Type.Boolean({ description: 'When its notice allows, instead of at once.' })),
  preview,
})

const given = {
  credits: Type.Array(
    Type.Object({
      invoice: Id,
      invoice_number: Type.String(),
      meals: Type.Integer(),
      amount: Decimal,
      explanation: Type.String(),
    }),
    { description: 'What goes to the wallet, by invoice.' },
  ),
  credit: Decimal,
}
export const PlanChange = Type.Object({
  preview: Type.Boolean(),
  ended: Id,
  begun: Nullable(Type.Integer({ description: 'The subscription that goes on; null in a preview.' })),
  from_date: DateOnly,
  end_date: DateOnly,
  total_cost: Decimal,
  cost_per_meal: Decimal,
  orders_created: Type.Integer(),
  ...given,
  invoice: Nullable(
    Type.Object({
      invoice_number: Type.String(),
      period_start: DateOnly,
      period_end: DateOnly,
      total: Decimal,
    }),
  ),
  to_pay: Type.String({
    description: 'What the change costs: the new invoice less what was credited of the old ones.',
  }),
})
const ending = { status: Type.String(), end_date: DateOnly, ...given }
export const Ending = Type.Object({ preview: Type.Boolean(), subscription: Id, ...ending })
export const OfficeCancelled = Type.Object({
  ...SubscriptionDetail.properties,
  ending: Type.Optional(Type.Object(ending)),
})
