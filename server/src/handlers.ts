import { tellCustomer } from './features/notifications/index.ts'
import type { Handlers } from './platform/jobs/handlers.ts'

const toCustomer = { name: 'tell-customer', run: tellCustomer }

/** Which later work follows which type of event. The names are kept in databases: one that has run is never renamed. */
export const handlers: Handlers = {
  'delivery.moved': [toCustomer],
  'order.cancelled': [toCustomer],
}
