import { Type } from 'typebox'
import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { mediaBase } from '../../platform/http/media-base.ts'
import { DateOnly, Problem } from '../../platform/http/schemas.ts'
import { DayMenus } from './daily-menus.schema.ts'
import { dayMenu } from './day-menu.ts'

export const dailyMenuCustomerRoutes: Routes = (app) => {
  app.get(
    '/daily-menus/',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'dayMenus',
        tags: ['menu'],
        summary: 'The published menus of a day, and whether they can still be ordered from',
        description: 'Answers an ETag; ask with If-None-Match and get 304 while nothing has changed.',
        querystring: Type.Object({ date: Type.Optional(DateOnly) }),
        response: { 200: DayMenus, 304: Type.Null(), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const tenant = tenantOf(request)
      const { body, etag } = await dayMenu(tenant, request.query.date, mediaBase(request, tenant))
      reply.headers({ etag, 'cache-control': 'no-cache', 'content-type': 'application/json; charset=utf-8' })
      if (names(request.headers['if-none-match'], etag)) return reply.code(304).send(null)
      return reply.send(body)
    },
  )
}

/** Whether If-None-Match has this ETag. A proxy that compressed the answer may have made it a weak one. */
const names = (sent: string | undefined, etag: string): boolean =>
  sent !== undefined &&
  (sent.trim() === '*' || sent.split(',').some((one) => one.trim().replace(/^W\//, '') === etag))
