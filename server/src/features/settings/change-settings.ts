import { invalid } from '../../refusals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { lockSettings, setSettings, settingsAndClock, type KitchenSettings } from './settings.sql.ts'

/** Changes what a kitchen has set. Invoices that are issued stay as they are. */
export const changeSettings = (tenant: Tenant, changes: Partial<KitchenSettings>) =>
  tenant.write(async (tx) => {
    await lockSettings(tx)
    const { invoice_language, second_language } = { ...(await settingsAndClock(tx)), ...changes }
    if (invoice_language === second_language)
      throw invalid({ second_language: 'This is the language of the invoice already.' })
    if (Object.keys(changes).length) await setSettings(tx, changes)
    return settingsAndClock(tx)
  })
