export { activeItemById } from './inventory-items.sql.ts'
