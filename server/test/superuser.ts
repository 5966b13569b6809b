import { randomBytes } from 'node:crypto'
import { startSession } from '../src/platform/auth/sessions.ts'
import { createSuperuser } from '../src/saas/operators/index.ts'
import { caller } from './kitchen.ts'
import type { TestServer } from './server.ts'

/** The platform's owner, signed in. */
export async function superuser({ deps, url }: TestServer) {
  const username = `boss-${randomBytes(4).toString('hex')}`
  const password = 'runs all the kitchens'
  const { id } = await createSuperuser(deps, { username, email: `${username}@example.test`, password })
  const { access } = await startSession(deps, deps.platform, id)
  return { username, password, access, account: id, ...caller(url, { authorization: `Bearer ${access}` }) }
}
