import type { PermissionTable, Role } from './platform/auth/roles.ts'

const managers = ['admin', 'manager'] as const
const office = ['admin', 'manager', 'staff'] as const
const kitchen = [...office, 'kitchen_staff'] as const
const employees = [...kitchen, 'driver'] as const
const everyone = [...employees, 'customer'] as const

/**
 * Who may do what, for the whole server (contract 1.8 and 13, decision 2). A route names one of these; that a customer
 * sees only their own rows is the rooms' affair.
 */
export const permissions = {
  public: 'public',
  'account.self': ['superuser', ...everyone],
  'api_keys.manage': ['admin'],
  'sandboxes.manage': ['admin'],
  'settings.manage': ['admin'],

  'menu.read': everyone,
  'menu.write': managers,
  'menu.availability': kitchen,

  'dashboard.read': kitchen,
  'staff.read': managers,
  'staff.manage': ['admin'],
  'customers.manage': office,
  'notifications.manage': office,
  'subscriptions.manage': office,
  'closures.manage': managers,
  'invoices.manage': office,
  'wallet.credit': office,
  'wallet.manage': managers,
  'wallet.unfreeze': ['admin'],
  'books.read': managers,
  'payments.manage': managers,
  'payments.configure': ['admin'],
  'inventory.manage': kitchen,

  'orders.read': kitchen,
  'orders.write': office,
  'orders.move': kitchen,

  'production.read': kitchen,
  'production.decide': office,

  'kitchen.work': kitchen,
  'kitchen.assign': office,

  'delivery.read': [...office, 'driver'],
  'delivery.manage': office,
  'delivery.carry': [...office, 'driver'],
  'driver.jobs': ['driver'],

  'stream.read': employees,

  'customer.self': ['customer'],

  'platform.manage': ['superuser'],
} as const satisfies PermissionTable

export type Permission = keyof typeof permissions

export const may = (role: Role, permission: Permission): boolean =>
  permissions[permission] === 'public' || (permissions[permission] as readonly Role[]).includes(role)

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the caller must be allowed to do. */
    permission?: Permission
  }
}
