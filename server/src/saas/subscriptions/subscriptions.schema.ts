import { Type } from 'typebox'
import {
  Body,
  Choice,
  Chosen,
  DateOnly,
  Decimal,
  Id,
  Instant,
  Nullable,
  Page,
  PageQuery,
  Patch,
  type Static,
} from '../../platform/http/schemas.ts'

const statuses = ['trial', 'active', 'past_due', 'cancelled', 'suspended'] as const
const cycles = ['monthly', 'yearly'] as const

/** Which plan a kitchen is on, and how it pays for it (contract section 4). */
export const TenantSubscription = Type.Object({
  id: Id,
  tenant: Id,
  tenant_name: Type.String(),
  plan: Id,
  plan_name: Type.String(),
  status: Chosen(...statuses),
  billing_cycle: Chosen(...cycles),
  current_period_start: DateOnly,
  current_period_end: DateOnly,
  trial_end: Nullable(DateOnly),
  next_invoice_date: Nullable(DateOnly),
  current_price: Decimal,
  created_at: Instant,
  updated_at: Instant,
})
export const TenantSubscriptionPage = Page(TenantSubscription)

const fields = {
  tenant: Id,
  plan: Id,
  status: Type.Optional(Choice(...statuses)),
  billing_cycle: Type.Optional(Choice(...cycles)),
  current_period_start: DateOnly,
  current_period_end: DateOnly,
  trial_end: Type.Optional(Nullable(DateOnly)),
  next_invoice_date: Type.Optional(Nullable(DateOnly)),
}
const readOnly = ['id', 'tenant_name', 'plan_name', 'current_price', 'created_at', 'updated_at']

export type NewTenantSubscription = Static<typeof NewTenantSubscription>
export const NewTenantSubscription = Body(fields, readOnly)
export type TenantSubscriptionPatch = Static<typeof TenantSubscriptionPatch>
export const TenantSubscriptionPatch = Patch(fields, readOnly)

export const TenantSubscriptionQuery = PageQuery({
  status: Type.Optional(Choice(...statuses)),
  billing_cycle: Type.Optional(Choice(...cycles)),
  plan: Type.Optional(Id),
})
