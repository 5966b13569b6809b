export { sendPasswordReset } from './send-password-reset.ts'
