import { Type } from 'typebox'
import { DateOnly, Decimal, Id, Instant } from '../../platform/http/schemas.ts'

/** What a kitchen did in a month (contract section 4), counted in its own database. */
export const Usage = Type.Object({
  id: Id,
  tenant: Id,
  tenant_name: Type.String(),
  period: DateOnly,
  order_count: Type.Integer(),
  customer_count: Type.Integer(),
  staff_count: Type.Integer(),
  menu_item_count: Type.Integer(),
  subscription_count: Type.Integer(),
  revenue: Decimal,
  created_at: Instant,
})
