import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { IdParams, Page, PageQuery, Problem } from '../../platform/http/schemas.ts'
import { Marked, Notification } from './notifications.schema.ts'
import {
  ownNotification,
  ownNotifications,
  readAllNotifications,
  readNotification,
} from './own-notifications.ts'

export const notificationCustomerRoutes: Routes = (app) => {
  const config = { permission: 'customer.self' } as const
  const tags = ['own notifications']

  app.get(
    '/notifications/',
    {
      config,
      schema: {
        operationId: 'listOwnNotifications',
        tags,
        summary: 'What the kitchen told, newest first',
        querystring: PageQuery({}),
        response: { 200: Page(Notification), '4xx': Problem },
      },
    },
    async (request) =>
      pageAnswer(
        request,
        await ownNotifications(tenantOf(request), principalOf(request).account, pageRequest(request.query)),
      ),
  )

  app.get(
    '/notifications/:id/',
    {
      config,
      schema: {
        operationId: 'readOwnNotification',
        tags,
        summary: 'One of them',
        params: IdParams,
        response: { 200: Notification, '4xx': Problem },
      },
    },
    (request) => ownNotification(tenantOf(request), principalOf(request).account, request.params.id),
  )

  app.post(
    '/notifications/:id/mark_read/',
    {
      config,
      schema: {
        operationId: 'markNotificationRead',
        tags,
        summary: 'Mark one as read',
        params: IdParams,
        response: { 200: Marked, '4xx': Problem },
      },
    },
    async (request) => {
      await readNotification(tenantOf(request), principalOf(request).account, request.params.id)
      return { status: 'notification marked as read' }
    },
  )

  app.post(
    '/notifications/mark_all_read/',
    {
      config,
      schema: {
        operationId: 'markAllNotificationsRead',
        tags,
        summary: 'Mark all as read',
        response: { 200: Marked, '4xx': Problem },
      },
    },
    async (request) => {
      await readAllNotifications(tenantOf(request), principalOf(request).account)
      return { status: 'all notifications marked as read' }
    },
  )
}
