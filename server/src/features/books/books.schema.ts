import { Type } from 'typebox'
import {
  Body,
  DateOnly,
  Decimal,
  Id,
  Instant,
  Nullable,
  Page,
  PageQuery,
  Text,
} from '../../platform/http/schemas.ts'

/** Today when nothing is said. */
const days = { date_from: Type.Optional(DateOnly), date_to: Type.Optional(DateOnly) }

export const DaysQuery = Type.Object(days)
export const DayQuery = PageQuery({ date: Type.Optional(DateOnly) })
export const CashBookQuery = PageQuery(days)

const sums = { opening: Decimal, debit: Decimal, credit: Decimal, closing: Decimal }
/** As everywhere in the ledger positive is credit and negative is debit, so all closings together are zero. */
export const TrialBalance = Type.Object({
  date_from: DateOnly,
  date_to: DateOnly,
  currency: Type.String(),
  accounts: Type.Array(Type.Object({ account: Type.String(), ...sums })),
  total: Type.Object(sums),
})

export const DayBook = Page(
  Type.Object({
    id: Type.Integer(),
    type: Type.String(),
    explanation: Type.String(),
    order: Nullable(Id),
    invoice: Nullable(Id),
    created_by: Nullable(Id),
    created_by_name: Nullable(Type.String()),
    created_at: Instant,
    legs: Type.Array(Type.Object({ account: Type.String(), customer: Nullable(Id), amount: Decimal })),
  }),
)

const buckets = {
  current: Decimal,
  days_0_30: Decimal,
  days_31_60: Decimal,
  days_61_90: Decimal,
  over_90: Decimal,
  wallet: Decimal,
  owes: Decimal,
}
/** By how long it is past due: not yet, up to 30 days, and so on. `wallet` is a wallet below zero; `total` is of all pages. */
export const Ageing = Type.Object({
  date: DateOnly,
  currency: Type.String(),
  customers: Page(Type.Object({ customer: Id, customer_name: Type.String(), ...buckets })),
  total: Type.Object(buckets),
})

/** Money in the office, with drivers and at the bank: what comes is positive. */
export const CashBook = Type.Object({
  date_from: DateOnly,
  date_to: DateOnly,
  currency: Type.String(),
  opening: Decimal,
  transactions: Page(
    Type.Object({
      id: Type.Integer(),
      account: Type.String(),
      type: Type.String(),
      explanation: Type.String(),
      amount: Decimal,
      balance: Decimal,
      created_at: Instant,
    }),
  ),
})

export const Unfreeze = Body({ reason: Text(200) })
export const Unfrozen = Type.Object({
  customer: Id,
  balance: Decimal,
  currency: Type.String(),
  frozen: Type.Boolean(),
})
