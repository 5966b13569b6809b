import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Page, Problem } from '../../platform/http/schemas.ts'
import { changeNotice, createNotice, removeNotice, showNotice, showNotices } from './keep-notices.ts'
import { Notice, NoticePatch, NoticeQuery, NoticeWrite } from './notifications.schema.ts'

const config = { permission: 'notifications.manage' } as const
const tags = ['notifications']
const one = { tags, params: IdParams, response: { 200: Notice, '4xx': Problem } }

export const notificationAdminRoutes: Routes = (app) => {
  app.get(
    '/notifications/',
    {
      config,
      schema: {
        operationId: 'listNotices',
        tags,
        summary: 'What customers were told, newest first',
        querystring: NoticeQuery,
        response: { 200: Page(Notice), '4xx': Problem },
      },
    },
    async (request) =>
      pageAnswer(
        request,
        await showNotices(tenantOf(request).read, request.query, pageRequest(request.query)),
      ),
  )

  app.post(
    '/notifications/',
    {
      config,
      schema: {
        operationId: 'createNotice',
        tags,
        summary: 'Tell a customer something',
        body: NoticeWrite,
        response: { 201: Notice, '4xx': Problem },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await tenantOf(request).write((tx) => createNotice(tx, request.body))),
  )

  app.get(
    '/notifications/:id/',
    { config, schema: { operationId: 'readNotice', summary: 'One notice', ...one } },
    (request) => showNotice(tenantOf(request).read, request.params.id),
  )

  app.put(
    '/notifications/:id/',
    {
      config,
      schema: { operationId: 'replaceNotice', summary: 'Change a notice', body: NoticeWrite, ...one },
    },
    (request) => tenantOf(request).write((tx) => changeNotice(tx, request.params.id, request.body)),
  )

  app.patch(
    '/notifications/:id/',
    {
      config,
      schema: { operationId: 'changeNotice', summary: 'Change some of a notice', body: NoticePatch, ...one },
    },
    (request) => tenantOf(request).write((tx) => changeNotice(tx, request.params.id, request.body)),
  )

  app.delete(
    '/notifications/:id/',
    {
      config,
      schema: {
        operationId: 'removeNotice',
        tags,
        summary: 'Take a notice back',
        params: IdParams,
        response: { 204: Empty, '4xx': Problem },
      },
    },
    async (request, reply) => {
      await tenantOf(request).write((tx) => removeNotice(tx, request.params.id))
      return reply.code(204).send(null)
    },
  )
}
