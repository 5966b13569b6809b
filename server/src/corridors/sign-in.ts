import type { Deps } from '../deps.ts'
import type { CorridorOptions } from '../platform/http/corridor.ts'
import { openGuard, signInGuard, signOutGuard, tenantGuard } from '../platform/http/guard.ts'
import { authRoutes } from '../features/auth/auth.routes.ts'
import { passwordRoutes } from '../features/auth/password.routes.ts'
import { signOutRoutes } from '../features/auth/sign-out.routes.ts'
import { tokenRoutes } from '../features/auth/token.routes.ts'
import { registrationRoutes } from '../features/customers/registration.customer.routes.ts'
import { invitationRoutes } from '../features/invitations/invitations.routes.ts'

/** How people come in and go: of a kitchen when one is selected, else of the platform. */
export const signInCorridors = (deps: Deps): CorridorOptions[] => [
  {
    prefix: '/api/v1/auth',
    title: 'auth',
    guard: signInGuard,
    routes: [authRoutes(deps), passwordRoutes(deps)],
  },
  { prefix: '/api/v1/auth', title: 'auth', guard: signOutGuard, routes: [signOutRoutes(deps)] },
  {
    prefix: '/api/v1/auth/registration',
    title: 'auth',
    guard: tenantGuard,
    routes: [registrationRoutes(deps)],
  },
  { prefix: '/api/v1/auth/token', title: 'auth', guard: openGuard, routes: [tokenRoutes(deps)] },
  {
    prefix: '/api/v1/auth/invitation',
    title: 'auth',
    guard: tenantGuard,
    routes: [invitationRoutes(deps)],
  },
]
