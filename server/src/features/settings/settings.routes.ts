import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { Problem } from '../../platform/http/schemas.ts'
import { Settings } from './settings.schema.ts'
import { wallClock } from './settings.sql.ts'

/** /api/v1/settings/: the kitchen's name, money and clock, for everybody who is signed in to it. */
export const settingsRoutes: Routes = (app) => {
  app.get(
    '/settings/',
    {
      config: { permission: 'account.self' },
      schema: {
        operationId: 'readSettings',
        summary: 'The kitchen: name, currency and clock',
        tags: ['settings'],
        response: { 200: Settings, '4xx': Problem },
      },
    },
    async (request) => {
      const { name, slug, time_zone, currency, currency_digits, read } = tenantOf(request)
      return { name, slug, time_zone, currency, currency_digits, ...(await wallClock(read)) }
    },
  )
}
