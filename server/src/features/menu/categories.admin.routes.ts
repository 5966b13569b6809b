import { found } from '../../refusals.ts'
import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Page, PageQuery, Problem } from '../../platform/http/schemas.ts'
import { writeMenus } from '../daily-menus/index.ts'
import { archiveCategory } from './archive-menu.ts'
import { Category, CategoryPatch, NewCategory } from './categories.schema.ts'
import { insertCategory, listCategories, categoryById, updateCategory } from './categories.sql.ts'

const tags = ['menu']
const read = { permission: 'menu.read' } as const
const write = { permission: 'menu.write' } as const
const one = { params: IdParams, response: { 200: Category, '4xx': Problem } }

/** The dashboard reads this list whole (contract C1). */
const pageSize = 1000

export const categoryRoutes: Routes = (app) => {
  app.get(
    '/categories/',
    {
      config: read,
      schema: {
        operationId: 'listCategories',
        tags,
        summary: 'Categories of dishes',
        querystring: PageQuery({}),
        response: { 200: Page(Category), '4xx': Problem },
      },
    },
    async (request) =>
      pageAnswer(request, await listCategories(tenantOf(request).read, pageRequest(request.query, pageSize))),
  )

  app.get(
    '/categories/:id/',
    {
      config: read,
      schema: { operationId: 'showCategory', tags, summary: 'One category', ...one },
    },
    async (request) => found(await categoryById(tenantOf(request).read, request.params.id)),
  )

  app.post(
    '/categories/',
    {
      config: write,
      schema: {
        operationId: 'createCategory',
        tags,
        summary: 'Add a category',
        body: NewCategory,
        response: { 201: Category, '4xx': Problem },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await writeMenus(tenantOf(request), (tx) => insertCategory(tx, request.body))),
  )

  app.put(
    '/categories/:id/',
    {
      config: write,
      schema: {
        operationId: 'replaceCategory',
        tags,
        summary: 'Change a category',
        body: NewCategory,
        ...one,
      },
    },
    async (request) =>
      found(await writeMenus(tenantOf(request), (tx) => updateCategory(tx, request.params.id, request.body))),
  )

  app.patch(
    '/categories/:id/',
    {
      config: write,
      schema: {
        operationId: 'changeCategory',
        tags,
        summary: 'Change some of a category',
        body: CategoryPatch,
        ...one,
      },
    },
    async (request) =>
      found(await writeMenus(tenantOf(request), (tx) => updateCategory(tx, request.params.id, request.body))),
  )

  app.delete(
    '/categories/:id/',
    {
      config: write,
      schema: {
        operationId: 'archiveCategory',
        tags,
        summary: 'Take a category out of every list',
        params: IdParams,
        response: { 204: Empty, '4xx': Problem },
      },
    },
    async (request, reply) => {
      await archiveCategory(tenantOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
