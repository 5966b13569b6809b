import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { found } from '../../refusals.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { IdParams, Problem } from '../../platform/http/schemas.ts'
import { selectedSlug } from '../../platform/http/selection.ts'
import type { TokenMint } from '../../platform/auth/tokens.ts'
import type { TenantCatalog } from '../../platform/tenancy/catalog.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { ownCustomer } from '../customers/index.ts'
import { documentOf, noteDocument, ownDocument, sharedDocument } from './document.sql.ts'
import type { Press } from './pdf/press.ts'
import { linkOf } from './share-link.ts'

type Printing = { press: Press }
const tags = ['invoices']
const response = {
  200: {
    description: 'The document.',
    content: { 'application/pdf': { schema: Type.String({ format: 'binary' }) } },
  },
  '4xx': Problem,
}

export const invoicePdfAdminRoutes =
  ({ press }: Printing): Routes =>
  (app) => {
    app.get(
      '/invoices/:id/pdf/',
      {
        config: { permission: 'invoices.manage' },
        schema: {
          operationId: 'printInvoice',
          tags,
          summary: 'One invoice as a PDF',
          params: IdParams,
          response,
        },
      },
      async (request, reply) => {
        const tenant = tenantOf(request)
        return print(press, reply, tenant, await documentOf(tenant.read, request.params.id))
      },
    )

    app.get(
      '/credit-notes/:id/pdf/',
      {
        config: { permission: 'invoices.manage' },
        schema: {
          operationId: 'printCreditNote',
          tags,
          summary: 'One credit note as a PDF',
          params: IdParams,
          response,
        },
      },
      async (request, reply) => {
        const tenant = tenantOf(request)
        return print(press, reply, tenant, await noteDocument(tenant.read, request.params.id))
      },
    )
  }

export const invoicePdfCustomerRoutes =
  ({ press }: Printing): Routes =>
  (app) => {
    app.get(
      '/invoices/:id/pdf/',
      {
        config: { permission: 'customer.self' },
        schema: {
          operationId: 'printOwnInvoice',
          tags,
          summary: 'One own invoice as a PDF',
          params: IdParams,
          response,
        },
      },
      async (request, reply) => {
        const tenant = tenantOf(request)
        const { id } = await ownCustomer(tenant.read, principalOf(request).account)
        return print(press, reply, tenant, await ownDocument(tenant.read, request.params.id, id))
      },
    )

    app.get(
      '/credit-notes/:id/pdf/',
      {
        config: { permission: 'customer.self' },
        schema: {
          operationId: 'printOwnCreditNote',
          tags,
          summary: 'One own credit note as a PDF',
          params: IdParams,
          response,
        },
      },
      async (request, reply) => {
        const tenant = tenantOf(request)
        const { id } = await ownCustomer(tenant.read, principalOf(request).account)
        return print(press, reply, tenant, await noteDocument(tenant.read, request.params.id, id))
      },
    )
  }

/** /api/v1/shared/invoices/{token}/: for whoever has the link, and 404 the same for a wrong, an ended and an old one. */
export const sharedInvoiceRoutes =
  ({ press, tokens, tenants }: Printing & { tokens: TokenMint; tenants: TenantCatalog }): Routes =>
  (app) => {
    app.get(
      '/shared/invoices/:token/',
      {
        config: { permission: 'public' },
        schema: {
          operationId: 'openSharedInvoice',
          tags,
          summary: 'An invoice as a PDF, for whoever was given the link',
          params: Type.Object({ token: Type.String({ maxLength: 200 }) }),
          response,
        },
      },
      async (request, reply) => {
        const link = found(linkOf(tokens, request.params.token))
        const tenant = await tenants.byId(link.tenant)
        const selected = selectedSlug(request)
        const isThere =
          tenant?.state === 'active' && [undefined, tenant.slug.toLowerCase()].includes(selected)
        const opened = found(isThere ? tenant : undefined)
        return print(press, reply, opened, await sharedDocument(opened.read, link))
      },
    )
  }

type Stored = Awaited<ReturnType<typeof documentOf> | ReturnType<typeof noteDocument>>

async function print(
  press: Press,
  reply: FastifyReply,
  { currency, currency_digits }: Tenant,
  stored: Stored,
) {
  const document = found(stored)
  const number = document.kind === 'invoice' ? document.invoice_number : document.credit_note_number
  const pdf = await press.print({ ...document, currency, currency_digits })
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${number}.pdf"`)
    .header('cache-control', 'private, no-store')
    .send(pdf)
}
