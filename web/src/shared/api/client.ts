import createClient from 'openapi-fetch'
import { renewTokens } from '../auth/renew.ts'
import { readSession } from '../auth/session.ts'
import { Refused } from './refused.ts'
import type { paths } from './schema.generated.ts'

/** The only door to the server: every path, body and answer is typed by its OpenAPI document. */
export const api = createClient<paths>({ fetch: send })

async function send(request: Request): Promise<Response> {
  const session = readSession()
  if (!session) return fetch(request)
  const again = request.clone()
  const response = await fetch(signed(request))
  if (response.status !== 401 || !(await renewTokens(session.access))) return response
  return fetch(signed(again))
}

function signed(request: Request): Request {
  const session = readSession()
  if (session) {
    request.headers.set('authorization', `Bearer ${session.access}`)
    request.headers.set('x-tenant-slug', session.slug)
  }
  return request
}

/** The body of an answer; throws Refused when the server said no. */
export async function answer<T>(
  asked: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await asked
  if (!response.ok) throw new Refused(response.status, error)
  return data as T // an answer that is ok has the body that its schema names, or none where it names none
}
