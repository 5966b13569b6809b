import { Type } from 'typebox'
import {
  Body,
  Choice,
  Chosen,
  DateOnly,
  Decimal,
  DecimalIn,
  Id,
  Instant,
  InstantIn,
  Nullable,
  Page,
  PageQuery,
  Patch,
  Text,
  type Static,
} from '../../platform/http/schemas.ts'

const statuses = ['draft', 'pending', 'paid', 'overdue', 'cancelled'] as const

/** What a kitchen owes the platform for a period (contract section 4). */
export const TenantInvoice = Type.Object({
  id: Id,
  invoice_number: Type.String(),
  tenant: Id,
  tenant_name: Type.String(),
  amount: Decimal,
  tax_amount: Decimal,
  total: Decimal,
  status: Chosen(...statuses),
  period_start: DateOnly,
  period_end: DateOnly,
  due_date: DateOnly,
  paid_at: Nullable(Instant),
  notes: Type.String(),
  created_at: Instant,
})
export const TenantInvoicePage = Page(TenantInvoice)

const fields = {
  tenant: Id,
  amount: DecimalIn,
  tax_amount: Type.Optional(DecimalIn),
  total: Type.Optional(DecimalIn),
  status: Type.Optional(Choice(...statuses)),
  period_start: DateOnly,
  period_end: DateOnly,
  due_date: DateOnly,
  paid_at: Type.Optional(Nullable(InstantIn)),
  notes: Type.Optional(Text(5000, { blank: true })),
}
const readOnly = ['id', 'invoice_number', 'tenant_name', 'created_at']

export type NewTenantInvoice = Static<typeof NewTenantInvoice>
export const NewTenantInvoice = Body(fields, readOnly)
export type TenantInvoicePatch = Static<typeof TenantInvoicePatch>
export const TenantInvoicePatch = Patch(fields, readOnly)

export const TenantInvoiceQuery = PageQuery({
  status: Type.Optional(Choice(...statuses)),
  tenant: Type.Optional(Id),
})
