import { principalOfSession } from '../auth/auth.sql.ts'
import { realmOfTenant } from '../auth/realm.ts'
import type { Clock } from '../clock.ts'
import { parseTicket, redeemTicket } from '../realtime/tickets.ts'
import { refuse } from '../../refusals.ts'
import type { Guard } from './guard.ts'
import { sameOrigin } from './same-origin.ts'
import { selectedSlug } from './selection.ts'

/**
 * The door of the live stream: a ticket in the query is the credential, and names its kitchen, because a browser can
 * send no header with a WebSocket. Anything else in the query, a token above all, is refused with the ticket unused.
 */
export const ticketGuard =
  ({ clock, production }: { clock: Clock; production: boolean }): Guard =>
  async ({ tenants }, request) => {
    if (!request.ws) throw refuse('upgrade_required')
    if (production && !sameOrigin(request)) throw refuse('foreign_origin')
    const { ticket, ...others } = request.query as Record<string, unknown> // whatever the URL says
    const named = Object.keys(others).length ? undefined : parseTicket(ticket)
    const tenant = named && (await tenants.byId(named.tenant))
    const slug = selectedSlug(request)
    if (!tenant || (slug !== undefined && tenant.slug.toLowerCase() !== slug))
      throw refuse('ticket_not_valid')
    if (tenant.state !== 'active') throw refuse('unknown_tenant')

    const session = await redeemTicket(tenant, named.secret, clock.now())
    const person = session && (await principalOfSession(realmOfTenant(tenant).read, session, clock.now()))
    if (!person || !person.is_active) throw refuse('ticket_not_valid')
    return {
      tenant,
      realm: realmOfTenant(tenant),
      principal: { account: person.account, role: person.role, realm: tenant.id, session },
    }
  }
