import { Type } from 'typebox'
import {
  Body,
  BoolFilter,
  Decimal,
  DecimalIn,
  Id,
  Instant,
  Nullable,
  PageQuery,
  Patch,
  Text,
  type Static,
} from '../../platform/http/schemas.ts'

const fields = {
  name: Text(200),
  description: Type.Optional(Text(5000, { blank: true })),
  unit: Id,
  current_stock: Type.Optional(DecimalIn),
  min_stock_level: Type.Optional(DecimalIn),
  cost_per_unit: Type.Optional(DecimalIn),
  supplier: Type.Optional(Text(200, { blank: true })),
  is_active: Type.Optional(Type.Boolean()),
}
const readOnly = ['id', 'unit_name', 'unit_abbreviation', 'is_low_stock', 'created_at', 'updated_at']

export type NewInventoryItem = Static<typeof NewInventoryItem>
export const NewInventoryItem = Body(fields, readOnly)
export type InventoryItemPatch = Static<typeof InventoryItemPatch>
export const InventoryItemPatch = Patch(fields, readOnly)
export type StockAdjustment = Static<typeof StockAdjustment>
export const StockAdjustment = Body({
  quantity: DecimalIn,
  unit: Type.Optional(Nullable(Id)),
  reason: Type.Optional(Text(500, { blank: true })),
})

export const InventoryItem = Type.Object({
  id: Id,
  name: Type.String(),
  description: Type.String(),
  unit: Id,
  unit_name: Type.String(),
  unit_abbreviation: Type.String(),
  current_stock: Decimal,
  min_stock_level: Decimal,
  cost_per_unit: Decimal,
  supplier: Type.String(),
  is_active: Type.Boolean(),
  is_low_stock: Type.Boolean(),
  created_at: Instant,
  updated_at: Instant,
})
export const InventoryItemQuery = PageQuery({
  is_active: Type.Optional(BoolFilter),
  unit: Type.Optional(Id),
})

export const StockMovement = Type.Object({
  id: Type.Integer(),
  item: Id,
  quantity: Decimal,
  stock_after: Decimal,
  reason: Type.String(),
  actor: Nullable(Id),
  actor_name: Type.String(),
  created_at: Instant,
})
