import { invalid, refusedAction } from '../../refusals.ts'
import { openAccount } from '../../platform/auth/accounts.ts'
import { hashPassword, passwordProblems } from '../../platform/auth/passwords.ts'
import type { Static } from '../../platform/http/schemas.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { withinLimit } from '../plan-limits/index.ts'
import { judgeUsername } from './judge-username.ts'
import { presentMember } from './present-member.ts'
import type { StaffCreate } from './staff.schema.ts'

/**
 * Makes an account for somebody who works here. A username that is taken is 400 {"error"} (contract 5.7), an e-mail
 * address 400 by field; the password obeys the house's rules (D9). Of role `driver` this makes an account only: who
 * is to carry food is put on the drivers' list.
 */
export async function createMember(tenant: Tenant, wish: Static<typeof StaffCreate>) {
  const { username, email, password, first_name = '', last_name = '', role = 'staff' } = wish
  const problems = passwordProblems(password, [
    username,
    email,
    email.split('@')[0] ?? '',
    first_name,
    last_name,
  ])
  if (problems.length) throw invalid({ password: problems })

  const password_hash = await hashPassword(password)
  return tenant.write(async (tx) => {
    await withinLimit(tx, tenant, 'staff_users')
    await judgeUsername(tx, username)
    const account = await openAccount(tx, { username, email, first_name, last_name, password_hash, role })
    if ('taken' in account) {
      if (account.taken === 'email') throw invalid({ email: 'This e-mail address is taken already.' })
      throw refusedAction('This username is taken already.')
    }
    return presentMember(tx, account.id)
  })
}
