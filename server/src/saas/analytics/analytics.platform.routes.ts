import type { Deps } from '../../deps.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { Problem } from '../../platform/http/schemas.ts'
import { Analytics } from './analytics.schema.ts'
import { countPlatform } from './analytics.sql.ts'

/** /api/saas/analytics/ */
export const analyticsPlatformRoutes =
  ({ control }: Pick<Deps, 'control'>): Routes =>
  (app) => {
    app.get(
      '/analytics/',
      {
        config: { permission: 'platform.manage' },
        schema: {
          operationId: 'showPlatformAnalytics',
          summary: 'Kitchens, revenue and open invoices of the platform',
          response: { 200: Analytics, '4xx': Problem },
        },
      },
      () => countPlatform(control.read),
    )
  }
