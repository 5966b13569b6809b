import type { Deps } from '../deps.ts'
import type { CorridorOptions } from '../platform/http/corridor.ts'
import { platformGuard } from '../platform/http/guard.ts'
import { rootRoutes } from '../platform/http/root.routes.ts'
import { analyticsPlatformRoutes } from '../saas/analytics/analytics.platform.routes.ts'
import { domainPlatformRoutes } from '../saas/domains/domains.platform.routes.ts'
import { tenantInvoicePlatformRoutes } from '../saas/invoices/invoices.platform.routes.ts'
import { planPlatformRoutes } from '../saas/plans/plans.platform.routes.ts'
import { subscriptionPlatformRoutes } from '../saas/subscriptions/subscriptions.platform.routes.ts'
import { tenantPlatformRoutes } from '../saas/tenants/tenants.platform.routes.ts'

/** The platform's owner. */
export const platformCorridors = (deps: Deps): CorridorOptions[] => [
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
]
