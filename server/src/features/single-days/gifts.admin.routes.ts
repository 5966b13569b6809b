import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { IdParams, Problem } from '../../platform/http/schemas.ts'
import { Gift, GiftWish } from './gifts.schema.ts'
import { giveMeal } from './give-meal.ts'

export const giftAdminRoutes: Routes = (app) => {
  const config = { permission: 'subscriptions.manage' } as const
  app.post(
    '/subscriptions-admin/:id/gifts/',
    {
      config,
      schema: {
        operationId: 'giveMeal',
        tags: ['plans'],
        summary: 'Give a meal away on a day that has none',
        params: IdParams,
        body: GiftWish,
        response: { 201: Gift, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const tenant = tenantOf(request)
      const { account } = principalOf(request)
      return reply
        .code(201)
        .send(await tenant.write((tx) => giveMeal(tx, tenant, request.params.id, request.body, account)))
    },
  )
}
