import { Type } from 'typebox'
import {
  Body,
  Chosen,
  Decimal,
  DecimalIn,
  Id,
  Instant,
  Nullable,
  Page,
  Text,
} from '../../platform/http/schemas.ts'

export const HandIn = Body({ amount: DecimalIn, note: Type.Optional(Text(200, { blank: true })) })

export const HandedIn = Type.Object({
  driver: Id,
  amount: Decimal,
  /** What the driver still has. */
  carries: Decimal,
  currency: Type.String(),
})

/** Cash that a driver took at a door, positive, or handed in, negative. */
const CashMovement = Type.Object({
  id: Type.Integer(),
  type: Chosen('cash_sale', 'hand_in'),
  amount: Decimal,
  order: Nullable(Id),
  explanation: Type.String(),
  created_at: Instant,
})

export const DriverCash = Type.Object({
  carries: Decimal,
  currency: Type.String(),
  transactions: Page(CashMovement),
})
