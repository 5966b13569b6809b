export { carriedBy } from './driver-cash.sql.ts'
