import type { Tx } from '../../platform/tenancy/tenant.ts'
import { tellLate } from './tell-late.ts'
import { lateRequestById, insertLateRequest, type LateWish } from './late-requests.sql.ts'

/**
 * A customer's wish about a meal that is locked: it is written down for the office to decide, and nothing is changed. To be
 * answered with 202. Who pays for what is cooked already is said with the decision.
 */
export async function requestLate(tx: Tx, wish: LateWish, requested_by: number) {
  const explanation = `The meal of ${wish.date} is locked; the kitchen decides, and who pays for food that is cooked already.`
  const id = await insertLateRequest(tx, { ...wish, explanation, requested_by })
  const request = await lateRequestById(tx, id)
  if (!request) throw new Error('it was just written')
  await tellLate(tx, request)
  return request
}
