import { invalid, refuse } from '../../refusals.ts'
import type { Principal } from '../../platform/auth/principals.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import type { Reads, Tenant } from '../../platform/tenancy/tenant.ts'
import { assignDriver, judgeOpen, lockOrder, type Step } from '../fulfilment/index.ts'
import type { AssignmentChanges, NewAssignment } from './assignments.schema.ts'
import * as sql from './assignments.sql.ts'
import { knownDriver } from './known-driver.ts'
import { noDriver } from './no-driver.ts'

/** One page of assignments, the latest first. */
export async function listAssignments(db: Reads, filter: sql.AssignmentFilter, request: PageRequest) {
  await knownDriver(db, filter.driver)
  return sql.listAssignments(db, filter, request)
}

export async function readAssignment(db: Reads, id: number) {
  const assignment = await sql.assignmentById(db, id)
  if (!assignment) throw refuse('not_found')
  return assignment
}

/** Decides who carries an order, before its delivery exists or after. One an order: 400 on `delivery_status`. */
export const createAssignment = (
  tenant: Tenant,
  who: Principal,
  { delivery_status, ...wish }: NewAssignment,
) =>
  tenant.write(async (tx) => {
    const order = await lockOrder(tx, { order: delivery_status })
    if (!order) throw invalid({ delivery_status: 'This order does not exist.' })
    const step = { tx, tenant, order, actor: who.account }
    const { id } = await sql.insertAssignment(tx, order.id)
    judgeOpen(step)
    await change(step, id, wish)
    return readAssignment(tx, id)
  })

/** Changes the driver by the same rule as `assign_driver` of a delivery, and the plan. */
export const changeAssignment = (tenant: Tenant, who: Principal, id: number, wish: AssignmentChanges) =>
  onAssignment(tenant, who, id, async (step) => {
    const { delivery_status, ...changes } = wish
    if (delivery_status !== undefined && delivery_status !== step.order.id)
      throw invalid({ delivery_status: 'An assignment stays with its order.' })
    await change(step, id, changes)
    return readAssignment(step.tx, id)
  })

/** Nobody is to carry the order then; a delivery that opens later finds a driver by itself. */
export const removeAssignment = (tenant: Tenant, who: Principal, id: number): Promise<void> =>
  onAssignment(tenant, who, id, async (step) => {
    judgeOpen(step)
    await assignDriver(step, null)
    await sql.deleteAssignment(step.tx, id)
  })

async function change(step: Step, id: number, wish: Omit<AssignmentChanges, 'delivery_status'>) {
  const { driver, ...plan } = wish
  if (driver !== undefined) await assignDriver(step, driver, noDriver())
  if (Object.keys(plan).length) await sql.editAssignment(step.tx, id, plan)
}

/** Does something to an assignment while its order is locked. */
const onAssignment = <T>(tenant: Tenant, who: Principal, id: number, work: (step: Step) => Promise<T>) =>
  tenant.write(async (tx) => {
    const order = await lockOrder(tx, { assignment: id })
    if (!order || !(await sql.assignmentById(tx, id))) throw refuse('not_found')
    return work({ tx, tenant, order, actor: who.account })
  })
