import createClient from 'openapi-fetch'
import { answer } from '../shared/api/client.ts'
import type { paths } from '../shared/api/schema.generated.ts'

/** Whoever else is signed in in this browser has nothing to do with a link. */
const visitor = createClient<paths>()

export type Link = {
  kind: 'invitation' | 'reset'
  /** Sets the password; answers the sentence to show. Throws Refused when it, or the link, is not accepted. */
  use(password: string): Promise<string>
}

/**
 * What the address says. The secret stands after the #, which browsers send to no server and write into no log:
 * /invitation/#<kitchen>.<token> and /reset/#<kitchen>.<account>.<token>; the platform's own people have no kitchen.
 */
export function readLink({ pathname, hash }: Location): Link {
  const parts = hash.slice(1).split('.')
  if (pathname.startsWith('/invitation/')) {
    const [slug = '', token = ''] = parts
    return { kind: 'invitation', use: (password) => accept(slug, token, password) }
  }
  const [slug = '', uid = '', token = ''] = parts
  return { kind: 'reset', use: (password) => reset(slug, uid, token, password) }
}

const of = (slug: string) => ({ header: { ...(slug && slug !== 'platform' && { 'X-Tenant-Slug': slug }) } })

async function accept(slug: string, token: string, password: string) {
  const { detail, username } = await answer(
    visitor.POST('/api/v1/auth/invitation/accept/', { params: of(slug), body: { token, password } }),
  )
  return `${detail} Your user name is ${username}.`
}

async function reset(slug: string, uid: string, token: string, password: string) {
  const { detail } = await answer(
    visitor.POST('/api/v1/auth/password/reset/confirm/', {
      params: of(slug),
      body: { uid, token, new_password1: password, new_password2: password },
    }),
  )
  return detail
}
