export { provisionTenant } from './provision-tenant.ts'
export { startJanitor } from './janitor.ts'
export { migrateFleet } from './migrate-fleet.ts'
