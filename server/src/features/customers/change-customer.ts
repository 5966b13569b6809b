import { refuse } from '../../refusals.ts'
import { updateAccount } from '../../platform/auth/accounts.sql.ts'
import { emit } from '../../platform/events/emit.ts'
import type { Static } from '../../platform/http/schemas.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { lockCustomer, updateCustomer } from './customers.sql.ts'
import type { CustomerPatch } from './customers.schema.ts'
import { presentCustomer } from './present-customer.ts'
import { zoneField } from './zone-field.ts'

/** Changes what is named. A phone or e-mail address that is somebody's is refused by field (the unique indexes decide). */
export function changeCustomer(tenant: Tenant, id: number, wish: Static<typeof CustomerPatch>) {
  const { email, first_name, last_name, zone, phone, allergies, dislikes, ...plain } = wish
  const account = {
    ...(email !== undefined && { email }),
    ...(first_name !== undefined && { first_name }),
    ...(last_name !== undefined && { last_name }),
  }

  return tenant.write(async (tx) => {
    const customer = await lockCustomer(tx, id)
    if (!customer) throw refuse('not_found')
    if (Object.keys(account).length) await updateAccount(tx, customer.account, account)
    await updateCustomer(tx, id, {
      ...plain,
      ...(allergies && { allergies: JSON.stringify(allergies) }),
      ...(dislikes && { dislikes: JSON.stringify(dislikes) }),
      ...(phone !== undefined && { phone: phone || null }),
      ...(zone !== undefined && { zone: await zoneField(tx, zone) }),
    })
    if (allergies) await emit(tx, { topic: 'customers', type: 'allergies.changed', data: { id } })
    return presentCustomer(tx, id)
  })
}
