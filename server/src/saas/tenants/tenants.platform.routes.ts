import type { Deps } from '../../deps.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Problem } from '../../platform/http/schemas.ts'
import { listTenants } from './list-tenants.sql.ts'
import { TenantPage, TenantQuery } from './tenants.schema.ts'

/** /api/saas/tenants/: the platform owner's kitchens. */
export const tenantPlatformRoutes =
  ({ control }: Pick<Deps, 'control'>): Routes =>
  (app) => {
    app.get(
      '/tenants/',
      {
        config: { permission: 'platform.manage' },
        schema: {
          operationId: 'listTenants',
          summary: 'All kitchens of this installation, newest first',
          querystring: TenantQuery,
          response: { 200: TenantPage, '4xx': Problem },
        },
      },
      async (request) =>
        pageAnswer(
          request,
          await listTenants(control.read, request.query.is_active, pageRequest(request.query, 1000)),
        ),
    )
  }
