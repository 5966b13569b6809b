import { hashPassword } from '../platform/auth/passwords.ts'
import { openAccount } from '../platform/auth/accounts.ts'
import type { App } from '../platform/http/corridor.ts'
import type { Deps } from '../deps.ts'
import { createSuperuser, superuserExists } from '../saas/operators/index.ts'
import { provisionTenant, removeTenant } from '../saas/tenants/index.ts'
import { demoClient } from './client.ts'
import {
  demoKitchens,
  demoNames,
  demoPassword,
  demoPeople,
  demoPlatform,
  type DemoKitchen,
} from './kitchens.ts'
import { furnish } from './furnish.ts'
import { isFinished, markFinished } from './demo.sql.ts'
import { sellAWeek } from './sell-a-week.ts'
import { sellPackages } from './sell-packages.ts'

/**
 * Provisions the demonstration's kitchens on the first start and lives a week in each: people, a fortnight of menus,
 * wallets, orders cooked and delivered. A start that was killed on the way begins that kitchen anew.
 */
export async function openDemo(deps: Deps, app: App, say: (line: string) => void): Promise<void> {
  if (!(await superuserExists(deps.control.read)))
    await createSuperuser(deps, {
      username: demoPlatform,
      email: 'platform@demo.example',
      password: demoPassword,
    })
  for (const kitchen of demoKitchens) {
    const known = await deps.tenants.bySlug(kitchen.slug)
    if (known && (await isFinished(known.read))) continue
    if (known) await removeTenant(deps, known)
    say(`Setting up the demo kitchen ${kitchen.name}...`)
    await openKitchen(deps, app, kitchen)
  }
}

async function openKitchen(deps: Deps, app: App, kitchen: DemoKitchen) {
  const { slug, name, time_zone, currency } = kitchen
  const admin = { username: demoPeople.admin, email: `owner@${slug}.example`, password: demoPassword }
  await provisionTenant(deps, {
    key: `demo ${slug} ${deps.clock.now().getTime()}`,
    slug,
    name,
    admin,
    time_zone,
    currency,
    plan: { tier: 'pro' },
  })
  const tenant = await deps.tenants.bySlug(slug)
  if (!tenant) throw new Error('the kitchen was just made')

  const password_hash = await hashPassword(demoPassword)
  await tenant.write(async (tx) => {
    for (const role of ['manager', 'staff', 'kitchen_staff'] as const) {
      await openAccount(tx, {
        username: demoPeople[role],
        email: `${demoPeople[role]}@${slug}.example`,
        first_name: demoNames[role],
        last_name: '',
        password_hash,
        role,
      })
    }
  })
  const signIn = async (username: string) => {
    const visitor = demoClient(app, { 'x-tenant-slug': slug })
    const { access } = await visitor.post<{ access: string }>('/api/v1/auth/login/', {
      username,
      password: demoPassword,
    })
    return demoClient(app, { 'x-tenant-slug': slug, authorization: `Bearer ${access}` })
  }
  const manager = await signIn(demoPeople.manager)
  const stock = await furnish(app, deps, tenant, kitchen, manager)
  await sellAWeek(deps, tenant, { manager, cook: await signIn(demoPeople.kitchen_staff), ...stock })
  await sellPackages(tenant, kitchen, manager, stock)
  await markFinished(deps.owner, tenant)
}
