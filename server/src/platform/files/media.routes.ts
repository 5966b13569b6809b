import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { ApiKeys } from '../auth/api-keys.ts'
import type { TokenMint } from '../auth/tokens.ts'
import type { TenantCatalog } from '../tenancy/catalog.ts'
import { bearer } from '../http/guard.ts'
import type { Routes } from '../http/corridor.ts'
import { Id, Problem } from '../http/schemas.ts'
import { selectedSlug } from '../http/selection.ts'
import { refuse } from '../../refusals.ts'
import type { MediaStore } from './media.ts'

export type MediaDeps = { media: MediaStore; tenants: TenantCatalog; tokens: TokenMint; apiKeys: ApiKeys }

/** /media/{tenant}/{name}: pictures, for whoever knows the address. A name is never used twice, so they may be kept for ever. */
export const mediaRoutes =
  (deps: MediaDeps): Routes =>
  (app) => {
    app.get(
      '/media/:tenant/:name',
      {
        config: { permission: 'public' },
        schema: {
          operationId: 'picture',
          summary: 'An uploaded picture',
          params: Type.Object({ tenant: Id, name: Type.String() }),
          response: {
            200: {
              description: 'The picture.',
              content: { 'image/webp': { schema: Type.String({ format: 'binary' }) } },
            },
            400: Problem,
            401: Problem,
            '4xx': Problem,
          },
        },
      },
      async (request, reply) => {
        const { tenant: id, name } = request.params
        // No other spelling of the path (escapes, zeros, a final slash) leads to the same file.
        if (request.url.split('?')[0] !== `/media/${id}/${name}`) throw refuse('not_found')
        const tenant = await deps.tenants.byId(id)
        if (tenant?.state !== 'active' || !namesNoOther(deps, request, tenant)) throw refuse('not_found')
        const picture = await deps.media.read(id, name)
        if (!picture) throw refuse('not_found')
        return reply
          .type('image/webp')
          .header('cache-control', 'public, max-age=31536000, immutable')
          .send(picture)
      },
    )
  }

/** Whoever selects a kitchen or brings its credential sees only that one's files. */
function namesNoOther(
  { tokens, apiKeys }: MediaDeps,
  request: FastifyRequest,
  { id, slug }: { id: number; slug: string },
): boolean {
  const selected = selectedSlug(request)
  const token = bearer(request)
  const key = request.headers['x-api-key']
  return (
    (selected === undefined || selected === slug.toLowerCase()) &&
    (!token || tokens.verify(token, 'access').realm === id) &&
    (typeof key !== 'string' || apiKeys.parse(key)?.tenant === id)
  )
}
