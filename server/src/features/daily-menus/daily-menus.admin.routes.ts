import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { mediaBase } from '../../platform/http/media-base.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Page, Problem } from '../../platform/http/schemas.ts'
import { copyDailyMenu } from './copy-daily-menu.ts'
import {
  DailyMenu,
  DailyMenuPatch,
  DailyMenuQuery,
  MenuCopy,
  MovedMenu,
  NewDailyMenu,
  Week,
  WeekQuery,
} from './daily-menus.schema.ts'
import { todaysMenus, type View } from './daily-menus.sql.ts'
import { closeDailyMenu, publishDailyMenu, removeDailyMenu } from './move-daily-menu.ts'
import { changeDailyMenu, createDailyMenu } from './save-daily-menu.ts'
import { showDailyMenu, showDailyMenus, showWeek } from './show-daily-menus.ts'

const tags = ['menu']
const read = { permission: 'menu.read' } as const
const write = { permission: 'menu.write' } as const
const one = { params: IdParams, response: { 200: DailyMenu, '4xx': Problem } }

/** A customer sees published menus only; any other is one that does not exist. */
const viewOf = (request: FastifyRequest): View => ({
  images: mediaBase(request, tenantOf(request)),
  publishedOnly: principalOf(request).role === 'customer',
})

export const dailyMenuAdminRoutes: Routes = (app) => {
  app.get(
    '/daily-menus/',
    {
      config: read,
      schema: {
        operationId: 'listDailyMenus',
        tags,
        summary: 'Daily menus with their items',
        querystring: DailyMenuQuery,
        response: { 200: Page(DailyMenu), '4xx': Problem },
      },
    },
    async (request) =>
      pageAnswer(
        request,
        await showDailyMenus(tenantOf(request), viewOf(request), request.query, pageRequest(request.query)),
      ),
  )

  app.get(
    '/daily-menus/today/',
    {
      config: read,
      schema: {
        operationId: 'todaysMenus',
        tags,
        summary: "Today's published menus",
        response: { 200: Type.Array(DailyMenu), '4xx': Problem },
      },
    },
    (request) => todaysMenus(tenantOf(request).read, viewOf(request)),
  )

  app.get(
    '/daily-menus/week/',
    {
      config: read,
      schema: {
        operationId: 'weekOfMenus',
        tags,
        summary: 'A week of menus in every status, with their items',
        querystring: WeekQuery,
        response: { 200: Week, '4xx': Problem },
      },
    },
    (request) => showWeek(tenantOf(request), viewOf(request), request.query.start),
  )

  app.get(
    '/daily-menus/:id/',
    {
      config: read,
      schema: { operationId: 'showDailyMenu', tags, summary: 'One daily menu', ...one },
    },
    (request) => showDailyMenu(tenantOf(request).read, viewOf(request), request.params.id),
  )

  app.post(
    '/daily-menus/',
    {
      config: write,
      schema: {
        operationId: 'createDailyMenu',
        tags,
        summary: 'A draft for a date, slot and diet',
        body: NewDailyMenu,
        response: { 201: DailyMenu, '4xx': Problem },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(
          await createDailyMenu(
            tenantOf(request),
            viewOf(request),
            principalOf(request).account,
            request.body,
          ),
        ),
  )

  app.put(
    '/daily-menus/:id/',
    {
      config: write,
      schema: {
        operationId: 'replaceDailyMenu',
        tags,
        summary: 'Change a daily menu',
        body: NewDailyMenu,
        ...one,
      },
    },
    (request) => changeDailyMenu(tenantOf(request), viewOf(request), request.params.id, request.body),
  )

  app.patch(
    '/daily-menus/:id/',
    {
      config: write,
      schema: {
        operationId: 'changeDailyMenu',
        tags,
        summary: 'Change some of a daily menu; a list of items replaces all items',
        body: DailyMenuPatch,
        ...one,
      },
    },
    (request) => changeDailyMenu(tenantOf(request), viewOf(request), request.params.id, request.body),
  )

  app.delete(
    '/daily-menus/:id/',
    {
      config: write,
      schema: {
        operationId: 'removeDailyMenu',
        tags,
        summary: 'Take a daily menu out of every list',
        params: IdParams,
        response: { 204: Empty, '4xx': Problem },
      },
    },
    async (request, reply) => {
      await removeDailyMenu(tenantOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/daily-menus/:id/publish/',
    {
      config: write,
      schema: {
        operationId: 'publishDailyMenu',
        tags,
        summary: 'Offer a menu to customers',
        params: IdParams,
        response: { 200: MovedMenu, '4xx': Problem },
      },
    },
    (request) => publishDailyMenu(tenantOf(request), viewOf(request), request.params.id),
  )

  app.post(
    '/daily-menus/:id/close/',
    {
      config: write,
      schema: {
        operationId: 'closeDailyMenu',
        tags,
        summary: 'Take a menu off sale for good',
        params: IdParams,
        response: { 200: MovedMenu, '4xx': Problem },
      },
    },
    (request) => closeDailyMenu(tenantOf(request), viewOf(request), request.params.id),
  )

  app.post(
    '/daily-menus/:id/copy/',
    {
      config: write,
      schema: {
        operationId: 'copyDailyMenu',
        tags,
        summary: 'A draft with the same dishes for another meal',
        params: IdParams,
        body: MenuCopy,
        response: { 201: DailyMenu, '4xx': Problem },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(
          await copyDailyMenu(
            tenantOf(request),
            viewOf(request),
            principalOf(request).account,
            request.params.id,
            request.body,
          ),
        ),
  )
}
