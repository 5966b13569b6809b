import { Type } from 'typebox'
import {
  Body,
  BoolFilter,
  Choice,
  Chosen,
  Count,
  Decimal,
  DecimalIn,
  Id,
  Instant,
  Page,
  PageQuery,
  Patch,
  Text,
  type Static,
} from '../../platform/http/schemas.ts'

const tiers = ['free', 'basic', 'pro', 'enterprise'] as const
const limits = {
  max_menu_items: Count,
  max_staff_users: Count,
  max_customers: Count,
  max_orders_per_month: Count,
}
const features = {
  has_inventory_management: Type.Boolean(),
  has_delivery_tracking: Type.Boolean(),
  has_customer_app: Type.Boolean(),
  has_analytics: Type.Boolean(),
  has_whatsapp_notifications: Type.Boolean(),
  has_multi_branch: Type.Boolean(),
  features: Type.Object(
    {},
    { additionalProperties: true, description: 'Features that have no field of their own, by name.' },
  ),
}

/** What the platform sells to kitchens (contract section 4). In a limit 0 is unlimited. */
export const Plan = Type.Object({
  id: Id,
  name: Type.String(),
  tier: Chosen(...tiers),
  description: Type.String(),
  price_monthly: Decimal,
  price_yearly: Decimal,
  trial_days: Type.Integer(),
  ...limits,
  ...features,
  is_active: Type.Boolean(),
  tenant_count: Type.Integer({
    description: 'Kitchens on this plan; 0 where the plan is part of another answer.',
  }),
  created_at: Instant,
  updated_at: Instant,
})
export const PlanPage = Page(Plan)

const optional = Type.Partial(
  Type.Object({
    tier: Choice(...tiers),
    description: Text(5000, { blank: true }),
    price_monthly: DecimalIn,
    price_yearly: DecimalIn,
    trial_days: Type.Integer({ minimum: 0, maximum: 3650 }),
    ...limits,
    ...features,
    is_active: Type.Boolean(),
  }),
).properties
const fields = { name: Text(100), ...optional }
const readOnly = ['id', 'tenant_count', 'created_at', 'updated_at']

export type NewPlan = Static<typeof NewPlan>
export const NewPlan = Body(fields, readOnly)
export type PlanPatch = Static<typeof PlanPatch>
export const PlanPatch = Patch(fields, readOnly)

export const PlanQuery = PageQuery({
  tier: Type.Optional(Choice(...tiers)),
  is_active: Type.Optional(BoolFilter),
})
