import { Type } from 'typebox'
import {
  Choice,
  Chosen,
  DateOnly,
  Decimal,
  Id,
  Instant,
  Nullable,
  PageQuery,
} from '../../platform/http/schemas.ts'

const statuses = ['pending', 'paid', 'failed', 'refunded'] as const

/** An invoice as its customer sees it. */
export const OwnInvoice = Type.Object({
  id: Id,
  invoice_number: Type.String({ description: 'INV-YYYYMM-NNNN, without gaps within a month.' }),
  date: DateOnly,
  due_date: DateOnly,
  total: Decimal,
  status: Chosen(...statuses),
  notes: Type.String(),
  created_at: Instant,
})

const item = Type.Object({
  id: Id,
  menu: Nullable(Id),
  menu_name: Type.String(),
  quantity: Type.String({ description: 'A whole one without decimals: "1", but "1.50".' }),
  unit_price: Decimal,
  total_price: Decimal,
})

/** An invoice as the office sees it. */
export const Invoice = Type.Object({
  ...OwnInvoice.properties,
  customer: Id,
  customer_name: Type.String(),
  subscription: Nullable(Id),
  period_start: Nullable(DateOnly),
  period_end: Nullable(DateOnly),
  paid_at: Nullable(Instant),
  items: Type.Array(item),
})

/** Numbers, not text: the contract (1.3) has it so. */
export const InvoiceSummary = Type.Object({
  paid_total: Type.Number(),
  pending_total: Type.Number(),
  total_count: Type.Integer(),
  overdue_count: Type.Integer({ description: 'Pending, and due before today.' }),
})

export const InvoiceQuery = PageQuery({
  status: Type.Optional(Choice(...statuses)),
  customer: Type.Optional(Id),
})
