export { lookAfterPayments } from './look-after-payments.ts'
