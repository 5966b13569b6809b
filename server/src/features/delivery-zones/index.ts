export { findZone } from './zones.sql.ts'
export { presentRoute } from './keep-routes.ts'
export { presentZone } from './keep-zones.ts'
export { takePlace } from './take-place.ts'
