import { baseUrl } from '../../platform/http/base-url.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { Problem } from '../../platform/http/schemas.ts'
import type { TenantCatalog } from '../../platform/tenancy/catalog.ts'
import { Code, Health, Kitchen, SlugQuery, Version } from './discovery.schema.ts'
import { findKitchen } from './find-kitchen.ts'

/** How an app finds its kitchen before it knows one (contract 2). */
export const discoveryRoutes =
  ({ tenants }: { tenants: TenantCatalog }): Routes =>
  (app) => {
    const response = { 200: Kitchen, 404: Problem, '4xx': Problem }

    app.post(
      '/discover/',
      {
        config: { permission: 'public' },
        schema: { operationId: 'discoverKitchen', summary: 'The kitchen of a code', body: Code, response },
      },
      (request) => findKitchen(tenants, request.body.kitchen_code, baseUrl(request)),
    )

    app.get(
      '/organizations/setup/discover/',
      {
        config: { permission: 'public' },
        schema: {
          operationId: 'discoverKitchenBySlug',
          summary: 'The kitchen of a code',
          querystring: SlugQuery,
          response,
        },
      },
      (request) => findKitchen(tenants, request.query.slug, baseUrl(request)),
    )
  }

/** What answers under /api/v1/ with or without a kitchen. */
export const greetingRoutes: Routes = (app) => {
  app.get(
    '/health/',
    {
      config: { permission: 'public', watched: true },
      schema: {
        operationId: 'health',
        summary: 'Whether the API answers',
        response: { 200: Health, '4xx': Problem },
      },
    },
    async () => ({ status: 'healthy', message: 'The API answers.' }),
  )

  app.get(
    '/users/',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'apiVersion',
        summary: 'The version of the API',
        response: { 200: Version, '4xx': Problem },
      },
    },
    async () => ({ message: 'Fun Adventure Kitchen API', version: 'v1' }),
  )
}
