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
  Page,
  PageQuery,
  Patch,
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

/**
 * A movement of a wallet. Its amount is without sign; `transaction_type` says which way the money went, `version` counts
 * the wallet's movements, and promotional money names its grant.
 */
export const WalletTx = Type.Object({
  id: Type.Integer(),
  version: Type.Integer(),
  amount: Decimal,
  transaction_type: Choice('credit', 'debit'),
  description: Type.String(),
  explanation: Type.String(),
  balance_after: Decimal,
  promo_grant: Nullable(Id),
  order: Nullable(Id),
  created_at: Instant,
})

export const Credited = Type.Intersect([
  Type.Omit(WalletTx, ['balance_after', 'order']),
  Type.Object({ balance: Decimal }),
])
/**
 * `balance` is what can be spent, paid and promotional money together; `held` is set aside for meals to come; `owed` is what
 * delivered meals cost that it did not cover, and is taken first when money comes in.
 */
const purse = {
  balance: Decimal,
  paid: Decimal,
  promotional: Decimal,
  held: Decimal,
  owed: Decimal,
  credit_limit: Decimal,
  currency: Type.String(),
}
export const Purse = Type.Object(purse)
export const Wallet = Type.Object({ ...purse, transactions: Page(WalletTx) })

export const CreditLimit = Patch({ credit_limit: DecimalIn }, [...Object.keys(purse), 'transactions'])
export const TransferIn = Body({ to: Id, amount: DecimalIn, reason: Text(200) })
export const Reversal = Body({ reason: Text(200) })
export const GrantIn = Body({
  amount: DecimalIn,
  expires_on: Type.Optional(Nullable(DateOnly)),
  priority: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
  reason: Text(200),
})
export const GrantQuery = PageQuery({})
/** Promotional money that was given. Lower priorities are spent first, `expires_on` is the last good day. */
export const GrantPage = Page(
  Type.Object({
    id: Id,
    amount: Decimal,
    remaining: Decimal,
    expires_on: Nullable(DateOnly),
    priority: Type.Integer(),
    explanation: Type.String(),
    created_at: Instant,
  }),
)
