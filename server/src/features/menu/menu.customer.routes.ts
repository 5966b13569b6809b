import { Type } from 'typebox'
import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { mediaBase } from '../../platform/http/media-base.ts'
import { Problem } from '../../platform/http/schemas.ts'
import { PublicCategory } from './categories.schema.ts'
import { publicCategories } from './categories.sql.ts'
import { PublicMenuItem, PublicMenuQuery } from './menu-items.schema.ts'
import { showPublicMenu } from './show-menu-items.ts'

const tags = ['menu']

/** What anybody may see of a kitchen's menu, as bare arrays. */
export const menuCustomerRoutes: Routes = (app) => {
  app.get(
    '/menu/',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'publicMenu',
        tags,
        summary: 'The dishes on offer',
        querystring: PublicMenuQuery,
        response: { 200: Type.Array(PublicMenuItem), '4xx': Problem },
      },
    },
    (request) => showPublicMenu(tenantOf(request), mediaBase(request, tenantOf(request)), request.query),
  )

  app.get(
    '/menu/categories/',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'publicCategories',
        tags,
        summary: 'Categories of dishes',
        response: { 200: Type.Array(PublicCategory), '4xx': Problem },
      },
    },
    (request) => publicCategories(tenantOf(request).read),
  )
}
