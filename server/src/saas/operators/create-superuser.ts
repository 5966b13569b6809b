import type { Deps } from '../../deps.ts'
import { hashPassword, passwordProblems } from '../../platform/auth/passwords.ts'
import { invalid } from '../../refusals.ts'
import { insertOperator } from './operators.sql.ts'

export type NewSuperuser = { username: string; email: string; password: string }

/** Makes an account of the platform, which may do everything there and signs in to no kitchen. Refuses by field. */
export async function createSuperuser(
  { control }: Pick<Deps, 'control'>,
  { username, email, password }: NewSuperuser,
) {
  const problems = {
    username: /^[\w.@+-]{1,150}$/.test(username) ? [] : 'Enter 1 to 150 letters, digits and @/./+/-/_ only.',
    email: /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+\.[^\s@\p{Cc}]+$/u.test(email) ? [] : 'Enter a valid email address.',
    password: passwordProblems(password, [username, ...email.split('@').slice(0, 1)]),
  }
  const found = Object.entries(problems).filter(([, said]) => said.length)
  if (found.length) throw invalid(Object.fromEntries(found))

  const password_hash = await hashPassword(password)
  const made = await control.write((tx) => insertOperator(tx, { username, email, password_hash }))
  if (!made) throw invalid({ username: 'A superuser with this username or email address exists already.' })
  return { id: made.id, username, email }
}
