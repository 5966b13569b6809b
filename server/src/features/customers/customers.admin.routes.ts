import type { Principals } from '../../platform/auth/principals.ts'
import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Page, Problem } from '../../platform/http/schemas.ts'
import { changeCustomer } from './change-customer.ts'
import { createCustomer } from './create-customer.ts'
import { Customer, CustomerCreate, CustomerPatch, CustomerQuery } from './customers.schema.ts'
import { presentCustomer, presentCustomers } from './present-customer.ts'
import { removeCustomer } from './remove-customer.ts'

export const customerAdminRoutes =
  (deps: { principals: Principals }): Routes =>
  (app) => {
    const config = { permission: 'customers.manage' } as const
    const tags = ['customers']
    const response = { 200: Customer, '4xx': Problem }

    app.get(
      '/customers/',
      {
        config,
        schema: {
          operationId: 'listCustomers',
          tags,
          summary: 'Customers, newest first',
          querystring: CustomerQuery,
          response: { 200: Page(Customer), '4xx': Problem },
        },
      },
      async (request) => {
        const { loyalty_tier, preferred_communication } = request.query
        const filter = {
          ...(loyalty_tier && { loyalty_tier }),
          ...(preferred_communication && { preferred_communication }),
        }
        return pageAnswer(
          request,
          await presentCustomers(tenantOf(request).read, filter, pageRequest(request.query, 1000)),
        )
      },
    )

    app.post(
      '/customers/',
      {
        config,
        schema: {
          operationId: 'createCustomer',
          tags,
          summary: 'A new customer, with an address if one is given',
          body: CustomerCreate,
          response: { 201: Customer, '4xx': Problem },
        },
      },
      async (request, reply) => reply.code(201).send(await createCustomer(tenantOf(request), request.body)),
    )

    app.get(
      '/customers/:id/',
      {
        config,
        schema: { operationId: 'readCustomer', tags, summary: 'One customer', params: IdParams, response },
      },
      (request) => presentCustomer(tenantOf(request).read, request.params.id),
    )

    app.patch(
      '/customers/:id/',
      {
        config,
        schema: {
          operationId: 'changeCustomer',
          tags,
          summary: 'Change a customer',
          params: IdParams,
          body: CustomerPatch,
          response,
        },
      },
      (request) => changeCustomer(tenantOf(request), request.params.id, request.body),
    )

    app.put(
      '/customers/:id/',
      {
        config,
        schema: {
          operationId: 'replaceCustomer',
          tags,
          summary: 'Change a customer',
          params: IdParams,
          body: CustomerPatch,
          response,
        },
      },
      (request) => changeCustomer(tenantOf(request), request.params.id, request.body),
    )

    app.delete(
      '/customers/:id/',
      {
        config,
        schema: {
          operationId: 'removeCustomer',
          tags,
          summary: 'Take a customer off the lists',
          params: IdParams,
          response: { 204: Empty, '4xx': Problem },
        },
      },
      async (request, reply) => {
        await removeCustomer(deps, tenantOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )
  }
