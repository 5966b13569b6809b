import { Type, type Static } from 'typebox'
import {
  Body,
  Choice,
  Chosen,
  DateOnly,
  Id,
  Instant,
  InstantIn,
  Nullable,
  Page,
  PageQuery,
  Patch,
} from '../../platform/http/schemas.ts'
import { statuses } from '../fulfilment/index.ts'

const Line = Type.Object({
  name: Type.String(),
  portion_label: Type.String(),
  quantity: Type.Integer(),
  allergens: Type.Array(Type.String()),
})

/** The contract's Ticket, with what a kitchen display needs besides. */
export const Ticket = Type.Object({
  id: Id,
  order_id: Id,
  order_number: Type.String(),
  order_status: Chosen(...statuses('order')),
  status: Chosen(...statuses('ticket')),
  delivery_date: DateOnly,
  meal_slot: Nullable(Id),
  meal_slot_name: Type.String(),
  customer_name: Type.String(),
  special_instructions: Type.String(),
  lines: Type.Array(Line),
  assigned_to: Nullable(Id),
  assigned_to_name: Type.String(),
  preparation_start_time: Nullable(Instant),
  preparation_end_time: Nullable(Instant),
  notes: Type.String(),
  created_at: Instant,
  updated_at: Instant,
})
export const TicketPage = Page(Ticket)

export type TicketChanges = Static<typeof TicketPatch>
const fields = {
  assigned_to: Nullable(Id),
  preparation_start_time: Nullable(InstantIn),
  preparation_end_time: Nullable(InstantIn),
  notes: Type.String({ maxLength: 1000 }),
}
/** None is required, so a PUT is a PATCH. */
export const TicketPatch = Patch(
  fields,
  Object.keys(Ticket.properties).filter((field) => !Object.hasOwn(fields, field)),
)
export type NewTicket = Static<typeof NewTicket>
export const NewTicket = Body({ order: Id, notes: Type.Optional(fields.notes) })

const day = { date: Type.Optional(DateOnly), meal_slot: Type.Optional(Id) }

export type TicketQuery = Static<typeof TicketQuery>
export const TicketQuery = PageQuery({
  ...day,
  status: Type.Optional(Choice(...statuses('order'), 'queued', 'claimed')),
  order__status: Type.Optional(Choice(...statuses('order'))),
})

export const TotalsQuery = Type.Object(day)

/** How much of each dish a day needs, and how much of it is ready. */
export const Totals = Type.Object({
  date: DateOnly,
  totals: Type.Array(
    Type.Object({
      name: Type.String(),
      portion_label: Type.String(),
      quantity: Type.Integer(),
      ready: Type.Integer(),
    }),
  ),
})
