import type { Client } from '../db/server.ts'
import type { TenantFacts } from './tenant.ts'

type Kitchen = Omit<TenantFacts, 'slug' | 'state' | 'plan' | 'sandbox_of'>
export type FirstAdmin = { username: string; email: string; password_hash: string }

/**
 * Makes an empty clone this tenant's own: identity, settings, the digits of its money and its first administrator, in
 * one transaction of the owner. Repeating it changes nothing. From then on the database bears a comment, without which
 * the janitor may drop it.
 */
export async function seedTenant(client: Client, tenant: Kitchen, admin: FirstAdmin): Promise<void> {
  await client.query('begin')
  try {
    await client.query('insert into identity (tenant) values ($1) on conflict do nothing', [tenant.id])
    const { rowCount: fresh } = await client.query(
      'insert into settings (name, time_zone, currency, currency_digits) values ($1, $2, $3, $4) on conflict do nothing',
      [tenant.name, tenant.time_zone, tenant.currency, tenant.currency_digits],
    )
    if (fresh) {
      // The control database allows nothing but letters and digits in this name.
      await client.query(`comment on database ${tenant.database} is 'tenant ${Number(tenant.id)}'`)
      await client.query(`call set_currency(${Number(tenant.currency_digits)})`)
      await client.query(
        `insert into accounts (username, email, password_hash, role) values ($1, $2, $3, 'admin')`,
        [admin.username, admin.email, admin.password_hash],
      )
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
