import { Type, type Static } from 'typebox'
import { Body, DateOnly, Decimal, Id, Nullable, Page } from '../../platform/http/schemas.ts'
import { StatusWord } from './statuses.schema.ts'

const Time = Nullable(Type.String({ description: "HH:MM:SS on the kitchen's wall clock." }))
const MaybeText = Nullable(Type.String())

const Address = Type.Object({
  id: Id,
  street: MaybeText,
  city: MaybeText,
  building_name: MaybeText,
  floor_number: MaybeText,
  flat_number: MaybeText,
  zone: Nullable(Id),
  zone_name: MaybeText,
  is_default: Type.Boolean(),
  status: Type.String(),
  admin_notes: MaybeText,
  reason: Type.String(),
})

export type Job = Static<typeof Job>
/**
 * A delivery as its driver sees it (contract 5.10). Its `id` is the delivery's; `delivery_status` and the id in the details
 * are the order's, as in delivery/statuses/.
 */
export const Job = Type.Object({
  id: Id,
  delivery_status: Id,
  delivery_details: Type.Object({
    id: Id,
    order_number: Type.String(),
    status: StatusWord,
    date: DateOnly,
    delivery_time: Time,
    actual_delivery_time: Time,
    customer_name: Type.String(),
    customer_phone: MaybeText,
    subscription_details: Type.String({ description: 'The names of the dishes.' }),
    delivery_address: Nullable(Address),
    address_text: Type.String({
      description: 'Where to go: the address as it was when the food was ready, whatever was edited since.',
    }),
    driver_notes: MaybeText,
    customer_notes: MaybeText,
    payment_processed: Type.Boolean({ description: 'False while there is cash to collect.' }),
    payment_amount: Nullable(Decimal),
  }),
  estimated_pickup_time: Time,
  estimated_delivery_time: Time,
  notes: MaybeText,
})
export const JobPage = Page(Job)

// What is missing or unknown here is answered {"error"} (contract 5.10), so the rules judge it and not the schema.
export const MoveJob = Body({
  status: Type.Optional(
    Type.String({
      maxLength: 50,
      description: 'out_for_delivery or delivered.',
      examples: ['out_for_delivery'],
    }),
  ),
})
export const AddNote = Body({ note: Type.Optional(Type.String({ maxLength: 1000 })) })

export const Moved = Type.Object({ status: Type.String(), new_status: Type.String() })
export const Noted = Type.Object({ status: Type.String(), driver_notes: Type.String() })
