import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { hashPassword } from '../src/platform/auth/passwords.ts'
import { realmOfTenant } from '../src/platform/auth/realm.ts'
import type { Role } from '../src/platform/auth/roles.ts'
import { startSession } from '../src/platform/auth/sessions.ts'
import { ensureTemplate } from '../src/platform/tenancy/template.ts'
import { seedTenant } from '../src/platform/tenancy/seed.ts'
import type { Tenant } from '../src/platform/tenancy/tenant.ts'
import { rows } from '../src/platform/db/handles.ts'
import { sharedServer, type TestServer } from './server.ts'

export type Answer<T = any> = { status: number; body: T; headers: Headers }
export type KitchenOptions = { server?: TestServer; time_zone?: string; currency?: string; currency_digits?: number }

/** A kitchen of the test's own, with people who walk in. */
export async function openKitchen(options: KitchenOptions = {}) {
  const { time_zone = 'Asia/Dubai', currency = 'AED', currency_digits = 2 } = options
  const server = options.server ?? (await sharedServer())
  const tenant = await makeTenant(server, { time_zone, currency, currency_digits })
  const call = caller(server.url, { 'x-tenant-slug': tenant.slug })

  return {
    server, tenant, slug: tenant.slug,
    /** Somebody who has not signed in. */
    visitor: call,
    /** Somebody with this role who has signed in. */
    async person(role: Exclude<Role, 'superuser'>) {
      const username = `${role}-${randomBytes(3).toString('hex')}`
      const account = await tenant.write((tx) =>
        tx.insertInto('accounts').values({ username, role, first_name: username }).returning('id').executeTakeFirstOrThrow())
      const { access, refresh } = await startSession(server.deps, realmOfTenant(tenant), account.id)
      return { account: account.id, username, access, refresh, ...caller(server.url, { 'x-tenant-slug': tenant.slug, authorization: `Bearer ${access}` }) }
    },
    /** Stops the kitchen's clock at this wall-clock time ("2026-03-01T09:00"), or lets it go again. */
    async holdClock(localTime: string | null) {
      await server.deps.owner.with(tenant.database, (client) =>
        client.query('update clock set held_at = $1::timestamp at time zone $2', [localTime, time_zone]))
    },
    /** Rows of a statement, to look behind the curtain. */
    sql: <R>(text: string, values: unknown[] = []) => rows<R>(tenant.read, sql<R>`${sql.raw(inline(text, values))}`),
  }
}
export type Kitchen = Awaited<ReturnType<typeof openKitchen>>
export type Person = Awaited<ReturnType<Kitchen['person']>>

async function makeTenant({ deps }: TestServer, settings: { time_zone: string; currency: string; currency_digits: number }): Promise<Tenant> {
  const template = await ensureTemplate(deps.owner)
  const slug = `t${randomBytes(5).toString('hex')}`
  const database = `k${randomBytes(10).toString('hex')}`
  const row = await deps.control.write((tx) => tx.insertInto('tenants')
    .values({ slug, name: slug, database, server: 1, state: 'active', schema_version: template.version, ...settings })
    .returning(['id', 'slug', 'name', 'state', 'database', 'time_zone', 'currency', 'currency_digits']).executeTakeFirstOrThrow())
  await deps.owner.cloneDatabase(database, template.database)
  const admin = { username: 'admin', email: 'admin@example.test', password_hash: await hashPassword('an admin of tests') }
  await deps.owner.with(database, (client) => seedTenant(client, { ...row, state: 'active' }, admin))
  const tenant = await deps.tenants.byId(row.id)
  if (!tenant) throw new Error('the tenant was just made')
  return tenant
}

const inline = (text: string, values: unknown[]) =>
  text.replace(/\$(\d+)/g, (_, place) => (typeof values[place - 1] === 'number' ? String(values[place - 1]) : `'${String(values[place - 1]).replaceAll("'", "''")}'`))

/** Requests over the wire; a body that is an object goes as JSON. */
export function caller(url: string, headers: Record<string, string>) {
  const send = (method: string) => async <T = any>(path: string, body?: unknown, more: Record<string, string> = {}): Promise<Answer<T>> => {
    const form = body instanceof FormData
    const response = await fetch(url + path, {
      method,
      headers: { ...headers, ...(form ? {} : { 'content-type': 'application/json' }), ...more },
      ...(body === undefined ? {} : { body: form ? body : typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const json = response.headers.get('content-type')?.includes('json')
    return { status: response.status, body: (json && text ? JSON.parse(text) : text) as T, headers: response.headers }
  }
  return { get: send('GET'), post: send('POST'), put: send('PUT'), patch: send('PATCH'), delete: send('DELETE') }
}
