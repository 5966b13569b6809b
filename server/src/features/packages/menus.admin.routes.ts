import { found } from '../../refusals.ts'
import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Page, Problem } from '../../platform/http/schemas.ts'
import { Menu, MenuPatch, MenuQuery, NewMenu } from './menus.schema.ts'
import { listMenus, menuById } from './menus.sql.ts'
import { changeMenu, createMenu, removeMenu } from './save-menu.ts'

const tags = ['packages']
const read = { permission: 'menu.read' } as const
const write = { permission: 'menu.write' } as const
const one = { params: IdParams, response: { 200: Menu, '4xx': Problem } }

/** The dashboard reads this list whole (contract C1). */
const pageSize = 1000

export const menuRoutes: Routes = (app) => {
  app.get(
    '/menus/',
    {
      config: read,
      schema: {
        operationId: 'listMenus',
        tags,
        summary: 'Menus by name',
        querystring: MenuQuery,
        response: { 200: Page(Menu), '4xx': Problem },
      },
    },
    async (request) => {
      const { is_active, ...query } = request.query
      return pageAnswer(
        request,
        await listMenus(tenantOf(request).read, is_active, pageRequest(query, pageSize)),
      )
    },
  )

  app.get(
    '/menus/:id/',
    { config: read, schema: { operationId: 'showMenu', tags, summary: 'One menu', ...one } },
    async (request) => found(await menuById(tenantOf(request).read, request.params.id)),
  )

  app.post(
    '/menus/',
    {
      config: write,
      schema: {
        operationId: 'createMenu',
        tags,
        summary: 'Add a menu',
        body: NewMenu,
        response: { 201: Menu, '4xx': Problem },
      },
    },
    async (request, reply) => reply.code(201).send(await createMenu(tenantOf(request), request.body)),
  )

  app.put(
    '/menus/:id/',
    {
      config: write,
      schema: { operationId: 'replaceMenu', tags, summary: 'Change a menu', body: NewMenu, ...one },
    },
    (request) => changeMenu(tenantOf(request), request.params.id, request.body),
  )

  app.patch(
    '/menus/:id/',
    {
      config: write,
      schema: {
        operationId: 'changeMenu',
        tags,
        summary: 'Change some of a menu; a list of dishes replaces all dishes',
        body: MenuPatch,
        ...one,
      },
    },
    (request) => changeMenu(tenantOf(request), request.params.id, request.body),
  )

  app.delete(
    '/menus/:id/',
    {
      config: write,
      schema: {
        operationId: 'removeMenu',
        tags,
        summary: 'Take a menu out of every list',
        params: IdParams,
        response: { 204: Empty, '4xx': Problem },
      },
    },
    async (request, reply) => {
      await removeMenu(tenantOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
