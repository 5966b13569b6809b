import { found } from '../../refusals.ts'
import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Page, PageQuery, Problem } from '../../platform/http/schemas.ts'
import { writeMenus } from '../daily-menus/index.ts'
import { archiveMealSlot } from './archive-menu.ts'
import { MealSlot, MealSlotPatch, NewMealSlot } from './meal-slots.schema.ts'
import { insertSlot, listSlots, slotById, updateSlot } from './meal-slots.sql.ts'

const tags = ['menu']
const read = { permission: 'menu.read' } as const
const write = { permission: 'menu.write' } as const
const one = { params: IdParams, response: { 200: MealSlot, '4xx': Problem } }

/** The dashboard reads this list whole (contract C1). */
const pageSize = 1000

export const mealSlotRoutes: Routes = (app) => {
  app.get(
    '/meal-slots/',
    {
      config: read,
      schema: {
        operationId: 'listMealSlots',
        tags,
        summary: 'Meal slots with their cut-offs',
        querystring: PageQuery({}),
        response: { 200: Page(MealSlot), '4xx': Problem },
      },
    },
    async (request) =>
      pageAnswer(request, await listSlots(tenantOf(request).read, pageRequest(request.query, pageSize))),
  )

  app.get(
    '/meal-slots/:id/',
    {
      config: read,
      schema: { operationId: 'showMealSlot', tags, summary: 'One meal slot', ...one },
    },
    async (request) => found(await slotById(tenantOf(request).read, request.params.id)),
  )

  app.post(
    '/meal-slots/',
    {
      config: write,
      schema: {
        operationId: 'createMealSlot',
        tags,
        summary: 'Add a meal slot',
        body: NewMealSlot,
        response: { 201: MealSlot, '4xx': Problem },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await writeMenus(tenantOf(request), (tx) => insertSlot(tx, request.body))),
  )

  app.put(
    '/meal-slots/:id/',
    {
      config: write,
      schema: {
        operationId: 'replaceMealSlot',
        tags,
        summary: 'Change a meal slot',
        body: NewMealSlot,
        ...one,
      },
    },
    async (request) =>
      found(await writeMenus(tenantOf(request), (tx) => updateSlot(tx, request.params.id, request.body))),
  )

  app.patch(
    '/meal-slots/:id/',
    {
      config: write,
      schema: {
        operationId: 'changeMealSlot',
        tags,
        summary: 'Change some of a meal slot',
        body: MealSlotPatch,
        ...one,
      },
    },
    async (request) =>
      found(await writeMenus(tenantOf(request), (tx) => updateSlot(tx, request.params.id, request.body))),
  )

  app.delete(
    '/meal-slots/:id/',
    {
      config: write,
      schema: {
        operationId: 'archiveMealSlot',
        tags,
        summary: 'Take a meal slot out of every list',
        params: IdParams,
        response: { 204: Empty, '4xx': Problem },
      },
    },
    async (request, reply) => {
      await archiveMealSlot(tenantOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
