import type { PageRequest } from '../../platform/db/listing.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { addAddress, type NewAddress } from './add-address.ts'
import { listAddresses } from './addresses.sql.ts'
import { changeAddress } from './change-address.ts'
import { customerOfAccount } from './customers.sql.ts'
import { ownCustomer } from './own-customer.ts'
import { presentAddress } from './present-address.ts'
import { removeAddress } from './remove-address.ts'

/** What a customer may do with their own addresses; everybody else's are unknown to them. */
export async function ownAddresses({ read }: Tenant, account: number, request: PageRequest) {
  const { id: customer } = await ownCustomer(read, account)
  return listAddresses(read, { customer }, request)
}

/** The same for any account: somebody who is no customer has none (contract 5.12). */
export async function addressesOfAccount({ read }: Tenant, account: number, request: PageRequest) {
  const nobody = 0
  const { id: customer = nobody } = (await customerOfAccount(read, account)) ?? {}
  return listAddresses(read, { customer }, request)
}

export async function ownAddress({ read }: Tenant, account: number, id: number) {
  return presentAddress(read, id, (await ownCustomer(read, account)).id)
}

export const addOwnAddress = ({ write }: Tenant, account: number, wish: NewAddress) =>
  write(async (tx) => addAddress(tx, (await ownCustomer(tx, account)).id, wish, 'customer'))

export const changeOwnAddress = ({ write }: Tenant, account: number, id: number, wish: NewAddress) =>
  write(async (tx) => changeAddress(tx, id, wish, 'customer', (await ownCustomer(tx, account)).id))

export const removeOwnAddress = ({ write }: Tenant, account: number, id: number) =>
  write(async (tx) => removeAddress(tx, id, (await ownCustomer(tx, account)).id))
