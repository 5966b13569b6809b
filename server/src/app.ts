import { customerCorridors } from './corridors/customer.ts'
import { driverCorridors } from './corridors/driver.ts'
import { kitchenCorridors } from './corridors/kitchen.ts'
import { openCorridors } from './corridors/open.ts'
import { platformCorridors } from './corridors/platform.ts'
import { signInCorridors } from './corridors/sign-in.ts'
import type { Deps } from './deps.ts'
import { permissions } from './permissions.ts'
import { createApp } from './platform/http/app.ts'
import { openCorridor, type App } from './platform/http/corridor.ts'
import { serveDocs } from './platform/http/docs.ts'
import { gatherOpenapi } from './platform/http/openapi.ts'
import { servePages } from './platform/http/pages.ts'
import { openThrottle } from './platform/http/throttle.ts'

const corridors = [
  openCorridors,
  signInCorridors,
  platformCorridors,
  kitchenCorridors,
  driverCorridors,
  customerCorridors,
]

/** The house: its corridors in order, each with its guard and, in it, the rooms' routes; then the documents and pages. */
export async function buildApp(deps: Deps): Promise<App> {
  const app = await createApp({
    log: deps.log,
    http: deps.config.http,
    slugOfDomain: deps.tenants.slugOfDomain,
  })
  await gatherOpenapi(app)
  const throttle = deps.config.rateLimits ? openThrottle(deps.limiters, deps.config.http.limits) : undefined
  const house = { ...deps, permissions, throttle }
  for (const corridor of corridors.flatMap((open) => open(deps))) openCorridor(app, corridor, house)
  await serveDocs(app)
  await servePages(app)
  return app
}
