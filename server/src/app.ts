import type { Deps } from './deps.ts'
import { permissions } from './permissions.ts'
import { mediaRoutes } from './platform/files/media.routes.ts'
import { createApp } from './platform/http/app.ts'
import { openCorridor, type App } from './platform/http/corridor.ts'
import { openGuard, platformGuard, signInGuard, tenantGuard } from './platform/http/guard.ts'
import { healthRoutes } from './platform/http/health.routes.ts'
import { serveDocs } from './platform/http/docs.ts'
import { gatherOpenapi } from './platform/http/openapi.ts'
import { servePages } from './platform/http/pages.ts'
import { authRoutes } from './features/auth/auth.routes.ts'
import { tokenRoutes } from './features/auth/token.routes.ts'
import { orderAdminRoutes } from './features/orders/orders.admin.routes.ts'
import { orderCustomerRoutes } from './features/orders/orders.customer.routes.ts'
import { walletAdminRoutes } from './features/wallet/wallet.admin.routes.ts'
import { walletCustomerRoutes } from './features/wallet/wallet.customer.routes.ts'

/** The house: every corridor with its guard and, in it, the rooms' routes in order. */
export async function buildApp(deps: Deps): Promise<App> {
  const app = await createApp({ log: deps.log, production: deps.config.env === 'production' })
  await gatherOpenapi(app)
  const house = { ...deps, permissions, rateLimits: deps.config.rateLimits }

  openCorridor(app, { prefix: '', title: 'operations', guard: openGuard, routes: [healthRoutes(deps), mediaRoutes(deps)] }, house)
  openCorridor(app, { prefix: '/api/v1/auth', title: 'auth', guard: signInGuard, routes: [authRoutes(deps)] }, house)
  openCorridor(app, { prefix: '/api/v1/auth/token', title: 'auth', guard: openGuard, routes: [tokenRoutes(deps)] }, house)
  openCorridor(app, { prefix: '/api/saas', title: 'platform', guard: platformGuard, routes: [] }, house)
  openCorridor(app, {
    prefix: '/api/v1', title: 'kitchen', guard: tenantGuard,
    routes: [
      walletAdminRoutes,
      orderAdminRoutes,
    ],
  }, house)
  openCorridor(app, {
    prefix: '/api/v1/customer', title: 'customer', guard: tenantGuard,
    routes: [
      walletCustomerRoutes,
      orderCustomerRoutes,
    ],
  }, house)
  await serveDocs(app)
  await servePages(app)
  return app
}
