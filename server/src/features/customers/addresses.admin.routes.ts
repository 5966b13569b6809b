import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Page, Problem } from '../../platform/http/schemas.ts'
import { addAddress } from './add-address.ts'
import {
  Address,
  AddressCreate,
  AddressPatch,
  AddressQuery,
  Approval,
  Rejection,
} from './addresses.schema.ts'
import { changeAddress } from './change-address.ts'
import { decideAddress } from './decide-address.ts'
import { presentAddress, presentAddresses } from './present-address.ts'
import { removeAddress } from './remove-address.ts'

export const addressAdminRoutes: Routes = (app) => {
  const config = { permission: 'customers.manage' } as const
  const tags = ['customer addresses']
  const response = { 200: Address, '4xx': Problem }

  app.get(
    '/customer-addresses/',
    {
      config,
      schema: {
        operationId: 'listAddresses',
        tags,
        summary: 'Addresses, newest first',
        querystring: AddressQuery,
        response: { 200: Page(Address), '4xx': Problem },
      },
    },
    async (request) => {
      const { customer, status, is_default, ...query } = request.query
      const page = await presentAddresses(
        tenantOf(request).read,
        { customer, status, is_default },
        pageRequest(query),
      )
      return pageAnswer(request, page)
    },
  )

  app.post(
    '/customer-addresses/',
    {
      config,
      schema: {
        operationId: 'createAddress',
        tags,
        summary: 'A new address, active at once',
        body: AddressCreate,
        response: { 201: Address, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { customer, ...wish } = request.body
      return reply
        .code(201)
        .send(await tenantOf(request).write((tx) => addAddress(tx, customer, wish, 'office')))
    },
  )

  app.get(
    '/customer-addresses/:id/',
    {
      config,
      schema: { operationId: 'readAddress', tags, summary: 'One address', params: IdParams, response },
    },
    (request) => presentAddress(tenantOf(request).read, request.params.id),
  )

  app.patch(
    '/customer-addresses/:id/',
    {
      config,
      schema: {
        operationId: 'changeAddress',
        tags,
        summary: 'Change an address',
        params: IdParams,
        body: AddressPatch,
        response,
      },
    },
    (request) =>
      tenantOf(request).write((tx) => changeAddress(tx, request.params.id, request.body, 'office')),
  )

  app.put(
    '/customer-addresses/:id/',
    {
      config,
      schema: {
        operationId: 'replaceAddress',
        tags,
        summary: 'Change an address',
        params: IdParams,
        body: AddressCreate,
        response,
      },
    },
    (request) =>
      tenantOf(request).write((tx) => changeAddress(tx, request.params.id, request.body, 'office')),
  )

  app.delete(
    '/customer-addresses/:id/',
    {
      config,
      schema: {
        operationId: 'removeAddress',
        tags,
        summary: 'Take an address off the lists',
        params: IdParams,
        response: { 204: Empty, '4xx': Problem },
      },
    },
    async (request, reply) => {
      await tenantOf(request).write((tx) => removeAddress(tx, request.params.id))
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/customer-addresses/:id/approve/',
    {
      config,
      schema: {
        operationId: 'approveAddress',
        tags,
        summary: 'Approve a pending address; the customer is told',
        params: IdParams,
        body: Approval,
        response,
      },
    },
    (request) => tenantOf(request).write((tx) => decideAddress(tx, request.params.id, 'active')),
  )

  app.post(
    '/customer-addresses/:id/reject/',
    {
      config,
      schema: {
        operationId: 'rejectAddress',
        tags,
        summary: 'Reject a pending address; the customer is told why',
        params: IdParams,
        body: Rejection,
        response,
      },
    },
    (request) =>
      tenantOf(request).write((tx) => decideAddress(tx, request.params.id, 'rejected', request.body.reason)),
  )
}
