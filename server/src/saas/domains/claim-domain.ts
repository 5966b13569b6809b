import { randomBytes } from 'node:crypto'
import { Resolver } from 'node:dns/promises'
import type { Deps } from '../../deps.ts'
import { invalid, refuse, refusedAction } from '../../refusals.ts'
import type { NewDomain } from './domains.schema.ts'
import {
  deleteDomain,
  domainById,
  dropUnproven,
  insertDomain,
  openTenant,
  setVerified,
} from './domains.sql.ts'

type DomainDeps = Pick<Deps, 'config' | 'control' | 'tenants'>

/**
 * Writes down that a kitchen wants to be reached by a host of its own. The host leads nowhere until DNS has shown whose
 * it is. A host that is somebody's, proven or claimed within a day, is refused by field.
 */
export function claimDomain({ control, config }: DomainDeps, { tenant, domain: text }: NewDomain) {
  const domain = text.toLowerCase()
  if (config.http.baseHosts.some((base) => domain === base || domain.endsWith(`.${base}`)))
    throw invalid({ domain: 'This is a host of the platform itself.' })
  return control.write(async (tx) => {
    if (!(await openTenant(tx, tenant))) throw invalid({ tenant: 'There is no such kitchen.' })
    await dropUnproven(tx, domain)
    const { id } = await insertDomain(tx, tenant, domain, randomBytes(24).toString('base64url'))
    const made = await domainById(tx, id)
    if (!made) throw new Error('the domain was just written')
    return made
  })
}

/** Looks for the TXT record by which the domain's owner says yes. From then on the host selects the kitchen. */
export async function verifyDomain({ config, control, tenants }: DomainDeps, id: number) {
  const claimed = await domainById(control.read, id)
  if (!claimed) throw refuse('not_found')
  if (!(await textsAt(claimed.txt_name, config.dnsServers)).includes(claimed.txt_value)) {
    throw refusedAction(
      `There is no TXT record ${claimed.txt_name} with this value yet; DNS can take an hour.`,
    )
  }
  await control.write((tx) => setVerified(tx, id))
  tenants.forgetDomain(claimed.domain)
  return (await domainById(control.read, id)) ?? claimed
}

export async function releaseDomain({ control, tenants }: DomainDeps, id: number): Promise<void> {
  const gone = await control.write((tx) => deleteDomain(tx, id))
  if (!gone) throw refuse('not_found')
  tenants.forgetDomain(gone.domain)
}

/** No record, no such name and no answer are the same here: it is not proven. */
async function textsAt(name: string, servers: string[]): Promise<string[]> {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 })
  if (servers.length) resolver.setServers(servers)
  const records = await resolver.resolveTxt(name).catch((): string[][] => [])
  return records.map((parts) => parts.join(''))
}
