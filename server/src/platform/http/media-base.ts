import type { FastifyRequest } from 'fastify'
import type { Tenant } from '../tenancy/tenant.ts'

/** What stands before a stored picture's name in its absolute address, as the caller reaches us. */
export const mediaBase = ({ protocol, host }: FastifyRequest, { id }: Pick<Tenant, 'id'>): string =>
  `${protocol}://${host}/media/${id}/`
