import type { Clock } from '../../platform/clock.ts'
import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { Problem } from '../../platform/http/schemas.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { Acceptance, Accepted } from './invitations.schema.ts'

/** /api/v1/auth/invitation/: for people whose account was made for them. */
export const invitationRoutes =
  (deps: { clock: Clock }): Routes =>
  (app) => {
    app.post(
      '/accept/',
      {
        config: { permission: 'public' },
        schema: {
          operationId: 'acceptInvitation',
          tags: ['auth'],
          summary: 'Set the first password',
          body: Acceptance,
          response: { 200: Accepted, '4xx': Problem },
        },
      },
      async (request) => {
        const { username } = await acceptInvitation(
          deps,
          tenantOf(request),
          request.body.token,
          request.body.password,
        )
        return { detail: 'Your password is set; you can sign in now.', username }
      },
    )
  }
