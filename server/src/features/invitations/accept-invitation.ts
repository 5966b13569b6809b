import { invalid } from '../../refusals.ts'
import { hashPassword, passwordProblems } from '../../platform/auth/passwords.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { digest } from './invite.ts'
import { invitedAccount, setFirstPassword, takeInvitation } from './invitations.sql.ts'

const unusable = () => invalid({ token: 'This invitation is not valid, or no longer.' })

/**
 * Sets the first password of an invited account and answers its username. One answer for a token that is unknown, used
 * up or too old; a password that is refused leaves the invitation as it is.
 */
export async function acceptInvitation(
  { clock }: { clock: Clock },
  tenant: Tenant,
  token: string,
  password: string,
) {
  const secret = digest(token)
  const account = await invitedAccount(tenant.read, secret, clock.now())
  if (!account) throw unusable()
  const problems = passwordProblems(password, [
    account.username,
    account.email,
    account.first_name,
    account.last_name,
  ])
  if (problems.length) throw invalid({ password: problems })

  const password_hash = await hashPassword(password)
  await tenant.write(async (tx) => {
    if (!(await takeInvitation(tx, secret))) throw unusable()
    if (!(await setFirstPassword(tx, account.id, password_hash))) throw unusable()
  })
  return { username: account.username }
}
