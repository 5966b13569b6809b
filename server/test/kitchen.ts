import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { realmOfTenant } from '../src/platform/auth/realm.ts'
import type { Role } from '../src/platform/auth/roles.ts'
import { startSession } from '../src/platform/auth/sessions.ts'
import { rows } from '../src/platform/db/handles.ts'
import type { Plan } from '../src/platform/tenancy/plan.ts'
import type { Tenant } from '../src/platform/tenancy/tenant.ts'
import { provisionTenant } from '../src/saas/tenants/index.ts'
import { addAddress } from '../src/features/customers/add-address.ts'
import { openCustomer } from '../src/features/customers/open-customer.ts'
import { forgetDay } from '../src/features/daily-menus/index.ts'
import { creditWallet } from '../src/features/wallet/index.ts'
import { publishMenu, type MenuWish } from './menu.ts'
import type { TestServer } from './server.ts'

export type Answer<T = any> = { status: number; body: T; headers: Headers }
export type KitchenOptions = { name?: string; time_zone?: string; currency?: string }

/** A kitchen of the test's own on this server, with people who walk in. */
export async function openKitchenOn(
  server: TestServer,
  { name, time_zone = 'Asia/Dubai', currency = 'AED' }: KitchenOptions,
) {
  return kitchenOf(
    server,
    await makeTenant(server, { time_zone, currency, ...(name !== undefined && { name }) }),
  )
}

/** People who walk into a kitchen that is there. */
export function kitchenOf(server: TestServer, tenant: Tenant) {
  const call = caller(server.url, { 'x-tenant-slug': tenant.slug })

  const person = async (role: Exclude<Role, 'superuser'>) => {
    const username = `${role}-${randomBytes(3).toString('hex')}`
    const account = await tenant.write((tx) =>
      tx
        .insertInto('accounts')
        .values({ username, role, first_name: username })
        .returning('id')
        .executeTakeFirstOrThrow(),
    )
    const { access, refresh } = await startSession(server.deps, realmOfTenant(tenant), account.id)
    return {
      account: account.id,
      username,
      access,
      refresh,
      ...caller(server.url, { 'x-tenant-slug': tenant.slug, authorization: `Bearer ${access}` }),
    }
  }

  return {
    server,
    tenant,
    slug: tenant.slug,
    /** Somebody who has not signed in. */
    visitor: call,
    /** Somebody with this role who has signed in. */
    person,
    /** A driver who has signed in and stands on the kitchen's list of drivers. */
    async driver({ name = 'Omar', phone = randomPhone(), zones = [] as number[] } = {}) {
      const signedIn = await person('driver')
      const driver = await tenant.write(async (tx) => {
        const { id } = await tx
          .insertInto('drivers')
          .values({ account: signedIn.account, name, phone })
          .returning('id')
          .executeTakeFirstOrThrow()
        for (const zone of zones) await tx.insertInto('driver_zones').values({ driver: id, zone }).execute()
        return id
      })
      return { ...signedIn, driver, name, phone }
    },
    /** A customer who has signed in, with an active default address unless none is wanted. Nobody knows their password. */
    async customer({
      name = 'Asha Rao',
      phone = randomPhone(),
      address = true,
      wallet,
    }: CustomerOptions = {}) {
      const made = await tenant.write(async (tx) => {
        const account = { username: phone, email: '', first_name: name, last_name: '', password_hash: null }
        const customer = await openCustomer(tx, tenant, { account, customer: { name, phone } })
        if ('taken' in customer) throw new Error(`the ${customer.taken} is taken`)
        const home = { street: 'Palm Street 1', city: 'Dubai', is_default: true }
        const place = address ? await addAddress(tx, customer.id, home, 'office') : undefined
        if (wallet) await creditWallet(tx, tenant, customer.id, wallet, 'for a test', customer.account)
        return { customer: customer.id, account: customer.account, address: place?.id ?? 0, name, phone }
      })
      const { access, refresh } = await startSession(server.deps, realmOfTenant(tenant), made.account)
      return {
        ...made,
        access,
        refresh,
        ...caller(server.url, { 'x-tenant-slug': tenant.slug, authorization: `Bearer ${access}` }),
      }
    },
    /** Stops the kitchen's clock at this wall-clock time ("2026-03-01T09:00"), or lets it go again. */
    async holdClock(localTime: string | null) {
      await server.deps.owner.with(tenant.database, (client) =>
        client.query('update clock set held_at = $1::timestamp at time zone $2', [
          localTime,
          tenant.time_zone,
        ]),
      )
      forgetDay(tenant) // what the running clock let be cached is not for a held one
    },
    /** Puts the kitchen on a plan of its own; what is not named is unlimited, and not included. */
    async onPlan(plan: Partial<Plan>) {
      const all = {
        max_menu_items: 0,
        max_staff_users: 0,
        max_customers: 0,
        max_orders_per_month: 0,
        ...plan,
      }
      const columns = Object.keys(all)
      await server.deps.owner.with(server.controlDatabase, (client) =>
        client.query(
          `with made as (
            insert into plans (name, tier, price_monthly, price_yearly, ${columns.join(', ')})
            values ('Test', 'basic', 0, 0, ${columns.map((_, place) => `$${place + 2}`).join(', ')}) returning id
          )
          insert into tenant_subscriptions (tenant, plan, current_period_start, current_period_end)
          select $1, id, current_date, current_date + 30 from made
          on conflict (tenant) do update set plan = excluded.plan`,
          [tenant.id, ...Object.values(all)],
        ),
      )
      server.deps.tenants.forget(tenant)
    },
    /** Its date, by its own clock and zone. */
    today: async (): Promise<string> => {
      const [row] = await rows<{ today: string }>(tenant.read, sql`select kitchen_today() as today`)
      return row!.today // a select without "from" has one row
    },
    /** Rows of a statement, to look behind the curtain: in the session's zone, which is not the kitchen's. */
    sql: <R extends object = any>(text: string, values: unknown[] = []): Promise<R[]> =>
      server.deps.owner.with(tenant.database, async (client) => (await client.query<R>(text, values)).rows),
    /** A published menu of a new slot with these dishes and prices. */
    publishMenu: (wish: MenuWish) => publishMenu(tenant, wish),
  }
}
export type Kitchen = ReturnType<typeof kitchenOf>
export type Person = Awaited<ReturnType<Kitchen['person']>>
export type CustomerOptions = { name?: string; phone?: string; address?: boolean; wallet?: string }

