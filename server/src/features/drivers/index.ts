export { followAccount, holdDriverOf } from './driver-accounts.sql.ts'
