import type { Logger } from 'pino'
import { emit } from '../../platform/events/emit.ts'
import { inTurns } from '../../platform/in-turns.ts'
import { activeTenants } from '../../platform/jobs/jobs.sql.ts'
import type { PlatformWork } from '../../platform/jobs/schedule.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { freeze } from '../wallet/index.ts'
import * as checks from './verify.sql.ts'

/** A list of everything would be no message any more. */
const mostTold = 50

/** What of a kitchen's books cannot be, one sentence each. Changes nothing. */
export const examineBooks = (tenant: Tenant): Promise<checks.Difference[]> => tenant.write(examine)

async function examine(tx: Tx) {
  await checks.takeTime(tx)
  return [
    ...(await checks.unbalanced(tx)),
    ...(await checks.wrongBalances(tx)),
    ...(await checks.brokenChains(tx, null)),
    ...(await checks.wrongOrders(tx)),
  ]
}

/**
 * Examines a kitchen's books. A wallet that is wrong gives no money any more, the managers' screens hear of it at once and
 * security.log has a line for each difference (reliability demand 51). Repeated, it says the same and freezes no wallet
 * twice.
 */
export async function verifyBooks(tenant: Tenant, log: Logger): Promise<checks.Difference[]> {
  const differences = await tenant.write(async (tx) => {
    const found = await examine(tx)
    if (found.length === 0) return found
    const wrong = found.flatMap(({ customer, sentence }) =>
      customer === null ? [] : [{ customer, reason: sentence }],
    )
    const frozen = await freeze(tx, wrong)
    await emit(tx, {
      topic: 'books',
      type: 'books.differ',
      data: {
        priority: 'urgent',
        differences: found.length,
        frozen: frozen.map(({ customer }) => customer).slice(0, mostTold),
        sentences: found.map(({ sentence }) => sentence).slice(0, mostTold),
      },
    })
    return found
  })
  for (const { customer, sentence } of differences.slice(0, mostTold))
    log.error({ security: true, event: 'books_differ', tenant: tenant.id, customer }, sentence)
  return differences
}

/** Recurring work: the books of every active kitchen. One that cannot be examined is logged and the others go on. */
export async function verifyAllBooks({ control, tenants, log }: PlatformWork): Promise<void> {
  await inTurns(await activeTenants(control.read), 1, async (id) => {
    try {
      const tenant = await tenants.byId(id)
      if (tenant) await verifyBooks(tenant, log)
    } catch (error) {
      log.error({ security: true, err: error, tenant: id }, "a kitchen's books could not be examined")
    }
  })
}
