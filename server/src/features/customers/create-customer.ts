import { invalid } from '../../refusals.ts'
import type { Static } from '../../platform/http/schemas.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { addAddress } from './add-address.ts'
import type { CustomerCreate } from './customers.schema.ts'
import { openForOffice } from './open-for-office.ts'
import { presentCustomer } from './present-customer.ts'
import { zoneField } from './zone-field.ts'

/**
 * The office makes a customer, who has no password yet. An address that is filled in becomes the active default one.
 * A phone or e-mail address that is somebody's is refused by field.
 */
export function createCustomer(tenant: Tenant, wish: Static<typeof CustomerCreate>) {
  const {
    phone,
    name,
    email = '',
    zone: wishedZone = null,
    emirates_id,
    preferred_communication,
    ...place
  } = wish

  return tenant.write(async (tx) => {
    const zone = await zoneField(tx, wishedZone)
    const made = await openForOffice(tx, tenant, {
      name,
      phone,
      email,
      zone,
      ...(emirates_id && { emirates_id }),
      ...(preferred_communication && { preferred_communication }),
    })
    if ('taken' in made) throw invalid({ [made.taken]: `A customer with this ${made.taken} exists already.` })
    if (Object.values(place).some(Boolean))
      await addAddress(tx, made.id, { ...place, zone, is_default: true }, 'office')
    return presentCustomer(tx, made.id)
  })
}
