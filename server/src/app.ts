import type { Deps } from './deps.ts'
import { permissions } from './permissions.ts'
import { mediaRoutes } from './platform/files/media.routes.ts'
import { createApp } from './platform/http/app.ts'
import { openCorridor, type App } from './platform/http/corridor.ts'
import {
  anyKitchenGuard,
  openGuard,
  platformGuard,
  signInGuard,
  signOutGuard,
  tenantGuard,
} from './platform/http/guard.ts'
import { healthRoutes } from './platform/http/health.routes.ts'
import { serveDocs } from './platform/http/docs.ts'
import { gatherOpenapi } from './platform/http/openapi.ts'
import { servePages } from './platform/http/pages.ts'
import { rootRoutes } from './platform/http/root.routes.ts'
import { openThrottle } from './platform/http/throttle.ts'
import { ticketGuard } from './platform/http/ticket-guard.ts'
import { streamRoutes, streamTicketRoutes } from './platform/realtime/stream.routes.ts'
import { authRoutes } from './features/auth/auth.routes.ts'
import { passwordRoutes } from './features/auth/password.routes.ts'
import { signOutRoutes } from './features/auth/sign-out.routes.ts'
import { tokenRoutes } from './features/auth/token.routes.ts'
import { apiKeyRoutes } from './features/api-keys/api-keys.admin.routes.ts'
import { addressAdminRoutes } from './features/customers/addresses.admin.routes.ts'
import { addressCustomerRoutes } from './features/customers/addresses.customer.routes.ts'
import { customerAdminRoutes } from './features/customers/customers.admin.routes.ts'
import { customerAuthRoutes } from './features/customers/customer-auth.customer.routes.ts'
import { registrationRoutes } from './features/customers/registration.customer.routes.ts'
import { profileRoutes } from './features/customers/profile.customer.routes.ts'
import { dashboardRoutes } from './features/dashboard/dashboard.admin.routes.ts'
import { assignmentAdminRoutes } from './features/deliveries/assignments.admin.routes.ts'
import { deliveryAdminRoutes } from './features/deliveries/deliveries.admin.routes.ts'
import { jobDriverRoutes } from './features/deliveries/jobs.driver.routes.ts'
import { deliveryStatusAdminRoutes } from './features/deliveries/statuses.admin.routes.ts'
import { routeAdminRoutes } from './features/delivery-zones/routes.admin.routes.ts'
import { scheduleAdminRoutes } from './features/delivery-zones/schedules.admin.routes.ts'
import { zoneAdminRoutes } from './features/delivery-zones/zones.admin.routes.ts'
import { driverPlaceRoutes } from './features/drivers/driver-places.admin.routes.ts'
import { driverAdminRoutes } from './features/drivers/drivers.admin.routes.ts'
import { inventoryItemRoutes } from './features/inventory/inventory-items.admin.routes.ts'
import { unitRoutes } from './features/inventory/units.admin.routes.ts'
import { invitationRoutes } from './features/invitations/invitations.routes.ts'
import { invoiceAdminRoutes } from './features/invoices/invoices.admin.routes.ts'
import { invoiceCustomerRoutes } from './features/invoices/invoices.customer.routes.ts'
import { kitchenRoutes } from './features/kitchen/kitchen.routes.ts'
import { notificationAdminRoutes } from './features/notifications/notifications.admin.routes.ts'
import { notificationCustomerRoutes } from './features/notifications/notifications.customer.routes.ts'
import { dailyMenuAdminRoutes } from './features/daily-menus/daily-menus.admin.routes.ts'
import { dailyMenuCustomerRoutes } from './features/daily-menus/daily-menus.customer.routes.ts'
import { categoryRoutes } from './features/menu/categories.admin.routes.ts'
import { mealSlotRoutes } from './features/menu/meal-slots.admin.routes.ts'
import { menuItemRoutes } from './features/menu/menu-items.admin.routes.ts'
import { menuCustomerRoutes } from './features/menu/menu.customer.routes.ts'
import { menuRoutes } from './features/packages/menus.admin.routes.ts'
import { packageRoutes } from './features/packages/packages.admin.routes.ts'
import { orderAdminRoutes } from './features/orders/orders.admin.routes.ts'
import { orderCustomerRoutes } from './features/orders/orders.customer.routes.ts'
import { requestAdminRoutes } from './features/registration-requests/requests.admin.routes.ts'
import { requestCustomerRoutes } from './features/registration-requests/requests.customer.routes.ts'
import { staffAdminRoutes } from './features/staff/staff.admin.routes.ts'
import { subscriptionAdminRoutes } from './features/subscriptions/subscriptions.admin.routes.ts'
import {
  subscriptionCustomerRoutes,
  subscriptionUserRoutes,
} from './features/subscriptions/subscriptions.customer.routes.ts'
import { walletAdminRoutes } from './features/wallet/wallet.admin.routes.ts'
import { ownMovementRoutes, walletCustomerRoutes } from './features/wallet/wallet.customer.routes.ts'
import { discoveryRoutes, greetingRoutes } from './saas/discovery/discovery.routes.ts'
import { analyticsPlatformRoutes } from './saas/analytics/analytics.platform.routes.ts'
import { domainPlatformRoutes } from './saas/domains/domains.platform.routes.ts'
import { tenantInvoicePlatformRoutes } from './saas/invoices/invoices.platform.routes.ts'
import { planPlatformRoutes } from './saas/plans/plans.platform.routes.ts'
import { subscriptionPlatformRoutes } from './saas/subscriptions/subscriptions.platform.routes.ts'
import { tenantPlatformRoutes } from './saas/tenants/tenants.platform.routes.ts'
import { settingsRoutes } from './features/settings/settings.routes.ts'

