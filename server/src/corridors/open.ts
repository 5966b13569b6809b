import type { Deps } from '../deps.ts'
import type { CorridorOptions } from '../platform/http/corridor.ts'
import { mediaRoutes } from '../platform/files/media.routes.ts'
import { anyKitchenGuard, openGuard } from '../platform/http/guard.ts'
import { healthRoutes } from '../platform/http/health.routes.ts'
import { sharedInvoiceRoutes } from '../features/invoices/pdf.routes.ts'
import { discoveryRoutes, greetingRoutes } from '../saas/discovery/discovery.routes.ts'

/** What is open to everybody: health, files, and how a kitchen is found. */
export const openCorridors = (deps: Deps): CorridorOptions[] => [
  { prefix: '', title: 'operations', guard: openGuard, routes: [healthRoutes(deps), mediaRoutes(deps)] },
  { prefix: '/api', title: 'discovery', guard: openGuard, routes: [discoveryRoutes(deps)] },
  { prefix: '/api/v1', title: 'shared', guard: openGuard, routes: [sharedInvoiceRoutes(deps)] },
  { prefix: '/api/v1', title: 'discovery', guard: anyKitchenGuard, routes: [greetingRoutes] },
]
