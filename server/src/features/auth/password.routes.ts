import { principalOf, realmOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { Problem } from '../../platform/http/schemas.ts'
import { Detail } from './auth.schema.ts'
import { changePassword } from './change-password.ts'
import { PasswordChange, PasswordReset, ResetWish } from './password.schema.ts'
import { askForReset, resetPassword, type ResetDeps } from './reset-password.ts'

/** /api/v1/auth/password/ */
export const passwordRoutes =
  (deps: ResetDeps): Routes =>
  (app) => {
    app.post(
      '/password/change/',
      {
        config: { permission: 'account.self' },
        schema: {
          operationId: 'changePassword',
          summary: 'Change the own password, which ends all other sign-ins',
          body: PasswordChange,
          response: { 200: Detail, '4xx': Problem },
        },
      },
      async (request) => {
        await changePassword(deps, realmOf(request), principalOf(request), request.body)
        return { detail: 'New password has been saved.' }
      },
    )

    app.post(
      '/password/reset/',
      {
        config: { permission: 'public' },
        schema: {
          operationId: 'askForPasswordReset',
          summary: 'Ask for a mail that lets one set a new password',
          body: ResetWish,
          response: { 200: Detail, '4xx': Problem },
        },
      },
      async (request) => {
        await askForReset(deps, realmOf(request), request.body.email)
        return { detail: 'Password reset e-mail has been sent.' }
      },
    )

    app.post(
      '/password/reset/confirm/',
      {
        config: { permission: 'public' },
        schema: {
          operationId: 'resetPassword',
          summary: 'Set a new password by the link of a mail, which ends all sign-ins',
          body: PasswordReset,
          response: { 200: Detail, '4xx': Problem },
        },
      },
      async (request) => {
        await resetPassword(deps, realmOf(request), request.body)
        return { detail: 'Password has been reset with the new password.' }
      },
    )
  }