const randomPhone = () => `+97150${randomBytes(4).readUInt32BE().toString().padStart(10, '0')}`

async function makeTenant(
  { deps }: TestServer,
  facts: { name?: string; time_zone: string; currency: string },
): Promise<Tenant> {
  const slug = `t${randomBytes(5).toString('hex')}`
  const admin = { username: 'admin', email: 'admin@example.test', password: 'a boss of tests' }
  const { tenant } = await provisionTenant(deps, { key: slug, slug, name: slug, admin, ...facts })
  const opened = await deps.tenants.byId(tenant.id)
  if (!opened) throw new Error('the tenant was just made')
  return opened
}

/** As clients do: 503 with Retry-After means later, not no. */
export async function insist<T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await ask()
  return answer.status === 503 ? insist(ask) : answer
}

/** Requests over the wire; a body that is an object goes as JSON. */
export function caller(url: string, headers: Record<string, string>) {
  const send =
    (method: string) =>
    async <T = any>(path: string, body?: unknown, more: Record<string, string> = {}): Promise<Answer<T>> => {
      const form = body instanceof FormData
      const response = await fetch(url + path, {
        method,
        headers: { ...headers, ...(form ? {} : { 'content-type': 'application/json' }), ...more },
        ...(body === undefined
          ? {}
          : { body: form ? body : typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      const text = await response.text()
      const json = response.headers.get('content-type')?.includes('json')
      return {
        status: response.status,
        body: (json && text ? JSON.parse(text) : text) as T,
        headers: response.headers,
      }
    }
  return {
    get: send('GET'),
    post: send('POST'),
    put: send('PUT'),
    patch: send('PATCH'),
    delete: send('DELETE'),
  }
}
