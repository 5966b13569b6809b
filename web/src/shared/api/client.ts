import createClient from 'openapi-fetch'
import { keepSession, readSession } from '../auth/session.ts'
import { Refused } from './refused.ts'
import type { paths } from './schema.generated.ts'

/** The only door to the server: every path, body and answer is typed by its OpenAPI document. */
export const api = createClient<paths>({ fetch: send })

/** The browser adds the cookie that signs a request in. A refusal of it ends the sign-in on the screen, in every tab. */
async function send(request: Request): Promise<Response> {
  const session = readSession()
  if (!session) return fetch(request)
  request.headers.set('x-tenant-slug', session.slug)
  request.headers.set('x-csrftoken', cookie('csrftoken'))
  const response = await fetch(request)
  // Unless somebody has signed in since.
  if (response.status === 401 && readSession() === session) keepSession(undefined)
  return response
}

const cookie = (name: string) =>
  document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? ''

/** The body of an answer; throws Refused when the server said no. */
export async function answer<T>(
  asked: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await asked
  if (!response.ok) throw new Refused(response.status, error)
  return data as T // an answer that is ok has the body that its schema names, or none where it names none
}
