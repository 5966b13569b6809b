import { Type } from 'typebox'
import {
  Body,
  DateOnly,
  Decimal,
  DecimalIn,
  Id,
  Instant,
  Nullable,
  PageQuery,
  Text,
} from '../../platform/http/schemas.ts'

export const NewCreditNote = Body({
  lines: Type.Array(
    Body({
      item: Id,
      quantity: Type.Optional(
        Type.String({
          pattern: '^\\d{1,8}(\\.\\d{1,2})?$',
          errorMessage: 'A valid number is required.',
          description: 'So much of the item; or an amount of it.',
        }),
      ),
      amount: Type.Optional(DecimalIn),
    }),
    { minItems: 1, maxItems: 100 },
  ),
  reason: Text(200),
})

export const CreditNote = Type.Object({
  id: Id,
  credit_note_number: Type.String({ description: 'CN-YYYYMM-NNNN, without gaps within a month.' }),
  invoice: Id,
  invoice_number: Type.String(),
  customer: Id,
  date: DateOnly,
  reason: Type.String(),
  net: Decimal,
  tax_rate: Type.String({ description: 'Percent.' }),
  tax: Decimal,
  total: Decimal,
  returned_amount: Type.String({ description: 'What of it went to the wallet. Decimal as text.' }),
  created_at: Instant,
  items: Type.Array(
    Type.Object({
      item: Id,
      menu_name: Type.String(),
      quantity: Nullable(Type.String({ description: 'None where an amount was taken off.' })),
      net: Decimal,
      tax: Decimal,
      gross: Decimal,
    }),
  ),
})

export const CreditNoteQuery = PageQuery({ invoice: Type.Optional(Id), customer: Type.Optional(Id) })
export const OwnCreditNoteQuery = PageQuery({ invoice: Type.Optional(Id) })
