import type { Deps } from '../deps.ts'
import type { CorridorOptions } from '../platform/http/corridor.ts'
import { tenantGuard } from '../platform/http/guard.ts'
import { addressCustomerRoutes } from '../features/customers/addresses.customer.routes.ts'
import { customerAuthRoutes } from '../features/customers/customer-auth.customer.routes.ts'
import { profileRoutes } from '../features/customers/profile.customer.routes.ts'
import { creditNoteCustomerRoutes } from '../features/invoices/credit-notes.customer.routes.ts'
import { invoiceCustomerRoutes } from '../features/invoices/invoices.customer.routes.ts'
import { invoicePdfCustomerRoutes } from '../features/invoices/pdf.routes.ts'
import { notificationCustomerRoutes } from '../features/notifications/notifications.customer.routes.ts'
import { dailyMenuCustomerRoutes } from '../features/daily-menus/daily-menus.customer.routes.ts'
import { menuCustomerRoutes } from '../features/menu/menu.customer.routes.ts'
import { orderCustomerRoutes } from '../features/orders/orders.customer.routes.ts'
import { paymentCustomerRoutes } from '../features/payments/payments.customer.routes.ts'
import { requestCustomerRoutes } from '../features/registration-requests/requests.customer.routes.ts'
import { planCustomerRoutes } from '../features/subscriptions/plan-actions.routes.ts'
import { lateCustomerRoutes } from '../features/single-days/late.customer.routes.ts'
import { mealCustomerRoutes } from '../features/single-days/meal-actions.routes.ts'
import { subscriptionCustomerRoutes } from '../features/subscriptions/subscriptions.customer.routes.ts'
import { walletCustomerRoutes } from '../features/wallet/wallet.customer.routes.ts'

/** Customers, and visitors of the public menu. */
export const customerCorridors = (deps: Deps): CorridorOptions[] => [
  {
    prefix: '/api/v1/customer',
    title: 'customer',
    guard: tenantGuard,
    routes: [
      menuCustomerRoutes,
      dailyMenuCustomerRoutes,
      customerAuthRoutes(deps),
      requestCustomerRoutes,
      profileRoutes,
      addressCustomerRoutes(),
      notificationCustomerRoutes,
      walletCustomerRoutes,
      invoiceCustomerRoutes,
      paymentCustomerRoutes(deps),
      creditNoteCustomerRoutes,
      invoicePdfCustomerRoutes(deps),
      orderCustomerRoutes,
      subscriptionCustomerRoutes,
      planCustomerRoutes,
      mealCustomerRoutes,
      lateCustomerRoutes,
    ],
  },
]
