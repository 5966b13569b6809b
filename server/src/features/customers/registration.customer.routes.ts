import type { AuthDeps } from '../../platform/auth/sessions.ts'
import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { Problem } from '../../platform/http/schemas.ts'
import { Detail, SignedIn } from '../auth/index.ts'
import { EmailKey, EmailWish, RegisterByName } from './customers.schema.ts'
import { registerByName } from './register-by-name.ts'

/**
 * /api/v1/auth/registration/. E-mail addresses are not verified by a mail of their own (contract 3), so nothing waits for
 * the two doors of that, and they answer everybody alike.
 */
export const registrationRoutes =
  (deps: AuthDeps): Routes =>
  (app) => {
    const config = { permission: 'public' } as const

    app.post(
      '/',
      {
        prefixTrailingSlash: 'slash', // not the path without it as well
        config,
        schema: {
          operationId: 'registerByName',
          summary: 'Become a customer by username and e-mail address',
          body: RegisterByName,
          response: { 201: SignedIn, '4xx': Problem },
        },
      },
      async (request, reply) =>
        reply.code(201).send(await registerByName(deps, tenantOf(request), request.body)),
    )

    app.post(
      '/verify-email/',
      {
        config,
        schema: {
          operationId: 'verifyEmail',
          summary: 'Confirm an e-mail address; there is nothing to confirm',
          body: EmailKey,
          response: { 200: Detail, '4xx': Problem },
        },
      },
      () => ({ detail: 'ok' }),
    )

    app.post(
      '/resend-email/',
      {
        config,
        schema: {
          operationId: 'resendEmail',
          summary: 'Ask for that mail again; there is none',
          body: EmailWish,
          response: { 200: Detail, '4xx': Problem },
        },
      },
      () => ({ detail: 'ok' }),
    )
  }
