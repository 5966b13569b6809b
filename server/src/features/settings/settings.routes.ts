import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { Problem } from '../../platform/http/schemas.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { changeSettings } from './change-settings.ts'
import { Settings, SettingsPatch } from './settings.schema.ts'
import { settingsAndClock } from './settings.sql.ts'

/** /api/v1/settings/: the kitchen's name, money and clock, for everybody who is signed in to it. */
export const settingsRoutes: Routes = (app) => {
  const tags = ['settings']
  const response = { 200: Settings, '4xx': Problem }

  app.get(
    '/settings/',
    {
      config: { permission: 'account.self' },
      schema: {
        operationId: 'readSettings',
        summary: 'The kitchen: name, currency, clock and what stands on its invoices',
        tags,
        response,
      },
    },
    async (request) => {
      const tenant = tenantOf(request)
      return { ...factsOf(tenant), ...(await settingsAndClock(tenant.read)) }
    },
  )

  app.patch(
    '/settings/',
    {
      config: { permission: 'settings.manage' },
      schema: {
        operationId: 'changeSettings',
        summary: 'Change when days begin, the tax, and what stands on invoices from now on',
        tags,
        body: SettingsPatch,
        response,
      },
    },
    async (request) => {
      const tenant = tenantOf(request)
      return { ...factsOf(tenant), ...(await changeSettings(tenant, request.body)) }
    },
  )
}

const factsOf = ({ name, slug, time_zone, currency, currency_digits }: Tenant) => ({
  name,
  slug,
  time_zone,
  currency,
  currency_digits,
})
