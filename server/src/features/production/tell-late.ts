import { emit } from '../../platform/events/emit.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import type { lateRequestById } from './late-requests.sql.ts'

type Request = NonNullable<Awaited<ReturnType<typeof lateRequestById>>>

/** The office's screens hear of a late request, and of what was decided about it. */
export const tellLate = (tx: Tx, { id, subscription, kind, status, date, meal_slot }: Request) =>
  emit(tx, {
    topic: 'orders',
    type: status === 'pending' ? 'late_request.made' : 'late_request.decided',
    data: { id, subscription, kind, status, delivery_date: date, meal_slot },
  })
