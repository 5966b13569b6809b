import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { Problem } from '../../platform/http/schemas.ts'
import { newestOrders } from '../orders/index.ts'
import { DashboardSummary } from './dashboard.schema.ts'
import { counts } from './dashboard.sql.ts'

export const dashboardRoutes: Routes = (app) => {
  app.get(
    '/dashboard/summary/',
    {
      config: { permission: 'dashboard.read' },
      schema: {
        operationId: 'readDashboard',
        tags: ['dashboard'],
        summary: 'How the kitchen stands today, and its five newest orders',
        response: { 200: DashboardSummary, '4xx': Problem },
      },
    },
    async (request) => {
      const { read } = tenantOf(request)
      return { ...(await counts(read)), recent_orders: await newestOrders(read, 5) }
    },
  )
}
