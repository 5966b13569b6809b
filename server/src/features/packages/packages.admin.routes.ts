import { found } from '../../refusals.ts'
import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Page, Problem } from '../../platform/http/schemas.ts'
import { MealPackage, PackagePatch, PackageQuery, NewPackage } from './packages.schema.ts'
import { listPackages, packageById } from './packages.sql.ts'
import { changePackage, createPackage, removePackage } from './save-package.ts'

const tags = ['packages']
const read = { permission: 'menu.read' } as const
const write = { permission: 'menu.write' } as const
const one = { params: IdParams, response: { 200: MealPackage, '4xx': Problem } }

/** The dashboard reads this list whole (contract C1). */
const pageSize = 1000

export const packageRoutes: Routes = (app) => {
  app.get(
    '/meal-packages/',
    {
      config: read,
      schema: {
        operationId: 'listPackages',
        tags,
        summary: 'Meal packages in their order',
        querystring: PackageQuery,
        response: { 200: Page(MealPackage), '4xx': Problem },
      },
    },
    async (request) => {
      const { query } = request
      return pageAnswer(
        request,
        await listPackages(tenantOf(request).read, query, pageRequest(query, pageSize)),
      )
    },
  )

  app.get(
    '/meal-packages/:id/',
    { config: read, schema: { operationId: 'showPackage', tags, summary: 'One package', ...one } },
    async (request) => found(await packageById(tenantOf(request).read, request.params.id)),
  )

  app.post(
    '/meal-packages/',
    {
      config: write,
      schema: {
        operationId: 'createPackage',
        tags,
        summary: 'Add a package',
        body: NewPackage,
        response: { 201: MealPackage, '4xx': Problem },
      },
    },
    async (request, reply) => reply.code(201).send(await createPackage(tenantOf(request), request.body)),
  )

  app.put(
    '/meal-packages/:id/',
    {
      config: write,
      schema: { operationId: 'replacePackage', tags, summary: 'Change a package', body: NewPackage, ...one },
    },
    (request) => changePackage(tenantOf(request), request.params.id, request.body),
  )

  app.patch(
    '/meal-packages/:id/',
    {
      config: write,
      schema: {
        operationId: 'changePackage',
        tags,
        summary: 'Change some of a package; a list of menus replaces all menus',
        body: PackagePatch,
        ...one,
      },
    },
    (request) => changePackage(tenantOf(request), request.params.id, request.body),
  )

  app.delete(
    '/meal-packages/:id/',
    {
      config: write,
      schema: {
        operationId: 'removePackage',
        tags,
        summary: 'Take a package out of every list',
        params: IdParams,
        response: { 204: Empty, '4xx': Problem },
      },
    },
    async (request, reply) => {
      await removePackage(tenantOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
