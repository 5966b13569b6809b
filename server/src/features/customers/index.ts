export { addAddress, type NewAddress } from './add-address.ts'
export { openCustomer, type NewCustomer } from './open-customer.ts'
export { ownCustomer } from './own-customer.ts'
