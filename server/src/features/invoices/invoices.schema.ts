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
  Nullable,
  PageQuery,
  Text,
} from '../../platform/http/schemas.ts'

const statuses = ['pending', 'paid', 'failed', 'refunded'] as const

/** An invoice as its customer sees it. */
export const OwnInvoice = Type.Object({
  id: Id,
  invoice_number: Type.String({ description: 'INV-YYYYMM-NNNN, without gaps within a month.' }),
  date: DateOnly,
  due_date: DateOnly,
  net: Decimal,
  tax_rate: Type.String({ description: 'Percent.' }),
  tax: Decimal,
  total: Type.String({ description: 'What is asked for, with tax. Decimal as text.' }),
  paid_amount: Decimal,
  credited_amount: Type.String({ description: 'What credit notes took back. Decimal as text.' }),
  open_amount: Type.String({ description: 'What is still owed. Decimal as text.' }),
  status: Chosen(...statuses),
  is_overdue: Type.Boolean({ description: 'Pending, and due before today.' }),
  notes: Type.String(),
  created_at: Instant,
})

const item = Type.Object({
  id: Id,
  menu: Nullable(Id),
  menu_name: Type.String(),
  quantity: Type.String({ description: 'A whole one without decimals: "1", but "1.50".' }),
  unit_price: Decimal,
  total_price: Type.String({
    description: 'Quantity times unit price: with tax where prices include it. Decimal as text.',
  }),
  net: Decimal,
  tax_rate: Type.String({ description: 'Percent.' }),
  tax: Decimal,
  gross: Decimal,
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
  paid_total: Type.Number({ description: 'What was paid and not given back.' }),
  pending_total: Type.Number({ description: 'What is still open.' }),
  total_count: Type.Integer(),
  overdue_count: Type.Integer({ description: 'Pending, and due before today.' }),
})

export const InvoiceQuery = PageQuery({
  status: Type.Optional(Choice(...statuses)),
  customer: Type.Optional(Id),
})

export const NewPayment = Body({
  amount: DecimalIn,
  method: Choice('cash', 'card', 'bank', 'wallet'),
  reference: Type.Optional(Text(100, { blank: true })),
  received_on: Type.Optional(DateOnly),
})

export const Payment = Type.Object({
  id: Id,
  amount: Decimal,
  method: Chosen('cash', 'card', 'bank', 'wallet', 'gateway'),
  reference: Type.String(),
  received_on: DateOnly,
  created_at: Instant,
})
