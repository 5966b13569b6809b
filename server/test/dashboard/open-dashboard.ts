import { openKitchen } from '../harness.ts'
import { DashboardClient } from './client.ts'

/** A kitchen of the test's own with its administrator sitting at the dashboard: found by its code, signed in. */
export async function openDashboard() {
  const kitchen = await openKitchen({ name: 'Annapurna' })
  const dashboard = new DashboardClient(kitchen.server.url)
  await dashboard.discover(kitchen.slug.toUpperCase())
  await dashboard.signIn('admin', 'a boss of tests')
  return { kitchen, dashboard }
}

const anything = (value: unknown) => value
export { anything }
