import { answer, api } from '../api/client.ts'
import { keepSession, readSession } from './session.ts'

export type Credentials = { code: string; username: string; password: string }

/** Finds the kitchen by its code, then signs in to it. */
export async function signIn({ code, username, password }: Credentials) {
  const { tenant_id: slug, name: kitchen } = await answer(
    api.POST('/api/discover/', { body: { kitchen_code: code } }),
  )
  const { user } = await answer(
    api.POST('/api/v1/auth/login/', {
      params: { header: { 'X-Tenant-Slug': slug } },
      body: { username, password },
    }),
  )
  keepSession({ slug, kitchen, user })
}

/** Forgets the sign-in here and, when it can be reached, on the server. */
export async function signOut() {
  const ending = readSession() && api.POST('/api/v1/auth/logout/', { body: {} })
  await ending?.catch(() => undefined)
  keepSession(undefined)
}
