import type { Deps } from '../deps.ts'
import type { CorridorOptions } from '../platform/http/corridor.ts'
import { tenantGuard } from '../platform/http/guard.ts'
import { driverCashRoutes } from '../features/books/driver-cash.driver.routes.ts'
import { assignmentAdminRoutes } from '../features/deliveries/assignments.admin.routes.ts'
import { jobDriverRoutes } from '../features/deliveries/jobs.driver.routes.ts'
import { routeAdminRoutes } from '../features/delivery-zones/routes.admin.routes.ts'
import { scheduleAdminRoutes } from '../features/delivery-zones/schedules.admin.routes.ts'
import { zoneAdminRoutes } from '../features/delivery-zones/zones.admin.routes.ts'
import { driverPlaceRoutes } from '../features/drivers/driver-places.admin.routes.ts'
import { driverAdminRoutes } from '../features/drivers/drivers.admin.routes.ts'

/** Drivers, and the office that manages them. */
export const driverCorridors = (deps: Deps): CorridorOptions[] => [
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
      driverCashRoutes,
    ],
  },
]
