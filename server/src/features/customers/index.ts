export { ownCustomer } from './own-customer.ts'
export { openCustomer, type NewCustomer } from './open-customer.ts'
export { addAddress, type NewAddress } from './add-address.ts'
export { presentCustomer } from './present-customer.ts'
