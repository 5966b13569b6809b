import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Page, PageQuery, Problem } from '../../platform/http/schemas.ts'
import { OwnAddress, OwnAddressCreate, OwnAddressPatch } from './addresses.schema.ts'
import {
  addOwnAddress,
  addressesOfAccount,
  changeOwnAddress,
  ownAddress,
  ownAddresses,
  removeOwnAddress,
} from './own-addresses.ts'

/** A customer's own addresses; also under the kitchen's own paths, for older apps (contract 5.12). */
export const addressCustomerRoutes =
  ({ older = false } = {}): Routes =>
  (app) => {
    const config = { permission: older ? 'account.self' : 'customer.self' } as const
    const named = (operation: string) => (older ? `${operation}OfAccount` : operation)
    const list = older ? addressesOfAccount : ownAddresses
    const tags = ['own addresses']
    const response = { 200: OwnAddress, '4xx': Problem }

    app.get(
      '/addresses/',
      {
        config,
        schema: {
          operationId: named('listOwnAddresses'),
          tags,
          summary: 'Own addresses',
          querystring: PageQuery({}),
          response: { 200: Page(OwnAddress), '4xx': Problem },
        },
      },
      async (request) =>
        pageAnswer(
          request,
          await list(tenantOf(request), principalOf(request).account, pageRequest(request.query)),
        ),
    )

    app.post(
      '/addresses/',
      {
        config,
        schema: {
          operationId: named('addOwnAddress'),
          tags,
          summary: 'A new address, which the office approves',
          body: OwnAddressCreate,
          response: { 201: OwnAddress, '4xx': Problem },
        },
      },
      async (request, reply) =>
        reply
          .code(201)
          .send(await addOwnAddress(tenantOf(request), principalOf(request).account, request.body)),
    )

    app.get(
      '/addresses/:id/',
      {
        config,
        schema: {
          operationId: named('readOwnAddress'),
          tags,
          summary: 'One own address',
          params: IdParams,
          response,
        },
      },
      (request) => ownAddress(tenantOf(request), principalOf(request).account, request.params.id),
    )

    app.patch(
      '/addresses/:id/',
      {
        config,
        schema: {
          operationId: named('changeOwnAddress'),
          tags,
          summary: 'Change an address; a moved one is approved anew',
          params: IdParams,
          body: OwnAddressPatch,
          response,
        },
      },
      (request) =>
        changeOwnAddress(tenantOf(request), principalOf(request).account, request.params.id, request.body),
    )

    app.put(
      '/addresses/:id/',
      {
        config,
        schema: {
          operationId: named('replaceOwnAddress'),
          tags,
          summary: 'Change an address; a moved one is approved anew',
          params: IdParams,
          body: OwnAddressPatch,
          response,
        },
      },
      (request) =>
        changeOwnAddress(tenantOf(request), principalOf(request).account, request.params.id, request.body),
    )

    app.delete(
      '/addresses/:id/',
      {
        config,
        schema: {
          operationId: named('removeOwnAddress'),
          tags,
          summary: 'Take an own address off the list',
          params: IdParams,
          response: { 204: Empty, '4xx': Problem },
        },
      },
      async (request, reply) => {
        await removeOwnAddress(tenantOf(request), principalOf(request).account, request.params.id)
        return reply.code(204).send(null)
      },
    )
  }
