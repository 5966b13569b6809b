import type { Permission } from './permissions.ts'

/** What a live screen can subscribe to, and what one must be allowed to do for it. */
const topics = {
  kitchen: 'kitchen.work',
  orders: 'orders.read',
  subscriptions: 'subscriptions.manage',
  deliveries: 'delivery.read',
  customers: 'customers.manage',
  invoices: 'invoices.manage',
  books: 'books.read',
  payments: 'payments.manage',
} as const satisfies Record<string, Permission>

/** Undefined when there is no such topic. */
export const topicPermission = (topic: string): Permission | undefined =>
  Object.hasOwn(topics, topic) ? topics[topic as keyof typeof topics] : undefined // hasOwn says so
