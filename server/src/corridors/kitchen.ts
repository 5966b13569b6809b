import type { Deps } from '../deps.ts'
import type { CorridorOptions } from '../platform/http/corridor.ts'
import { kitchenInPathGuard, tenantGuard } from '../platform/http/guard.ts'
import { rootRoutes } from '../platform/http/root.routes.ts'
import { ticketGuard } from '../platform/http/ticket-guard.ts'
import { streamRoutes, streamTicketRoutes } from '../platform/realtime/stream.routes.ts'
import { apiKeyRoutes } from '../features/api-keys/api-keys.admin.routes.ts'
import { booksAdminRoutes } from '../features/books/books.admin.routes.ts'
import { freezeAdminRoutes } from '../features/books/freezes.admin.routes.ts'
import { addressAdminRoutes } from '../features/customers/addresses.admin.routes.ts'
import { addressCustomerRoutes } from '../features/customers/addresses.customer.routes.ts'
import { customerAdminRoutes } from '../features/customers/customers.admin.routes.ts'
import { dashboardRoutes } from '../features/dashboard/dashboard.admin.routes.ts'
import { deliveryAdminRoutes } from '../features/deliveries/deliveries.admin.routes.ts'
import { deliveryStatusAdminRoutes } from '../features/deliveries/statuses.admin.routes.ts'
import { inventoryItemRoutes } from '../features/inventory/inventory-items.admin.routes.ts'
import { unitRoutes } from '../features/inventory/units.admin.routes.ts'
import { creditNoteAdminRoutes } from '../features/invoices/credit-notes.admin.routes.ts'
import { invoiceAdminRoutes } from '../features/invoices/invoices.admin.routes.ts'
import { invoicePdfAdminRoutes } from '../features/invoices/pdf.routes.ts'
import { paymentAdminRoutes } from '../features/invoices/payments.admin.routes.ts'
import { shareAdminRoutes } from '../features/invoices/share.admin.routes.ts'
import { kitchenRoutes } from '../features/kitchen/kitchen.routes.ts'
import { notificationAdminRoutes } from '../features/notifications/notifications.admin.routes.ts'
import { dailyMenuAdminRoutes } from '../features/daily-menus/daily-menus.admin.routes.ts'
import { categoryRoutes } from '../features/menu/categories.admin.routes.ts'
import { mealSlotRoutes } from '../features/menu/meal-slots.admin.routes.ts'
import { menuItemRoutes } from '../features/menu/menu-items.admin.routes.ts'
import { menuRoutes } from '../features/packages/menus.admin.routes.ts'
import { packageRoutes } from '../features/packages/packages.admin.routes.ts'
import { orderAdminRoutes } from '../features/orders/orders.admin.routes.ts'
import { refundAdminRoutes } from '../features/orders/refunds.admin.routes.ts'
import { onlinePaymentAdminRoutes } from '../features/payments/payments.admin.routes.ts'
import { paymentWebhookRoutes } from '../features/payments/webhooks.routes.ts'
import { productionRoutes } from '../features/production/production.admin.routes.ts'
import { requestAdminRoutes } from '../features/registration-requests/requests.admin.routes.ts'
import { staffAdminRoutes } from '../features/staff/staff.admin.routes.ts'
import { planAdminRoutes } from '../features/subscriptions/plan-actions.routes.ts'
import { closureAdminRoutes } from '../features/closures/closures.admin.routes.ts'
import { giftAdminRoutes } from '../features/single-days/gifts.admin.routes.ts'
import { mealAdminRoutes } from '../features/single-days/meal-actions.routes.ts'
import { pauseAdminRoutes } from '../features/single-days/pause.admin.routes.ts'
import { subscriptionAdminRoutes } from '../features/subscriptions/subscriptions.admin.routes.ts'
import { subscriptionUserRoutes } from '../features/subscriptions/subscriptions.customer.routes.ts'
import { grantAdminRoutes } from '../features/wallet/grants.admin.routes.ts'
import { movementAdminRoutes } from '../features/wallet/movements.admin.routes.ts'
import { topUpAdminRoutes } from '../features/wallet/top-ups.admin.routes.ts'
import { walletAdminRoutes } from '../features/wallet/wallets.admin.routes.ts'
import { ownMovementRoutes } from '../features/wallet/wallet.customer.routes.ts'
import { settingsRoutes } from '../features/settings/settings.routes.ts'
import { sandboxClockRoutes } from '../saas/sandboxes/clock.admin.routes.ts'
import { sandboxRoutes } from '../saas/sandboxes/sandboxes.admin.routes.ts'

/** A kitchen's office, its kitchen display and the live screens. */
export const kitchenCorridors = (deps: Deps): CorridorOptions[] => [
  {
    prefix: '/api/v1',
    title: 'kitchen',
    guard: tenantGuard,
    routes: [
      rootRoutes('kitchenRoot'),
      dashboardRoutes,
      categoryRoutes,
      menuItemRoutes(deps),
      mealSlotRoutes,
      menuRoutes,
      packageRoutes,
      unitRoutes,
      inventoryItemRoutes,
      dailyMenuAdminRoutes,
      settingsRoutes,
      apiKeyRoutes(deps),
      streamTicketRoutes(deps),
      customerAdminRoutes(deps),
      addressAdminRoutes,
      requestAdminRoutes,
      notificationAdminRoutes,
      staffAdminRoutes(deps),
      addressCustomerRoutes({ older: true }),
      walletAdminRoutes,
      grantAdminRoutes,
      movementAdminRoutes,
      topUpAdminRoutes,
      booksAdminRoutes,
      freezeAdminRoutes,
      ownMovementRoutes,
      invoiceAdminRoutes,
      onlinePaymentAdminRoutes(deps),
      paymentAdminRoutes,
      creditNoteAdminRoutes,
      invoicePdfAdminRoutes(deps),
      shareAdminRoutes(deps),
      orderAdminRoutes,
      refundAdminRoutes,
      productionRoutes,
      subscriptionAdminRoutes,
      planAdminRoutes,
      mealAdminRoutes,
      pauseAdminRoutes,
      giftAdminRoutes,
      closureAdminRoutes,
      subscriptionUserRoutes,
      deliveryAdminRoutes,
      deliveryStatusAdminRoutes,
      sandboxClockRoutes(deps),
      sandboxRoutes(deps),
    ],
  },
  {
    prefix: '/api/v1',
    title: 'live',
    guard: ticketGuard({ clock: deps.clock, production: deps.config.env === 'production' }),
    routes: [streamRoutes(deps)],
  },
  {
    prefix: '/api/v1/payments/webhooks',
    title: 'payments',
    guard: kitchenInPathGuard,
    routes: [paymentWebhookRoutes(deps)],
  },
  { prefix: '/api/v1/kitchen', title: 'kitchen display', guard: tenantGuard, routes: [kitchenRoutes] },
]
