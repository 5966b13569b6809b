import { Type } from 'typebox'
import {
  BoolFilter,
  Body,
  Choice,
  Chosen,
  Count,
  Decimal,
  DecimalIn,
  Id,
  Instant,
  Nullable,
  PageQuery,
  Patch,
  PictureIn,
  Text,
  type Static,
} from '../../platform/http/schemas.ts'

const diets = ['veg', 'nonveg', 'both'] as const

const fields = {
  name: Text(200),
  description: Text(5000),
  price: DecimalIn,
  image: Type.Optional(PictureIn),
  calories: Type.Optional(Count),
  allergens: Type.Optional(Type.Array(Text(100), { maxItems: 100 })),
  category: Id,
  diet_type: Type.Optional(Choice(...diets)),
  is_available: Type.Optional(Type.Boolean()),
  inventory_item: Type.Optional(Nullable(Id)),
}
const readOnly = ['id', 'category_name', 'diet_type_display', 'inventory_item_id', 'created_at', 'updated_at']

export type NewMenuItem = Static<typeof NewMenuItem>
export const NewMenuItem = Body(fields, readOnly)
export type MenuItemPatch = Static<typeof MenuItemPatch>
export const MenuItemPatch = Patch(fields, readOnly)

export const MenuItem = Type.Object({
  id: Id,
  name: Type.String(),
  description: Type.String(),
  price: Decimal,
  image: Nullable(Type.String({ description: 'Absolute address.' })),
  calories: Type.Integer(),
  allergens: Type.Array(Type.String()),
  category: Id,
  category_name: Type.String(),
  diet_type: Chosen(...diets),
  diet_type_display: Type.String(),
  is_available: Type.Boolean(),
  inventory_item_id: Nullable(Type.Integer()),
  created_at: Instant,
  updated_at: Instant,
})
export const MenuItemQuery = PageQuery({
  is_available: Type.Optional(BoolFilter),
  category: Type.Optional(Id),
})

export const PublicMenuItem = Type.Pick(MenuItem, [
  'id',
  'name',
  'description',
  'price',
  'image',
  'calories',
  'allergens',
  'category_name',
  'is_available',
])
export const PublicMenuQuery = Type.Object({
  category: Type.Optional(Id),
  search: Type.Optional(Type.String({ maxLength: 200 })),
})
