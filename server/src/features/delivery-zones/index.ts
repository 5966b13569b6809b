export { findZone } from './zones.sql.ts'
