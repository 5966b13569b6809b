import { Type } from 'typebox'
import {
  Body,
  Choice,
  Chosen,
  Decimal,
  DecimalIn,
  Id,
  Instant,
  Nullable,
  Page,
  PageQuery,
  Text,
} from '../../platform/http/schemas.ts'

export const Credit = Body({ amount: DecimalIn, reason: Text(200) })

const topUp = {
  id: Id,
  reference: Type.String(),
  amount: Decimal,
  status: Chosen('pending', 'confirmed', 'expired'),
  created_at: Instant,
}
export const TopUp = Type.Object(topUp)
export const OfficeTopUp = Type.Object({
  ...topUp,
  provider: Type.String({ description: '"manual" for one that the office confirms.' }),
  customer: Id,
  customer_name: Type.Optional(Type.String()),
})
export const TopUpPage = Page(OfficeTopUp)
export const TopUpQuery = PageQuery({ status: Type.Optional(Choice('pending', 'confirmed', 'expired')) })

/** A movement of a wallet. Its amount is without sign; `transaction_type` says which way the money went. */
export const WalletTx = Type.Object({
  id: Type.Integer(),
  amount: Decimal,
  transaction_type: Choice('credit', 'debit'),
  description: Type.String(),
  explanation: Type.String(),
  balance_after: Decimal,
  order: Nullable(Id),
  created_at: Instant,
})

export const Credited = Type.Intersect([
  Type.Omit(WalletTx, ['balance_after', 'order']),
  Type.Object({ balance: Decimal }),
])
export const Wallet = Type.Object({
  balance: Decimal,
  credit_limit: Decimal,
  currency: Type.String(),
  transactions: Page(WalletTx),
})
