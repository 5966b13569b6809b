import { Type } from 'typebox'
import {
  Body,
  Choice,
  Chosen,
  DateOnly,
  Decimal,
  Id,
  Nullable,
  Page,
  PageQuery,
  Patch,
  Text,
  type Static,
} from '../../platform/http/schemas.ts'

const statuses = ['pending', 'active', 'paused', 'expired', 'cancelled'] as const
const payments = ['wallet', 'card', 'cash'] as const
const diets = ['veg', 'nonveg'] as const
/** Which of them are days, in whatever case, is judged with the subscription. */
const Days = Type.Array(Type.String({ maxLength: 20 }), { maxItems: 50 })

export const SubscriptionQuery = PageQuery({
  status: Type.Optional(Choice(...statuses)),
  payment_mode: Type.Optional(Choice(...payments)),
})

/** One of several slots; without days of its own it is served on those of the subscription. */
export type SlotWish = Static<typeof SlotWish>
export const SlotWish = Type.Object(
  {
    meal_slot: Id,
    address: Type.Optional(Nullable(Id)),
    quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    selected_days: Type.Optional(Days),
  },
  { additionalProperties: false },
)

/** What is written of a subscription at every door. */
const common = {
  start_date: DateOnly,
  end_date: DateOnly,
  time_slot: Type.Optional(Nullable(Id)),
  meal_package: Type.Optional(Nullable(Id)),
  lunch_address: Type.Optional(Nullable(Id)),
  dinner_address: Type.Optional(Nullable(Id)),
  selected_days: Type.Optional(Days),
  payment_mode: Type.Optional(Choice(...payments)),
  diet_type: Type.Optional(Choice(...diets)),
  auto_renew: Type.Optional(Type.Boolean()),
  slots: Type.Optional(Type.Array(SlotWish, { minItems: 1, maxItems: 10 })),
}
const office = {
  customer: Id,
  ...common,
  status: Type.Optional(Choice(...statuses)),
  want_notifications: Type.Optional(Type.Boolean()),
  dietary_preferences: Type.Optional(Text(100, { blank: true })),
  special_instructions: Type.Optional(Text(2000, { blank: true })),
}
const readOnly = [
  'id',
  'customer_id',
  'customer_name',
  'customer_phone',
  'time_slot_name',
  'time_slot_details',
  'meal_package_name',
  'meal_package_details',
  'lunch_address_details',
  'dinner_address_details',
  'ends_on',
  'trial_until',
  'billing',
  'renew_notice_days',
  'notice_days',
  'continues',
  'cost_per_meal',
  'total_cost',
  'order_count',
]
export type SubscriptionWrite = Static<typeof SubscriptionWrite>
export const SubscriptionWrite = Body(office, readOnly)
export type SubscriptionPatch = Static<typeof SubscriptionPatch>
export const SubscriptionPatch = Patch(office, readOnly)

const stored = {
  id: Id,
  customer_id: Id,
  customer_name: Type.String(),
  customer_phone: Nullable(Type.String()),
  status: Chosen(...statuses),
  start_date: DateOnly,
  end_date: DateOnly,
  time_slot: Nullable(Id),
  time_slot_name: Type.String(),
  meal_package: Nullable(Id),
  selected_days: Type.Array(
    Chosen('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'),
  ),
  payment_mode: Chosen(...payments),
  diet_type: Chosen(...diets),
  want_notifications: Type.Boolean(),
  dietary_preferences: Type.String(),
  special_instructions: Type.String(),
  cost_per_meal: Decimal,
  total_cost: Decimal,
  order_count: Type.Integer({ description: 'Meals that were not cancelled.' }),
  lunch_address: Nullable(Id),
  dinner_address: Nullable(Id),
}
const text = Nullable(Type.String())
const Slot = Type.Object({
  id: Id,
  name: Type.String(),
  code: Type.String(),
  cutoff_time: text,
  time: Type.String(),
})
const Place = Type.Object({
  id: Id,
  building_name: text,
  flat_number: text,
  floor_number: text,
  street: text,
  city: text,
})

const Line = Type.Object({
  meal_slot: Nullable(Id),
  address: Nullable(Id),
  quantity: Type.Integer(),
  selected_days: Type.Array(Type.String()),
})

/** What its package promised when it was agreed. */
const terms = {
  auto_renew: Type.Boolean(),
  trial_until: Nullable(Type.String({ format: 'date', description: 'The last day that costs nothing.' })),
  billing: Chosen('days', 'month'),
  renew_notice_days: Type.Integer(),
  notice_days: Type.Integer(),
  continues: Nullable(Type.Integer({ description: 'The one that it took over from, by a change of plan.' })),
}

/** A row of the list. */
export const SubscriptionRow = Type.Object({ ...stored, meal_package_name: Type.String() })
export const SubscriptionDetail = Type.Object({
  ...stored,
  customer: Id,
  slots: Type.Array(Line, { description: 'What is served when, in the order of the day.' }),
  ends_on: Nullable(
    Type.String({
      format: 'date',
      description: 'The last meal, moved ones included; null while a pause is open.',
    }),
  ),
  ...terms,
  time_slot_details: Nullable(Slot),
  meal_package_details: Nullable(
    Type.Object({
      id: Id,
      name: Type.String(),
      price: Decimal,
      currency: Type.String(),
      diet_type: Type.String(),
      diet_type_display: Type.String(),
    }),
  ),
  lunch_address_details: Nullable(Place),
  dinner_address_details: Nullable(Place),
})
export const SubscriptionPage = Page(SubscriptionRow)
export const Activated = Type.Object({
  ...SubscriptionDetail.properties,
  orders_created: Type.Integer(),
  invoice_created: Type.Boolean(),
})
export const Generated = Type.Object({ detail: Type.String(), orders_created: Type.Integer() })

const own = { ...common, menu_ids: Type.Optional(Type.Array(Id, { maxItems: 50 })) }
const ownReadOnly = [
  'id',
  'status',
  'menus',
  'time_slot_details',
  'total_cost',
  ...Object.keys(terms).filter((name) => name !== 'auto_renew'),
]
export type OwnWrite = Static<typeof OwnWrite>
export const OwnWrite = Body(own, ownReadOnly)
export type OwnPatch = Static<typeof OwnPatch>
export const OwnPatch = Patch(own, ownReadOnly)

const OwnPlace = Type.Object({
  ...Place.properties,
  zone: Nullable(Id),
  zone_name: text,
  is_default: Type.Boolean(),
  status: Type.String(),
  admin_notes: text,
  reason: Type.String(),
})
/** A subscription as its customer sees it. */
export const OwnSubscription = Type.Object({
  id: Id,
  status: Chosen(...statuses),
  start_date: DateOnly,
  end_date: DateOnly,
  menus: Type.Array(Type.Object({ id: Id, name: Type.String(), description: Type.String(), price: Decimal })),
  meal_package: Nullable(Id),
  diet_type: Chosen(...diets),
  time_slot: Nullable(Id),
  time_slot_details: Nullable(Slot),
  lunch_address: Nullable(OwnPlace),
  dinner_address: Nullable(OwnPlace),
  selected_days: Type.Array(Type.String()),
  payment_mode: Chosen(...payments),
  total_cost: Decimal,
  ...terms,
})
export const OwnPage = Page(OwnSubscription)
