import { mailReminder } from './features/invoices/index.ts'
import { tellCustomer } from './features/notifications/index.ts'
import { serveSafely } from './features/production/index.ts'
import type { Handler, Handlers } from './platform/jobs/handlers.ts'
import type { KitchenMail } from './platform/mail/kitchen-mail.ts'

const toCustomer = { name: 'tell-customer', run: tellCustomer }
const safely: Handler = {
  name: 'serve-safely',
  async run(tx, tenant) {
    await serveSafely(tx, tenant)
  },
}

/** Which later work follows which type of event. The names are kept in databases: one that has run is never renamed. */
export const handlers: Handlers = {
  'delivery.moved': [toCustomer],
  'order.cancelled': [toCustomer],
  'dish.changed': [safely],
  'allergies.changed': [safely],
}

/** Those that send mail. */
export const mailings = (mail: KitchenMail): Handlers => ({
  'invoice.reminded': [{ name: 'mail-reminder', outside: mailReminder(mail) }],
})
