import { invalid } from '../../refusals.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { principalOf, realmOf } from '../../platform/http/context.ts'
import { keepDevice, visitorOf } from '../../platform/http/device.ts'
import { keepSession } from '../../platform/http/session-cookie.ts'
import { Problem } from '../../platform/http/schemas.ts'
import type { AuthDeps } from '../../platform/auth/sessions.ts'
import { Login, SignedIn, User, UserIn, UserPatch } from './auth.schema.ts'
import { changeOwnAccount } from './change-own-account.ts'
import { signIn } from './sign-in.ts'
import { ownAccount } from './own-account.ts'

/** /api/v1/auth/: sign-in for a kitchen's people when a kitchen is selected, for the platform's otherwise. */
export const authRoutes =
  (deps: AuthDeps): Routes =>
  (app) => {
    app.post(
      '/login/',
      {
        config: { permission: 'public' },
        schema: {
          operationId: 'signIn',
          summary: 'Sign in',
          body: Login,
          response: { 200: SignedIn, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { username, email, password } = request.body
        const login = username || email
        if (!login) throw invalid({ non_field_errors: 'Must include "username" or "email" and "password".' })
        const { signedIn, device, pages } = await signIn(
          deps,
          realmOf(request),
          visitorOf(request),
          login,
          password,
        )
        keepDevice(reply, device)
        keepSession(reply, pages)
        return signedIn
      },
    )

    app.get(
      '/user/',
      {
        config: { permission: 'account.self' },
        schema: {
          operationId: 'ownAccount',
          summary: 'The account that is signed in',
          response: { 200: User, '4xx': Problem },
        },
      },
      (request) => ownAccount(realmOf(request), principalOf(request).account),
    )

    app.put(
      '/user/',
      {
        config: { permission: 'account.self' },
        schema: {
          operationId: 'replaceOwnAccount',
          summary: 'Change the own username and name',
          body: UserIn,
          response: { 200: User, '4xx': Problem },
        },
      },
      (request) => changeOwnAccount(realmOf(request), principalOf(request).account, request.body),
    )

    app.patch(
      '/user/',
      {
        config: { permission: 'account.self' },
        schema: {
          operationId: 'changeOwnAccount',
          summary: 'Change some of it',
          body: UserPatch,
          response: { 200: User, '4xx': Problem },
        },
      },
      (request) => changeOwnAccount(realmOf(request), principalOf(request).account, request.body),
    )
  }
