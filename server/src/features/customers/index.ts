export { ownCustomer } from './own-customer.ts'
