import { Type } from 'typebox'
import {
  Body,
  BoolFilter,
  Decimal,
  DecimalIn,
  Id,
  Instant,
  PageQuery,
  Patch,
  Text,
  type Static,
} from '../../platform/http/schemas.ts'

const fields = {
  name: Text(100),
  description: Type.Optional(Text(5000, { blank: true })),
  price: Type.Optional(DecimalIn),
  is_active: Type.Optional(Type.Boolean()),
  menu_item_ids: Type.Optional(Type.Array(Id, { maxItems: 1000 })),
}
const readOnly = ['id', 'menu_items', 'created_at', 'updated_at']

export type NewMenu = Static<typeof NewMenu>
export const NewMenu = Body(fields, readOnly)
export type MenuPatch = Static<typeof MenuPatch>
export const MenuPatch = Patch(fields, readOnly)

export const Menu = Type.Object({
  id: Id,
  name: Type.String(),
  description: Type.String(),
  price: Decimal,
  is_active: Type.Boolean(),
  menu_items: Type.Array(Id, { description: 'Dishes that were taken off the menu since are left out.' }),
  created_at: Instant,
  updated_at: Instant,
})
export const MenuQuery = PageQuery({ is_active: Type.Optional(BoolFilter) })
