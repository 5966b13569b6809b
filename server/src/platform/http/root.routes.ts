import { Type } from 'typebox'
import type { Routes } from './corridor.ts'
import { Problem } from './schemas.ts'

/** What stands at the root of an API: nothing, for whoever is signed in (contract 1.5). */
export const rootRoutes =
  (operationId: string): Routes =>
  (app) => {
    app.get(
      '/',
      {
        prefixTrailingSlash: 'slash', // not the path without it as well
        config: { permission: 'account.self' },
        schema: {
          operationId,
          summary: 'Whether the credential opens this door',
          response: { 200: Type.Object({}), '4xx': Problem },
        },
      },
      async () => ({}),
    )
  }
