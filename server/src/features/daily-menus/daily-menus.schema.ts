import { Type } from 'typebox'
import {
  Body,
  Choice,
  Chosen,
  Count,
  DateOnly,
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

const diets = ['veg', 'nonveg'] as const
const statuses = ['draft', 'published', 'closed'] as const

export type ItemWish = Static<typeof ItemWish>
const ItemWish = Body(
  {
    master_item: Id,
    override_price: Type.Optional(Nullable(DecimalIn)),
    portion_label: Type.Optional(Text(50, { blank: true })),
    sort_order: Type.Optional(Count),
    portion_limit: Type.Optional(Nullable(Count)),
  },
  [
    'id',
    'master_item_name',
    'master_item_price',
    'master_item_image',
    'category_name',
    'effective_price',
    'portions_sold',
    'portions_left',
    'created_at',
  ],
)

const fields = {
  menu_date: DateOnly,
  meal_slot: Id,
  diet_type: Type.Optional(Choice(...diets)),
  notes: Type.Optional(Text(2000, { blank: true })),
  items: Type.Optional(Type.Array(ItemWish, { maxItems: 200 })),
}
/** Published and closed through their own actions, so the status is read-only here. */
const readOnly = [
  'id',
  'meal_slot_name',
  'meal_slot_code',
  'diet_type_display',
  'status',
  'item_count',
  'created_by',
  'created_at',
  'updated_at',
]

export type NewDailyMenu = Static<typeof NewDailyMenu>
export const NewDailyMenu = Body(fields, readOnly)
export type DailyMenuPatch = Static<typeof DailyMenuPatch>
export const DailyMenuPatch = Patch(fields, readOnly)
export type MenuCopy = Static<typeof MenuCopy>
export const MenuCopy = Body({ menu_date: DateOnly, meal_slot: Type.Optional(Id) })

export const DailyMenuItem = Type.Object({
  id: Id,
  master_item: Id,
  master_item_name: Type.String(),
  master_item_price: Decimal,
  master_item_image: Nullable(Type.String()),
  category_name: Type.String(),
  override_price: Nullable(Decimal),
  effective_price: Decimal,
  portion_label: Type.String(),
  portion_limit: Nullable(Type.Integer()),
  portions_sold: Type.Integer(),
  portions_left: Nullable(Type.Integer({ description: 'null: no limit.' })),
  sort_order: Type.Integer(),
  created_at: Instant,
})

const dailyMenu = {
  id: Id,
  menu_date: Type.String(),
  meal_slot: Id,
  meal_slot_name: Type.String(),
  meal_slot_code: Type.String(),
  diet_type: Chosen(...diets),
  diet_type_display: Type.String(),
  status: Chosen(...statuses),
  item_count: Type.Integer(),
  notes: Type.String(),
  items: Type.Array(DailyMenuItem),
  created_by: Nullable(Id),
  created_at: Instant,
  updated_at: Instant,
}
export const DailyMenu = Type.Object(dailyMenu)
/** What an action answers; `detail` when there was nothing to do. */
export const MovedMenu = Type.Object({ ...dailyMenu, detail: Type.Optional(Type.String()) })
export const Week = Type.Object({
  week_start: Type.String(),
  week_end: Type.String(),
  menus: Type.Array(DailyMenu),
})

export const DailyMenuQuery = PageQuery({
  date_from: Type.Optional(DateOnly),
  date_to: Type.Optional(DateOnly),
  meal_slot: Type.Optional(Id),
  status: Type.Optional(Choice(...statuses)),
  diet_type: Type.Optional(Choice(...diets)),
})
/** Checked by the rule, because a bad date is {"error"} here. */
export const WeekQuery = Type.Object({
  start: Type.Optional(Type.String({ description: "YYYY-MM-DD; default: this week's Monday." })),
})

const DayMenuItem = Type.Object({
  id: Id,
  master_item: Id,
  name: Type.String(),
  description: Type.String(),
  category_name: Type.String(),
  diet_type: Type.String(),
  calories: Type.Integer(),
  allergens: Type.Array(Type.String()),
  image: Nullable(Type.String()),
  price: Decimal,
  portion_label: Type.String(),
  portions_left: Nullable(Type.Integer({ description: 'null: no limit.' })),
  is_available: Type.Boolean({ description: 'Offered and not sold out.' }),
})
export const DayMenus = Type.Object({
  date: Type.String(),
  menus: Type.Array(
    Type.Object({
      id: Id,
      menu_date: Type.String(),
      meal_slot: Type.Object({
        id: Id,
        name: Type.String(),
        code: Type.String(),
        cutoff_time: Nullable(Type.String()),
        sort_order: Type.Integer(),
      }),
      diet_type: Type.String(),
      diet_type_display: Type.String(),
      cutoff_at: Nullable(Instant),
      is_open: Type.Boolean(),
      notes: Type.String(),
      items: Type.Array(DayMenuItem),
    }),
  ),
})
