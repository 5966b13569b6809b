import { Type, type Static } from 'typebox'
import {
  Body,
  Choice,
  Chosen,
  DateOnly,
  Decimal,
  Id,
  Instant,
  Nullable,
  Page,
  Patch,
  Text,
} from '../../platform/http/schemas.ts'

export type PlaceOrder = Static<typeof PlaceOrder>
export const PlaceOrder = Body({
  delivery_date: DateOnly,
  meal_slot: Id,
  address: Id,
  payment_mode: Choice('wallet', 'cash'),
  items: Type.Array(
    Type.Object(
      { daily_menu_item: Id, quantity: Type.Integer({ minimum: 1, maximum: 99 }) },
      { additionalProperties: false },
    ),
    { minItems: 1, maxItems: 50 },
  ),
  special_instructions: Type.Optional(Type.String({ maxLength: 500 })),
})

const statuses = ['pending', 'confirmed', 'preparing', 'ready', 'delivered', 'cancelled'] as const
const OrderStatus = Choice(...statuses)

export const OrderLine = Type.Object({
  daily_menu_item: Nullable(Id),
  name: Type.String(),
  portion_label: Type.String(),
  quantity: Type.Integer(),
  unit_price: Decimal,
  total: Decimal,
})

export type PlacedOrder = Static<typeof PlacedOrder>
/** A placed order. Prices, names and tax are those of the moment it was placed; the total includes the tax. */
export const PlacedOrder = Type.Object({
  id: Id,
  order_number: Type.String(),
  status: OrderStatus,
  total: Decimal,
  tax: Decimal,
  currency: Type.String(),
  items: Type.Array(OrderLine),
  delivery_date: DateOnly,
  meal_slot: Nullable(Id),
  address: Nullable(Id),
  payment_mode: Type.String(),
  special_instructions: Type.String(),
  created_at: Instant,
})

const common = {
  id: Id,
  order_number: Type.String(),
  order_date: DateOnly,
  delivery_date: DateOnly,
  meal_slot: Nullable(Id),
  status: Chosen(...statuses),
  quantity: Type.Integer(),
  total: Decimal,
  currency: Type.String(),
  special_instructions: Type.String(),
  created_at: Instant,
  updated_at: Instant,
}

/**
 * A line of an order that stands. Portions that were paid back before the cut-off are not in its quantity and total any
 * more; those paid back later still are.
 */
export const OrderItem = Type.Object({
  ...OrderLine.properties,
  id: Id,
  refunded_quantity: Type.Integer(),
  refunded: Decimal,
})
const items = Type.Array(OrderItem)

/** The contract's Order as its customer sees it, with the lines. */
export const CustomerOrder = Type.Object({ ...common, items })
/** The contract's Order as the office sees it. */
export const Order = Type.Object({
  ...common,
  subscription: Nullable(Id),
  subscription_id: Nullable(Id),
  customer: Id,
  customer_name: Type.String(),
  customer_phone: Nullable(Type.String()),
})
/** One order, with its lines. */
export const OneOrder = Type.Object({ ...Order.properties, items })
export const OrderPage = Page(Order)
export const CustomerOrderPage = Page(CustomerOrder)

export const Tracking = Type.Object({
  order_id: Id,
  order_status: Type.String(),
  delivery_status: Nullable(Type.String()),
  pickup_time: Type.Optional(Nullable(Instant)),
  delivery_time: Type.Optional(Nullable(Instant)),
  driver_name: Type.Optional(Type.String()),
  notes: Type.Optional(Type.String()),
  message: Type.Optional(Type.String()),
})

export const OrderFilters = {
  status: Type.Optional(OrderStatus),
  order_date: Type.Optional(DateOnly),
  delivery_date: Type.Optional(DateOnly),
}
export const UpdateStatus = Body({
  status: OrderStatus,
  reason: Type.Optional(Type.String({ maxLength: 500 })),
})

const written = {
  order_date: DateOnly,
  delivery_date: DateOnly,
  quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 99 })),
  special_instructions: Type.Optional(Text(2000, { blank: true })),
}
const readOnly = [
  'id',
  'order_number',
  'meal_slot',
  'total',
  'currency',
  'subscription_id',
  'customer',
  'customer_name',
  'customer_phone',
  'created_at',
  'updated_at',
  'items',
]
export type OrderCreate = Static<typeof OrderCreate>
export const OrderCreate = Body(
  {
    subscription: Id,
    ...written,
    // Anything further has happened to an order, it is not written.
    status: Type.Optional(Choice('pending', 'confirmed')),
  },
  readOnly,
)
/** An order that a customer placed from a menu has no subscription. */
const kept = { subscription: Nullable(Id), status: Type.Optional(OrderStatus) }
export const OrderPut = Body({ ...written, ...kept }, readOnly)
export type OrderPatch = Static<typeof OrderPatch>
export const OrderPatch = Patch({ ...written, ...kept }, readOnly)

const destinations = ['wallet', 'source'] as const
export type Refund = Static<typeof Refund>
export const Refund = Body({
  lines: Type.Array(
    Type.Object(
      { line: Id, quantity: Type.Integer({ minimum: 1, maximum: 99 }) },
      { additionalProperties: false },
    ),
    { minItems: 1, maxItems: 50 },
  ),
  destination: Choice(...destinations),
  reason: Text(200),
})
/** What was paid back, and the order as it is now. */
export const Refunded = Type.Object({
  total: Decimal,
  tax: Decimal,
  currency: Type.String(),
  destination: Choice(...destinations),
  lines: Type.Array(
    Type.Object({ line: Id, name: Type.String(), quantity: Type.Integer(), total: Decimal, tax: Decimal }),
  ),
  order: OneOrder,
})
