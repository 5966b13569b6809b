import { Type } from 'typebox'
import {
  Body,
  BoolFilter,
  Choice,
  Chosen,
  Count,
  DecimalIn,
  Id,
  Instant,
  Nullable,
  PageQuery,
  Patch,
  Text,
  type Static,
} from '../../platform/http/schemas.ts'
import { Menu } from './menus.schema.ts'

const diets = ['veg', 'nonveg', 'both'] as const
const pricings = ['period', 'meal'] as const
const givings = ['extend', 'credit', 'voucher', 'nothing'] as const
const billings = ['days', 'month'] as const
const durations = ['weekly', 'monthly', 'custom'] as const

const fields = {
  name: Text(100),
  description: Type.Optional(Text(5000, { blank: true })),
  price: DecimalIn,
  currency: Type.Optional(Text(10, { blank: true })),
  diet_type: Type.Optional(Choice(...diets)),
  duration: Type.Optional(Choice(...durations)),
  duration_days: Type.Optional(Count),
  meals_per_day: Type.Optional(Count),
  portion_label: Type.Optional(Text(50, { blank: true })),
  menu_ids: Type.Optional(Type.Array(Id, { maxItems: 1000 })),
  pricing: Type.Optional(Choice(...pricings)),
  skip_gives: Type.Optional(Choice(...givings)),
  skip_quota: Type.Optional(Nullable(Count)),
  pause_gives: Type.Optional(Choice(...givings)),
  closure_gives: Type.Optional(Choice(...givings)),
  voucher_days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })),
  trial_days: Type.Optional(Type.Integer({ minimum: 0, maximum: 366 })),
  billing: Type.Optional(Choice(...billings)),
  auto_renew: Type.Optional(Type.Boolean()),
  renew_notice_days: Type.Optional(Type.Integer({ minimum: 0, maximum: 90 })),
  notice_days: Type.Optional(Type.Integer({ minimum: 0, maximum: 366 })),
  sort_order: Type.Optional(Count),
  is_active: Type.Optional(Type.Boolean()),
}
const readOnly = ['id', 'diet_type_display', 'duration_display', 'menus', 'created_at', 'updated_at']

export type NewPackage = Static<typeof NewPackage>
export const NewPackage = Body(fields, readOnly)
export type PackagePatch = Static<typeof PackagePatch>
export const PackagePatch = Patch(fields, readOnly)

export const MealPackage = Type.Object({
  id: Id,
  name: Type.String(),
  description: Type.String(),
  price: Type.String({
    description: 'Of one period of duration_days or, by `pricing`, of one meal; as decimal text.',
  }),
  currency: Type.String(),
  diet_type: Chosen(...diets),
  diet_type_display: Type.String(),
  duration: Chosen(...durations),
  duration_display: Type.String(),
  duration_days: Type.Integer(),
  meals_per_day: Type.Integer(),
  portion_label: Type.String(),
  pricing: Chosen(...pricings),
  skip_gives: Chosen(...givings),
  skip_quota: Nullable(Type.Integer({ description: 'Skips in a period; null: as many as one likes.' })),
  pause_gives: Chosen(...givings),
  closure_gives: Chosen(...givings),
  voucher_days: Type.Integer({ description: 'How long a voucher for a missed meal is good.' }),
  trial_days: Type.Integer({
    description: "So many first days of a customer's first subscription are free.",
  }),
  billing: Chosen(...billings),
  auto_renew: Type.Boolean(),
  renew_notice_days: Type.Integer({
    description: 'How long before a renewal, or before the end, the customer is told.',
  }),
  notice_days: Type.Integer({
    description: 'How long after a cancellation it ends; 0: with the next cut-off that is open.',
  }),
  menus: Type.Array(Type.Pick(Menu, ['id', 'name', 'description', 'price'])),
  sort_order: Type.Integer(),
  is_active: Type.Boolean(),
  created_at: Instant,
  updated_at: Instant,
})
export const PackageQuery = PageQuery({
  diet_type: Type.Optional(Choice(...diets)),
  duration: Type.Optional(Choice(...durations)),
  is_active: Type.Optional(BoolFilter),
})
