/**
 * The one table of allowed moves (contract 7.1 and 7.2). An order has two machines besides its own: the kitchen's ticket
 * and the delivery; what the customer sees is their product. Every path to a status, whatever its door, obeys this.
 */
export const moves = {
  order: {
    pending: ['confirmed', 'cancelled'],
    confirmed: ['preparing', 'cancelled'],
    preparing: ['ready', 'cancelled'],
    // Cancelled only when its delivery failed: move-order.ts judges that.
    ready: ['delivered', 'cancelled'],
    delivered: [],
    cancelled: [],
  },
  ticket: {
    queued: ['claimed', 'preparing', 'cancelled'],
    claimed: ['queued', 'preparing', 'cancelled'],
    preparing: ['ready', 'cancelled'],
    ready: [],
    cancelled: [],
  },
  delivery: {
    pending: ['in_transit', 'failed'],
    in_transit: ['delivered', 'failed'],
    delivered: [],
    failed: ['pending'],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>

export type Machine = keyof typeof moves
export type OrderStatus = keyof (typeof moves)['order']
export type TicketStatus = keyof (typeof moves)['ticket']
export type DeliveryStatus = keyof (typeof moves)['delivery']

export const statuses = <M extends Machine>(machine: M) =>
  Object.keys(moves[machine]) as (keyof (typeof moves)[M] & string)[] // keys of a constant

/** Whether a machine may go from one status to another. An unknown status may go nowhere. */
export const mayMove = (machine: Machine, from: string, to: string): boolean => {
  const table: Record<string, readonly string[]> = moves[machine]
  return table[from]?.includes(to) ?? false
}
