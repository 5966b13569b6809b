import type { AuthDeps } from '../../platform/auth/sessions.ts'
import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { keepDevice, visitorOf } from '../../platform/http/device.ts'
import { Problem } from '../../platform/http/schemas.ts'
import { keepSession } from '../../platform/http/session-cookie.ts'
import { Register, SignedIn, SignIn } from './customers.schema.ts'
import { registerCustomer } from './register-customer.ts'
import { signInCustomer } from './sign-in-customer.ts'

export const customerAuthRoutes =
  (deps: AuthDeps): Routes =>
  (app) => {
    const config = { permission: 'public' } as const
    const tags = ['customer sign-in']

    app.post(
      '/auth/register/',
      {
        config,
        schema: {
          operationId: 'registerCustomer',
          tags,
          summary: 'Become a customer',
          body: Register,
          response: { 201: SignedIn, '4xx': Problem },
        },
      },
      async (request, reply) =>
        reply.code(201).send(await registerCustomer(deps, tenantOf(request), request.body)),
    )

    app.post(
      '/auth/login/',
      {
        config,
        schema: {
          operationId: 'signInCustomer',
          tags,
          summary: 'Sign in by phone',
          body: SignIn,
          response: { 200: SignedIn, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { phone, password } = request.body
        const { signedIn, device, pages } = await signInCustomer(
          deps,
          tenantOf(request),
          visitorOf(request),
          phone,
          password,
        )
        keepDevice(reply, device)
        keepSession(reply, pages)
        return signedIn
      },
    )
  }
