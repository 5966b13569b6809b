import type { FastifyRequest } from 'fastify'
import type { Tenant } from '../tenancy/tenant.ts'
import { baseUrl } from './base-url.ts'

/** What stands before a stored picture's name in its absolute address, as the caller reaches us. */
export const mediaBase = (request: FastifyRequest, { id }: Pick<Tenant, 'id'>): string =>
  `${baseUrl(request)}/media/${id}/`