/** The house: every corridor with its guard and, in it, the rooms' routes in order. */
export async function buildApp(deps: Deps): Promise<App> {
  const production = deps.config.env === 'production'
  const app = await createApp({
    log: deps.log,
    http: deps.config.http,
    slugOfDomain: deps.tenants.slugOfDomain,
  })
  await gatherOpenapi(app)
  const throttle = deps.config.rateLimits ? openThrottle(deps.limiters, deps.config.http.limits) : undefined
  const house = { ...deps, permissions, throttle }

  openCorridor(
    app,
    { prefix: '', title: 'operations', guard: openGuard, routes: [healthRoutes(deps), mediaRoutes(deps)] },
    house,
  )
  openCorridor(
    app,
    { prefix: '/api', title: 'discovery', guard: openGuard, routes: [discoveryRoutes(deps)] },
    house,
  )
  openCorridor(
    app,
    { prefix: '/api/v1', title: 'discovery', guard: anyKitchenGuard, routes: [greetingRoutes] },
    house,
  )
  openCorridor(
    app,
    {
      prefix: '/api/v1/auth',
      title: 'auth',
      guard: signInGuard,
      routes: [authRoutes(deps), passwordRoutes(deps)],
    },
    house,
  )
  openCorridor(
    app,
    { prefix: '/api/v1/auth', title: 'auth', guard: signOutGuard, routes: [signOutRoutes(deps)] },
    house,
  )
  openCorridor(
    app,
    {
      prefix: '/api/v1/auth/registration',
      title: 'auth',
      guard: tenantGuard,
      routes: [registrationRoutes(deps)],
    },
    house,
  )
  openCorridor(
    app,
    { prefix: '/api/v1/auth/token', title: 'auth', guard: openGuard, routes: [tokenRoutes(deps)] },
    house,
  )
  openCorridor(
    app,
    {
      prefix: '/api/v1/auth/invitation',
      title: 'auth',
      guard: tenantGuard,
      routes: [invitationRoutes(deps)],
    },
    house,
  )
  openCorridor(
    app,
    {
      prefix: '/api/saas',
      title: 'platform',
      guard: platformGuard,
      routes: [
        rootRoutes('platformRoot'),
        analyticsPlatformRoutes(deps),
        planPlatformRoutes(deps),
        tenantPlatformRoutes(deps),
        subscriptionPlatformRoutes(deps),
        tenantInvoicePlatformRoutes(deps),
        domainPlatformRoutes(deps),
      ],
    },
    house,
  )
  openCorridor(
    app,
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
        ownMovementRoutes,
        invoiceAdminRoutes,
        orderAdminRoutes,
        subscriptionAdminRoutes,
        subscriptionUserRoutes,
        deliveryAdminRoutes,
        deliveryStatusAdminRoutes,
      ],
    },
    house,
  )
  openCorridor(
    app,
    {
      prefix: '/api/v1',
      title: 'live',
      guard: ticketGuard({ clock: deps.clock, production }),
      routes: [streamRoutes(deps)],
    },
    house,
  )
  openCorridor(
    app,
    { prefix: '/api/v1/kitchen', title: 'kitchen display', guard: tenantGuard, routes: [kitchenRoutes] },
    house,
  )
  openCorridor(
    app,
    {
      prefix: '/api/v1/driver',
      title: 'drivers',
      guard: tenantGuard,
      routes: [
        zoneAdminRoutes,
        routeAdminRoutes,
        scheduleAdminRoutes,
        driverAdminRoutes(deps),
        driverPlaceRoutes(deps),
        assignmentAdminRoutes,
        jobDriverRoutes,
      ],
    },
    house,
  )
  openCorridor(
    app,
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
        orderCustomerRoutes,
        subscriptionCustomerRoutes,
      ],
    },
    house,
  )
  await serveDocs(app)
  await servePages(app)
  return app
}
