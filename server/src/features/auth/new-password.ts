import { invalid } from '../../refusals.ts'
import { hashPassword, passwordProblems } from '../../platform/auth/passwords.ts'

type NewPassword = { new_password1: string; new_password2: string }
type Owner = { username: string; email: string; first_name: string; last_name: string }

/** The hash of a password that somebody chose for themselves and typed twice. Refuses under `new_password2`. */
export function hashNewPassword(
  { new_password1, new_password2 }: NewPassword,
  owner: Owner,
): Promise<string> {
  const { username, email, first_name, last_name } = owner
  const problems =
    new_password1 === new_password2
      ? passwordProblems(new_password2, [username, email, first_name, last_name])
      : ["The two password fields didn't match."]
  if (problems.length) throw invalid({ new_password2: problems })
  return hashPassword(new_password2)
}
