export { Detail, SignedIn } from './auth.schema.ts'
export { presentAccount } from './own-account.ts'
export { sendPasswordReset } from './send-password-reset.ts'
