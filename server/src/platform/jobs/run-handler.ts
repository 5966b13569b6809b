import type { Event } from '../events/event.ts'
import type { TenantCatalog } from '../tenancy/catalog.ts'
import type { Handlers, Note } from './handlers.ts'
import { claimEffect, isDone } from './jobs.sql.ts'

/** What waits in the queue: the event whole, so that its pruning from the log never takes work away. */
export type HandlerJob = { tenant: number; handler: string; event: Event }

/** The effect and the note that it happened, in one transaction of the tenant where it can be. Repeating it changes nothing. */
export async function runHandler(handlers: Handlers, tenants: TenantCatalog, job: HandlerJob): Promise<void> {
  const { event } = job
  const handler = handlers[event.type]?.find(({ name }) => name === job.handler)
  if (!handler) throw new Error(`nobody here handles ${event.type} as "${job.handler}"`)
  const tenant = await tenants.byId(job.tenant)
  // A kitchen that is gone has taken its work with it.
  if (!tenant) return
  const done: Note = (tx) => claimEffect(tx, event.id, handler.name)
  if ('run' in handler)
    return tenant.write(async (tx) => {
      if (await done(tx)) await handler.run(tx, tenant, event)
    })
  if (!(await isDone(tenant.read, event.id, handler.name))) await handler.outside(tenant, event, done)
}
