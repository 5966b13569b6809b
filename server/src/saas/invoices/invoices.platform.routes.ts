import type { Deps } from '../../deps.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Problem } from '../../platform/http/schemas.ts'
import {
  NewTenantInvoice,
  TenantInvoice,
  TenantInvoicePage,
  TenantInvoicePatch,
  TenantInvoiceQuery,
} from './invoices.schema.ts'
import {
  changeInvoice,
  createInvoice,
  markPaid,
  presentInvoice,
  presentInvoices,
  removeInvoice,
} from './keep-invoices.ts'

const tags = ['tenant invoices']
const config = { permission: 'platform.manage' } as const
const one = { params: IdParams, response: { 200: TenantInvoice, '4xx': Problem } }

/** /api/saas/invoices/ */
export const tenantInvoicePlatformRoutes =
  (deps: Pick<Deps, 'control'>): Routes =>
  (app) => {
    const { read } = deps.control

    app.get(
      '/invoices/',
      {
        config,
        schema: {
          operationId: 'listTenantInvoices',
          tags,
          summary: 'Invoices to kitchens, newest first',
          querystring: TenantInvoiceQuery,
          response: { 200: TenantInvoicePage, '4xx': Problem },
        },
      },
      async (request) =>
        pageAnswer(request, await presentInvoices(read, request.query, pageRequest(request.query))),
    )

    app.post(
      '/invoices/',
      {
        config,
        schema: {
          operationId: 'createTenantInvoice',
          tags,
          summary: 'Bill a kitchen; without a total it is amount and tax',
          body: NewTenantInvoice,
          response: { 201: TenantInvoice, '4xx': Problem },
        },
      },
      async (request, reply) => reply.code(201).send(await createInvoice(deps, request.body)),
    )

    app.get(
      '/invoices/:id/',
      { config, schema: { operationId: 'showTenantInvoice', tags, summary: 'One invoice', ...one } },
      (request) => presentInvoice(read, request.params.id),
    )

    app.put(
      '/invoices/:id/',
      {
        config,
        schema: {
          operationId: 'replaceTenantInvoice',
          tags,
          summary: 'Change an invoice',
          body: NewTenantInvoice,
          ...one,
        },
      },
      (request) => changeInvoice(deps, request.params.id, request.body),
    )

    app.patch(
      '/invoices/:id/',
      {
        config,
        schema: {
          operationId: 'changeTenantInvoice',
          tags,
          summary: 'Change some of an invoice',
          body: TenantInvoicePatch,
          ...one,
        },
      },
      (request) => changeInvoice(deps, request.params.id, request.body),
    )

    app.delete(
      '/invoices/:id/',
      {
        config,
        schema: {
          operationId: 'removeTenantInvoice',
          tags,
          summary: 'Take an invoice off the lists; its number stays given',
          params: IdParams,
          response: { 204: Empty, '4xx': Problem },
        },
      },
      async (request, reply) => {
        await removeInvoice(deps, request.params.id)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/invoices/:id/mark_paid/',
      {
        config,
        schema: {
          operationId: 'markTenantInvoicePaid',
          tags,
          summary: 'The kitchen has paid; repeated, the first time counts',
          ...one,
        },
      },
      (request) => markPaid(deps, request.params.id),
    )
  }
