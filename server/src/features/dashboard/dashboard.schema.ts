import { Type, type Static } from 'typebox'
import { Order } from '../orders/index.ts'

const count = Type.Integer()

export type Counts = Static<typeof Counts>
const Counts = Type.Object({
  orders: Type.Object({
    total: count,
    today: Type.Integer({ description: 'To be delivered today.' }),
    pending: count,
    preparing: count,
  }),
  customers: Type.Object({ total: count, active_subscriptions: count, pending_registrations: count }),
  revenue: Type.Object({
    monthly: Type.Number({
      description: "This month's invoices that are paid. A number, as the contract has it.",
    }),
    pending_invoices: count,
    overdue_invoices: Type.Integer({ description: 'Pending, and due before today.' }),
  }),
  staff: Type.Object({ total: Type.Integer({ description: 'Active accounts that are no customers.' }) }),
  inventory: Type.Object({ low_stock_count: count }),
  deliveries: Type.Object({ today: count, completed: count }),
})

/** The dashboard's home. Today and this month are the kitchen's. */
export const DashboardSummary = Type.Object({ ...Counts.properties, recent_orders: Type.Array(Order) })
