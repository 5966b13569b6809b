import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { Problem } from '../../platform/http/schemas.ts'
import { changeProfile, ownProfile } from './own-profile.ts'
import { Profile, ProfilePatch, ProfilePut } from './customers.schema.ts'

export const profileRoutes: Routes = (app) => {
  const config = { permission: 'customer.self' } as const
  const tags = ['own profile']
  const response = { 200: Profile, '4xx': Problem }

  app.get(
    '/profile/',
    {
      config,
      schema: { operationId: 'ownProfile', tags, summary: 'The customer who is signed in', response },
    },
    (request) => ownProfile(tenantOf(request), principalOf(request).account),
  )

  app.patch(
    '/profile/',
    {
      config,
      schema: {
        operationId: 'changeProfile',
        tags,
        summary: 'Change the own profile',
        body: ProfilePatch,
        response,
      },
    },
    (request) => changeProfile(tenantOf(request), principalOf(request).account, request.body),
  )

  app.put(
    '/profile/',
    {
      config,
      schema: {
        operationId: 'replaceProfile',
        tags,
        summary: 'Change the own profile',
        body: ProfilePut,
        response,
      },
    },
    (request) => changeProfile(tenantOf(request), principalOf(request).account, request.body),
  )
}
