import { Type } from 'typebox'
import type { Routes } from '../../platform/http/corridor.ts'
import { Problem } from '../../platform/http/schemas.ts'
import { selectedSlug } from '../../platform/http/selection.ts'
import { refreshSession } from '../../platform/auth/sessions.ts'
import { Refresh, Refreshed, Verify } from './auth.schema.ts'
import { realmOfToken, type TokenDeps } from './realm-of-token.ts'

/** /api/v1/auth/token/: the token itself names its kitchen, so none needs to be selected; another one that is gets 401. */
export const tokenRoutes =
  (deps: TokenDeps): Routes =>
  (app) => {
    app.post(
      '/refresh/',
      {
        config: { permission: 'public' },
        schema: {
          operationId: 'refreshTokens',
          summary: 'Exchange a refresh token for the next pair',
          body: Refresh,
          response: { 200: Refreshed, 401: Problem, '4xx': Problem },
        },
      },
      async (request) => {
        const { refresh } = request.body
        const { realm } = await realmOfToken(deps, refresh, 'refresh', selectedSlug(request))
        const pair = await refreshSession(deps, realm, refresh)
        return {
          access: pair.access,
          access_expiration: pair.access_expires_at.toISOString(),
          refresh: pair.refresh,
        }
      },
    )

    app.post(
      '/verify/',
      {
        config: { permission: 'public' },
        schema: {
          operationId: 'verifyToken',
          summary: 'Whether an access token is good',
          body: Verify,
          response: { 200: Type.Object({}), 401: Problem, '4xx': Problem },
        },
      },
      async (request) => {
        const { realm, claims } = await realmOfToken(
          deps,
          request.body.token,
          'access',
          selectedSlug(request),
        )
        await deps.principals.ofToken(realm, claims)
        return {}
      },
    )
  }
