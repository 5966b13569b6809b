import { refuse } from '../../refusals.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import { memberById } from './staff.sql.ts'

/** 404 for who is none of the staff, or switched off. */
export async function presentMember(db: Reads, id: number) {
  const member = await memberById(db, id)
  if (!member?.is_active) throw refuse('not_found')
  return member
}
