export { Plan } from './plans.schema.ts'
export { holdPlan, planById } from './plans.sql.ts'
