import { Type } from 'typebox'
import { found } from '../../refusals.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Page, PageQuery, Problem } from '../../platform/http/schemas.ts'
import {
  InventoryItem,
  InventoryItemPatch,
  InventoryItemQuery,
  NewInventoryItem,
  StockAdjustment,
  StockMovement,
} from './inventory-items.schema.ts'
import { activeItemById, lowStock } from './inventory-items.sql.ts'
import { adjustStock } from './move-stock.ts'
import { changeItem, createItem, removeItem } from './save-item.ts'
import { showItems, showMovements } from './show-items.ts'

const tags = ['inventory']
const config = { permission: 'inventory.manage' } as const
const one = { params: IdParams, response: { 200: InventoryItem, '4xx': Problem } }

/** The dashboard reads this list whole (contract C1). */
const pageSize = 1000

export const inventoryItemRoutes: Routes = (app) => {
  app.get(
    '/inventory/items/',
    {
      config,
      schema: {
        operationId: 'listInventoryItems',
        tags,
        summary: 'What the kitchen keeps, by name',
        querystring: InventoryItemQuery,
        response: { 200: Page(InventoryItem), '4xx': Problem },
      },
    },
    async (request) => {
      const { query } = request
      return pageAnswer(request, await showItems(tenantOf(request), query, pageRequest(query, pageSize)))
    },
  )

  app.get(
    '/inventory/items/:id/',
    { config, schema: { operationId: 'showInventoryItem', tags, summary: 'One item', ...one } },
    async (request) => found(await activeItemById(tenantOf(request).read, request.params.id)),
  )

  app.post(
    '/inventory/items/',
    {
      config,
      schema: {
        operationId: 'createInventoryItem',
        tags,
        summary: 'Add an item',
        body: NewInventoryItem,
        response: { 201: InventoryItem, '4xx': Problem },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await createItem(tenantOf(request), principalOf(request).account, request.body)),
  )

  app.get(
    '/inventory/items/low_stock/',
    {
      config,
      schema: {
        operationId: 'lowStock',
        tags,
        summary: 'What has run down to its minimum, by name',
        response: { 200: Type.Array(InventoryItem), '4xx': Problem },
      },
    },
    (request) => lowStock(tenantOf(request).read),
  )

  app.get(
    '/inventory/items/:id/movements/',
    {
      config,
      schema: {
        operationId: 'listStockMovements',
        tags,
        summary: 'What came in and went out, newest first',
        params: IdParams,
        querystring: PageQuery({}),
        response: { 200: Page(StockMovement), '4xx': Problem },
      },
    },
    async (request) =>
      pageAnswer(
        request,
        await showMovements(tenantOf(request), request.params.id, pageRequest(request.query)),
      ),
  )

  app.post(
    '/inventory/items/:id/adjust_stock/',
    {
      config,
      schema: {
        operationId: 'adjustStock',
        tags,
        summary: 'Put something in or take it out',
        body: StockAdjustment,
        ...one,
      },
    },
    (request) =>
      adjustStock(tenantOf(request), principalOf(request).account, request.params.id, request.body),
  )

  app.put(
    '/inventory/items/:id/',
    {
      config,
      schema: {
        operationId: 'replaceInventoryItem',
        tags,
        summary: 'Change an item',
        body: NewInventoryItem,
        ...one,
      },
    },
    (request) => changeItem(tenantOf(request), principalOf(request).account, request.params.id, request.body),
  )

  app.patch(
    '/inventory/items/:id/',
    {
      config,
      schema: {
        operationId: 'changeInventoryItem',
        tags,
        summary: 'Change some of an item',
        body: InventoryItemPatch,
        ...one,
      },
    },
    (request) => changeItem(tenantOf(request), principalOf(request).account, request.params.id, request.body),
  )

  app.delete(
    '/inventory/items/:id/',
    {
      config,
      schema: {
        operationId: 'removeInventoryItem',
        tags,
        summary: 'Take an item out of every list',
        params: IdParams,
        response: { 204: Empty, '4xx': Problem },
      },
    },
    async (request, reply) => {
      await removeItem(tenantOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
