import type {} from '@fastify/swagger'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
  RouteOptions,
} from 'fastify'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { PermissionTable } from '../auth/roles.ts'
import { admit, type Guard, type GuardDeps } from './guard.ts'
import type { Throttle } from './throttle.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The door that the route is behind. */
    guard?: Guard
  }
}

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>
/** A room's routes for one audience. */
export type Routes = (app: App) => void

export type CorridorOptions = {
  prefix: string
  guard: Guard
  routes: Routes[]
  /** A word before the operations of this corridor in the documentation. */
  title: string
}

/**
 * A corridor: one audience, one guard, the rooms' routes in order. The guard runs before a body is read. A route that
 * names no permission, operation id or response does not boot.
 */
export function openCorridor(
  app: App,
  { prefix, guard, routes, title }: CorridorOptions,
  deps: GuardDeps & { permissions: PermissionTable; throttle: Throttle | undefined },
) {
  app.register(
    async (corridor) => {
      corridor.addHook('onRoute', (route) => {
        demandNames(route, deps.permissions, title)
        route.config = { ...route.config, guard }
      })
      corridor.addHook('onRequest', async (request, reply) => {
        const { permission } = request.routeOptions.config
        // A path that leads nowhere has no permission; it is answered 404 without asking who asks.
        if (permission === undefined) return
        try {
          await admit(guard, deps, request, deps.permissions[permission]!) // checked at boot
        } finally {
          // Also who is turned away at the door is counted: else bad tokens could be tried without end.
          await deps.throttle?.(request, reply)
        }
      })
      for (const register of routes) register(corridor.withTypeProvider<TypeBoxTypeProvider>())
    },
    { prefix },
  )
}

function demandNames(route: RouteOptions, permissions: PermissionTable, title: string) {
  if (route.method === 'HEAD' || route.method === 'OPTIONS') return
  const { permission } = route.config ?? {}
  const { operationId, response } = route.schema ?? {}
  const missing = [
    permission === undefined && 'a permission',
    permission !== undefined && !(permission in permissions) && `a known permission (not ${permission})`,
    !operationId && 'an operationId',
    !response && 'a response',
  ].filter(Boolean)
  if (missing.length) throw new Error(`${route.method} ${route.url} does not name ${missing.join(', ')}`)
  if (route.schema && !route.schema.tags) route.schema.tags = [title]
}
