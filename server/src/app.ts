import type { Deps } from './deps.ts'
import { permissions } from './permissions.ts'
import { createApp } from './platform/http/app.ts'
import { openCorridor, type App } from './platform/http/corridor.ts'
import { openGuard, platformGuard, signInGuard, tenantGuard } from './platform/http/guard.ts'
import { healthRoutes } from './platform/http/health.routes.ts'
import { authRoutes } from './features/auth/auth.routes.ts'
import { tokenRoutes } from './features/auth/token.routes.ts'

/** The house: every corridor with its guard and, in it, the rooms' routes in order. */
export async function buildApp(deps: Deps): Promise<App> {
  const app = await createApp({ log: deps.log, production: deps.config.env === 'production' })
  const house = { ...deps, permissions, rateLimits: deps.config.rateLimits }

  openCorridor(app, { prefix: '', title: 'operations', guard: openGuard, routes: [healthRoutes(deps)] }, house)
  openCorridor(app, { prefix: '/api/v1/auth', title: 'auth', guard: signInGuard, routes: [authRoutes(deps)] }, house)
  openCorridor(app, { prefix: '/api/v1/auth/token', title: 'auth', guard: openGuard, routes: [tokenRoutes(deps)] }, house)
  openCorridor(app, { prefix: '/api/saas', title: 'platform', guard: platformGuard, routes: [] }, house)
  openCorridor(app, { prefix: '/api/v1', title: 'kitchen', guard: tenantGuard, routes: [] }, house)
  openCorridor(app, { prefix: '/api/v1/customer', title: 'customer', guard: tenantGuard, routes: [] }, house)
  return app
}
