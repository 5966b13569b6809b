export { notify } from './notify.ts'
export { tellCustomer } from './tell-customer.ts'
