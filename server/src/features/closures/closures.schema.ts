import { Type } from 'typebox'
import {
  Body,
  BoolFilter,
  Choice,
  Chosen,
  DateOnly,
  Decimal,
  Id,
  Instant,
  Nullable,
  Page,
  PageQuery,
  Text,
  type Static,
} from '../../platform/http/schemas.ts'

const givings = ['extend', 'credit', 'voucher', 'nothing'] as const
const preview = Type.Optional(Type.Boolean({ description: 'Say what it would do, and do nothing.' }))

export type ClosureWish = Static<typeof ClosureWish>
export const ClosureWish = Body({
  from_date: DateOnly,
  until_date: DateOnly,
  meal_slot: Type.Optional(Nullable(Id)),
  reason: Text(200),
  gives: Type.Optional(Nullable(Choice(...givings))),
  /** Of a closure of one day: its meals come on this date, where their slot is open and has none then. */
  moves_to: Type.Optional(Nullable(DateOnly)),
  preview,
})
export const UndoWish = Body({ preview })
export const ClosureQuery = PageQuery({ is_undone: Type.Optional(BoolFilter) })

export const Closure = Type.Object({
  id: Id,
  from_date: DateOnly,
  until_date: DateOnly,
  meal_slot: Nullable(Id),
  reason: Type.String(),
  gives: Nullable(Chosen(...givings)),
  moves_to: Nullable(DateOnly),
  created_at: Instant,
  undone_at: Nullable(Instant),
})
export const ClosurePage = Page(Closure)

const Compensation = Type.Object({ meals: Type.Integer(), amount: Decimal })
/** Who loses or gets back what. Of a preview the closure is not there, whatever its id says. */
export const ClosureEffect = Type.Object({
  preview: Type.Boolean(),
  closure: Closure,
  customers: Type.Integer(),
  subscriptions: Type.Integer(),
  meals: Type.Integer(),
  /** Meals that are cooked already and go out all the same. */
  kept: Type.Integer(),
  gives: Type.Object(
    { extend: Compensation, credit: Compensation, voucher: Compensation, nothing: Compensation },
    { description: 'What is given for the meals, by the policy of each, or by the one that was named.' },
  ),
  moved: Type.Object(
    { meals: Type.Integer(), amount: Decimal },
    { description: 'Meals that come on another day, or from there come back.' },
  ),
  worth: Type.String({
    description: 'What all the meals are worth: the cost of giving credit for every one of them.',
  }),
  affected: Type.Array(
    Type.Object({
      subscription: Id,
      customer: Id,
      customer_name: Type.String(),
      meals: Type.Integer(),
      moved: Type.Integer({ description: 'How many of them come on another day.' }),
      worth: Decimal,
      ends_on: Type.Object({
        before: Nullable(Type.String({ format: 'date' })),
        after: Nullable(Type.String({ format: 'date' })),
      }),
      message: Type.String(),
    }),
  ),
})
export type ClosureEffect = Static<typeof ClosureEffect>
