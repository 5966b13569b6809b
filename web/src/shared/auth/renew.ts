import { keepSession, readSession } from './session.ts'

let renewal: Promise<boolean> | undefined

/**
 * Exchanges the tokens when an access token was refused. However many requests are refused at once, one exchange is
 * made and all wait for it. False when the sign-in has ended, which also forgets it; throws when the server cannot be
 * reached, which ends nothing.
 */
export function renewTokens(refused: string): Promise<boolean> {
  const session = readSession()
  if (session?.access !== refused) return Promise.resolve(session !== undefined)
  return (renewal ??= exchange(session.refresh).finally(() => (renewal = undefined)))
}

async function exchange(refresh: string): Promise<boolean> {
  const response = await fetch('/api/v1/auth/token/refresh/', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ refresh }),
  })
  if (response.status >= 500 || response.status === 429)
    throw new TypeError('the tokens could not be renewed')
  const session = readSession()
  if (!response.ok) {
    if (session?.refresh === refresh) keepSession(undefined)
    return false
  }
  const tokens: { access: string; refresh: string } = await response.json()
  if (session) keepSession({ ...session, access: tokens.access, refresh: tokens.refresh })
  return session !== undefined
}
