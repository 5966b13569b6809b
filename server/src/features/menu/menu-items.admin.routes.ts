import type { FastifyRequest } from 'fastify'
import type { MediaStore } from '../../platform/files/media.ts'
import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { mediaBase } from '../../platform/http/media-base.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Page, Problem } from '../../platform/http/schemas.ts'
import { archiveMenuItem } from './archive-menu.ts'
import { MenuItem, MenuItemPatch, MenuItemQuery, NewMenuItem } from './menu-items.schema.ts'
import { changeMenuItem, createMenuItem } from './save-menu-item.ts'
import { showMenuItem, showMenuItems } from './show-menu-items.ts'
import { switchAvailability } from './switch-availability.ts'

const tags = ['menu']
const read = { permission: 'menu.read' } as const
const write = { permission: 'menu.write' } as const
const one = { params: IdParams, response: { 200: MenuItem, '4xx': Problem } }
const imagesOf = (request: FastifyRequest) => mediaBase(request, tenantOf(request))

/** The dashboard reads this list whole (contract C1). */
const pageSize = 1000

export const menuItemRoutes =
  ({ media }: { media: MediaStore }): Routes =>
  (app) => {
    app.get(
      '/menu-items/',
      {
        config: read,
        schema: {
          operationId: 'listMenuItems',
          tags,
          summary: 'Dishes, newest first',
          querystring: MenuItemQuery,
          response: { 200: Page(MenuItem), '4xx': Problem },
        },
      },
      async (request) => {
        const { query } = request
        return pageAnswer(
          request,
          await showMenuItems(tenantOf(request), imagesOf(request), query, pageRequest(query, pageSize)),
        )
      },
    )

    app.get(
      '/menu-items/:id/',
      {
        config: read,
        schema: { operationId: 'showMenuItem', tags, summary: 'One dish', ...one },
      },
      (request) => showMenuItem(tenantOf(request).read, imagesOf(request), request.params.id),
    )

    app.post(
      '/menu-items/',
      {
        config: write,
        schema: {
          operationId: 'createMenuItem',
          tags,
          summary: 'Add a dish; as a multipart form with its picture',
          body: NewMenuItem,
          response: { 201: MenuItem, '4xx': Problem },
        },
      },
      async (request, reply) =>
        reply.code(201).send(await createMenuItem(media, tenantOf(request), imagesOf(request), request.body)),
    )

    app.put(
      '/menu-items/:id/',
      {
        config: write,
        schema: { operationId: 'replaceMenuItem', tags, summary: 'Change a dish', body: NewMenuItem, ...one },
      },
      (request) =>
        changeMenuItem(media, tenantOf(request), imagesOf(request), request.params.id, request.body),
    )

    app.patch(
      '/menu-items/:id/',
      {
        config: write,
        schema: {
          operationId: 'changeMenuItem',
          tags,
          summary: 'Change some of a dish',
          body: MenuItemPatch,
          ...one,
        },
      },
      (request) =>
        changeMenuItem(media, tenantOf(request), imagesOf(request), request.params.id, request.body),
    )

    app.delete(
      '/menu-items/:id/',
      {
        config: write,
        schema: {
          operationId: 'archiveMenuItem',
          tags,
          summary: 'Take a dish off the menu',
          params: IdParams,
          response: { 204: Empty, '4xx': Problem },
        },
      },
      async (request, reply) => {
        await archiveMenuItem(tenantOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/menu-items/:id/toggle_availability/',
      {
        config: { permission: 'menu.availability' },
        schema: {
          operationId: 'toggleAvailability',
          tags,
          summary: 'Offer a dish, or stop offering it',
          ...one,
        },
      },
      (request) => switchAvailability(tenantOf(request), imagesOf(request), request.params.id),
    )
  }
