import { Type } from 'typebox'
import { BoolFilter, DateOnly, Id, Page, PageQuery } from '../../platform/http/schemas.ts'

/** A kitchen in the platform owner's list (contract section 4, TenantRow). */
export const TenantRow = Type.Object({
  id: Id,
  name: Type.String(),
  subdomain: Type.String(),
  is_active: Type.Boolean(),
  plan_name: Type.String(),
  subscription_status: Type.String(),
  created_on: DateOnly,
})
export const TenantPage = Page(TenantRow)
export const TenantQuery = PageQuery({ is_active: Type.Optional(BoolFilter) })
