import { randomBytes } from 'node:crypto'
import { startSession } from '../src/platform/auth/sessions.ts'
import { createSuperuser } from '../src/saas/operators/index.ts'
import { caller } from './kitchen.ts'
import type { TestServer } from './server.ts'

/** Somebody who runs the platform and has signed in. */
export async function openOperator({ deps, url }: TestServer) {
  const username = `operator-${randomBytes(3).toString('hex')}`
  const email = `${username}@example.test`
  const { id } = await createSuperuser(deps, { username, email, password: 'runs all kitchens' })
  const { access } = await startSession(deps, deps.platform, id)
  return { username, access, ...caller(url, { authorization: `Bearer ${access}` }) }
}
