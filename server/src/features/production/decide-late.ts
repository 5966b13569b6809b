import { found, refusedAction } from '../../refusals.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { lockPlan } from '../meals/index.ts'
import { notify } from '../notifications/index.ts'
import { applyLate, type Charge } from './apply-late.ts'
import * as sql from './late-requests.sql.ts'
import { noteChange } from './note-change.ts'
import { slotOf } from './slots.sql.ts'
import { tellLate } from './tell-late.ts'

/** The request, with its subscription held and still undecided. */
async function lockOpen(tx: Tx, id: number) {
  const { subscription } = found(await sql.lateRequestById(tx, id))
  found(await lockPlan(tx, subscription))
  found(await sql.lockLateRequest(tx, id))
  const request = found(await sql.lateRequestById(tx, id))
  if (request.status !== 'pending') throw refusedAction(`This request is ${request.status}.`)
  return request
}

/**
 * Does what a customer wished after the lock: the meal, its money and the plan follow, and the customer is told (domain
 * rule 10). Answers the request and what of the plan has changed.
 */
export async function approveLate(tx: Tx, tenant: Tenant, id: number, charge: Charge, actor: number) {
  const request = await lockOpen(tx, id)
  const { subscription, date, meal_slot, kind, customer } = request
  if (!(await slotOf(tx, { date, meal_slot }))?.locked_at)
    throw refusedAction('This slot is being locked just now; try again shortly.')
  const explanation = await applyLate(
    tx,
    tenant,
    { subscription, date, meal_slot, kind: kind as sql.Kind, wish: request.wish }, // the table's check
    charge,
    actor,
  )
  await sql.decideRequest(tx, id, { status: 'approved', charge, explanation, decided_by: actor })
  await noteChange(tx, { date, meal_slot }, { reason: `Late ${kind}: ${explanation}`, actor })
  await notify(tx, customer, `Your wish for ${date} (${kind}) is granted. ${explanation}`)
  return decidedRequest(tx, id)
}

export async function rejectLate(tx: Tx, id: number, reason: string, actor: number) {
  const { customer, date, kind } = await lockOpen(tx, id)
  await sql.decideRequest(tx, id, {
    status: 'rejected',
    charge: null,
    explanation: reason,
    decided_by: actor,
  })
  await notify(tx, customer, `Your wish for ${date} (${kind}) cannot be granted: ${reason}`)
  return decidedRequest(tx, id)
}

async function decidedRequest(tx: Tx, id: number) {
  const request = found(await sql.lateRequestById(tx, id))
  await tellLate(tx, request)
  return request
}
