import { optionalPrincipalOf, realmOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { Problem } from '../../platform/http/schemas.ts'
import { selectedSlug } from '../../platform/http/selection.ts'
import { forgetSession } from '../../platform/http/session-cookie.ts'
import { Detail, SignOut } from './auth.schema.ts'
import type { TokenDeps } from './realm-of-token.ts'
import { signOut } from './sign-out.ts'

/** /api/v1/auth/logout/, behind a door that lets in who is signed in and who is not. */
export const signOutRoutes =
  (deps: TokenDeps): Routes =>
  (app) => {
    app.post(
      '/logout/',
      {
        config: { permission: 'public' },
        schema: {
          operationId: 'signOut',
          summary: 'End this sign-in, and that of a refresh token',
          description:
            'Signed in or not: without a sign-in the refresh token says which one ends. Takes the cookies back.',
          body: SignOut,
          response: { 200: Detail, 401: Problem, 403: Problem, '4xx': Problem },
        },
      },
      async (request, reply) => {
        await signOut(deps, {
          principal: optionalPrincipalOf(request),
          realm: realmOf(request),
          refresh: request.body.refresh,
          slug: selectedSlug(request),
        })
        forgetSession(reply)
        return { detail: 'Successfully logged out.' }
      },
    )
  }
