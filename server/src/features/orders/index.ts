export { cancelOpenOrders, countOrders, deleteOrders } from './clean-orders.ts'
export { newestOrders } from './order-lists.sql.ts'
export { Order } from './orders.schema.ts'
