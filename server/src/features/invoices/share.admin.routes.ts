import { Type } from 'typebox'
import { found } from '../../refusals.ts'
import type { Config } from '../../config.ts'
import type { TokenMint } from '../../platform/auth/tokens.ts'
import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { Body, IdParams, Instant, Problem } from '../../platform/http/schemas.ts'
import { readInvoice } from './read-invoices.ts'
import { linkToken } from './share-link.ts'
import { endShares, linkFacts } from './share.sql.ts'

type ShareDeps = { tokens: TokenMint; config: Pick<Config, 'publicUrl'> }

/** /api/v1/invoices/{id}/share/ and unshare/ */
export const shareAdminRoutes =
  ({ tokens, config: { publicUrl } }: ShareDeps): Routes =>
  (app) => {
    const config = { permission: 'invoices.manage' } as const
    const tags = ['invoices']

    app.post(
      '/invoices/:id/share/',
      {
        config,
        schema: {
          operationId: 'shareInvoice',
          tags,
          summary: 'A link that shows the invoice to whoever has it, for some days',
          params: IdParams,
          body: Body({ days: Type.Integer({ minimum: 1, maximum: 90 }) }),
          response: { 200: Type.Object({ url: Type.String(), expires_at: Instant }), '4xx': Problem },
        },
      },
      async (request) => {
        const { id: tenant, read } = tenantOf(request)
        const invoice = request.params.id
        const facts = found(await linkFacts(read, invoice, request.body.days))
        const token = linkToken(tokens, { tenant, invoice, ...facts })
        return { url: `${publicUrl}/api/v1/shared/invoices/${token}/`, expires_at: facts.expires_at }
      },
    )

    app.post(
      '/invoices/:id/unshare/',
      {
        config,
        schema: {
          operationId: 'unshareInvoice',
          tags,
          summary: 'End all links to an invoice',
          params: IdParams,
          response: { 200: Type.Object({ status: Type.String() }), '4xx': Problem },
        },
      },
      async (request) => {
        await tenantOf(request).write(async (tx) => {
          await readInvoice(tx, request.params.id)
          await endShares(tx, request.params.id)
        })
        return { status: 'unshared' }
      },
    )
  }
