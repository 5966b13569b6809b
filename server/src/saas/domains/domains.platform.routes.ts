import type { Deps } from '../../deps.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Problem } from '../../platform/http/schemas.ts'
import { claimDomain, releaseDomain, verifyDomain } from './claim-domain.ts'
import { Domain, DomainPage, DomainQuery, NewDomain } from './domains.schema.ts'
import { listDomains } from './domains.sql.ts'

const config = { permission: 'platform.manage' } as const
const tags = ['domains']

/** /api/saas/domains/: hosts of their own by which kitchens are reached. */
export const domainPlatformRoutes =
  (deps: Pick<Deps, 'config' | 'control' | 'tenants'>): Routes =>
  (app) => {
    app.get(
      '/domains/',
      {
        config,
        schema: {
          operationId: 'listDomains',
          tags,
          summary: "Kitchens' own hosts",
          querystring: DomainQuery,
          response: { 200: DomainPage, '4xx': Problem },
        },
      },
      async (request) =>
        pageAnswer(
          request,
          await listDomains(deps.control.read, request.query.tenant, pageRequest(request.query, 1000)),
        ),
    )

    app.post(
      '/domains/',
      {
        config,
        schema: {
          operationId: 'claimDomain',
          tags,
          summary: 'Ask for a host; the answer says which TXT record proves it',
          body: NewDomain,
          response: { 201: Domain, '4xx': Problem },
        },
      },
      async (request, reply) => reply.code(201).send(await claimDomain(deps, request.body)),
    )

    app.post(
      '/domains/:id/verify/',
      {
        config,
        schema: {
          operationId: 'verifyDomain',
          tags,
          summary: 'Look for the TXT record now',
          params: IdParams,
          response: { 200: Domain, '4xx': Problem },
        },
      },
      (request) => verifyDomain(deps, request.params.id),
    )

    app.delete(
      '/domains/:id/',
      {
        config,
        schema: {
          operationId: 'releaseDomain',
          tags,
          summary: 'Take a host away',
          params: IdParams,
          response: { 204: Empty, '4xx': Problem },
        },
      },
      async (request, reply) => {
        await releaseDomain(deps, request.params.id)
        return reply.code(204).send(null)
      },
    )
  }
