import { refuse, refusedAction } from '../../refusals.ts'
import type { Principal } from '../../platform/auth/principals.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import { emit } from '../../platform/events/emit.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { moveDelivery, type DeliveryStatus } from '../fulfilment/index.ts'
import { appendNote } from './deliveries.sql.ts'
import * as sql from './jobs.sql.ts'
import { onDelivery } from './on-delivery.ts'
import { driverBehind } from './own-driver.ts'

/** One page of the deliveries that the signed-in driver carries. */
export async function listJobs({ read }: Tenant, who: Principal, page: PageRequest) {
  return sql.listJobs(read, await driverBehind(read, who), page)
}

export async function readJob({ read }: Tenant, who: Principal, id: number) {
  const job = await sql.jobById(read, await driverBehind(read, who), id)
  if (!job) throw refuse('not_found')
  return job
}

/** How drivers call the moves that are theirs (contract 5.10). */
const words = new Map<string, DeliveryStatus>([
  ['out_for_delivery', 'in_transit'],
  ['delivered', 'delivered'],
])

export async function moveJob(tenant: Tenant, who: Principal, id: number, new_status = '') {
  const status = words.get(new_status)
  if (!status) throw refusedAction(`Invalid status. Choose from: ${[...words.keys()].join(', ')}.`)
  await onDelivery(tenant, who, id, (step) => moveDelivery(step, status))
  return { status: 'success', new_status }
}

/** Adds a line to the driver's notes of a delivery. Answers all of them. */
export async function addNote(tenant: Tenant, who: Principal, id: number, note = '') {
  if (!note) throw refusedAction('Note is required.')
  return onDelivery(tenant, who, id, async ({ tx, order }) => {
    const { driver_notes } = await appendNote(tx, id, note)
    const { id: order_id, delivery_status: status, driver } = order
    await emit(tx, { topic: 'deliveries', type: 'delivery.noted', data: { id, order_id, status, driver } })
    return { status: 'success', driver_notes }
  })
}
