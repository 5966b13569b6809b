export { meterUsage } from './meter-usage.ts'
export { Usage } from './usage.schema.ts'
export { usageOf } from './usage.sql.ts'
