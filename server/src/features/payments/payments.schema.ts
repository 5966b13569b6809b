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
  PageQuery,
  Text,
} from '../../platform/http/schemas.ts'
import { TopUp } from '../wallet/index.ts'
import { onlineProviders } from './provider.ts'

export const PaymentSettings = Type.Object({
  provider: Chosen('manual', ...onlineProviders),
  publishable_key: Nullable(Type.String()),
  key_ending: Nullable(
    Type.String({ description: 'The last four of the secret key; null when none is set.' }),
  ),
  webhook_ending: Nullable(Type.String({ description: 'The last four of the secret for webhooks.' })),
  webhook_path: Type.String({ description: 'Where the provider sends its events, on any host of ours.' }),
})

/** At least eight characters, so that the last four tell nothing of it. */
const Secret = (example: string) =>
  Type.String({
    pattern: '^\\w[\\w+/=.-]{7,254}$',
    examples: [example],
    errorMessage: 'Enter a key of 8 to 255 letters and digits.',
  })

export const NewSettings = Body({
  provider: Choice('manual', ...onlineProviders),
  publishable_key: Type.Optional(Nullable(Text(255))),
  secret_key: Type.Optional(Nullable(Secret('sk_test_example'))),
  webhook_secret: Type.Optional(Nullable(Secret('whsec_example'))),
})

const url = Nullable(
  Type.String({ description: 'Where the customer pays. Null when nothing is to be paid there (any more).' }),
)

export const TopUpRequest = Body({ amount: DecimalIn })
export const StartedTopUp = Type.Object({
  ...TopUp.properties,
  checkout_url: Type.Optional(url),
})

const statuses = [
  'pending',
  'succeeded',
  'failed',
  'expired',
  'mismatch',
  'partially_refunded',
  'refunded',
] as const

const payment = {
  id: Id,
  purpose: Chosen('top_up', 'invoice'),
  reference: Nullable(Type.String({ description: "The provider's name for it." })),
  amount: Decimal,
  currency: Type.String(),
  status: Chosen(...statuses),
  created_at: Instant,
}
export const StartedPayment = Type.Object({ ...payment, checkout_url: url })

/** A payment as the office sees it. */
export const Payment = Type.Object({
  ...payment,
  customer: Id,
  customer_name: Type.String(),
  top_up: Nullable(Id),
  invoice: Nullable(Id),
  provider: Chosen(...onlineProviders),
  booked_to: Nullable(Chosen('wallet', 'invoice')),
  refunded_amount: Decimal,
  settled_at: Nullable(Instant),
})
export const PaymentQuery = PageQuery({
  status: Type.Optional(Choice(...statuses)),
  customer: Type.Optional(Id),
  provider: Type.Optional(Choice(...onlineProviders)),
})

export const RefundWish = Body({
  amount: Type.Optional(DecimalIn),
  reason: Text(200),
})
export const PaymentRefund = Type.Object({
  id: Id,
  payment: Id,
  amount: Decimal,
  status: Chosen('pending', 'succeeded', 'failed'),
  reason: Type.String(),
  reference: Nullable(Type.String()),
  created_at: Instant,
  settled_at: Nullable(Instant),
})
export const PaymentWithRefunds = Type.Object({ ...Payment.properties, refunds: Type.Array(PaymentRefund) })

export const Received = Type.Object({ received: Type.Boolean() })
export const KitchenParams = Type.Object({ kitchen: Type.String({ description: "The kitchen's slug." }) })
