import type { Deps } from '../../deps.ts'
import { provisionTenant } from './provision-tenant.ts'
import { showTenant } from './show-tenant.ts'
import type { NewTenant } from './tenants.schema.ts'

type OpenDeps = Pick<Deps, 'control' | 'owner' | 'template' | 'tenants' | 'media' | 'log' | 'config'>

/**
 * Opens a kitchen for the platform's owner. When this answers, its administrator can sign in (D11); the same key again
 * gets the same answer, with `isNew` false. Refuses as `provisionTenant` does.
 */
export async function openTenant(deps: OpenDeps, key: string, wish: NewTenant) {
  const { name, subdomain, admin_email, admin_username, admin_password, plan_id, time_zone, currency } = wish
  const { tenant, admin, isNew } = await provisionTenant(deps, {
    key,
    name,
    slug: subdomain,
    admin: { username: admin_username, email: admin_email, password: admin_password },
    plan: typeof plan_id === 'number' ? { id: plan_id } : undefined,
    time_zone,
    currency,
  })
  const admin_info = {
    admin_username: admin.username,
    admin_email: admin.email,
    admin_password_was_generated: admin.password !== undefined,
    ...(admin.password !== undefined && { admin_password: admin.password }),
  }
  return { isNew, opened: { ...(await showTenant(deps, deps.control.read, tenant.id)), admin_info } }
}
