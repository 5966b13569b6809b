import { emit } from '../../platform/events/emit.ts'
import type { Event } from '../../platform/events/event.ts'
import type { Note } from '../../platform/jobs/handlers.ts'
import type { KitchenMail } from '../../platform/mail/kitchen-mail.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { notify } from '../notifications/index.ts'
import { mailable, takeReminders } from './reminders.sql.ts'

const aTurn = 50

/** Recurring work: reminds of invoices that are a day, a week and two weeks late. Answers whether there may be more. */
export async function remindOfInvoices(tx: Tx, _now: Date, tenant: Tenant): Promise<boolean> {
  const reminded = await takeReminders(tx, aTurn)
  for (const { id, invoice_number, customer, due_date, open_amount, stage } of reminded) {
    const owed = `${open_amount} ${tenant.currency} of your invoice ${invoice_number}`
    await notify(tx, customer, `${owed} was due on ${due_date} and is still open.`, 'high')
    await emit(tx, {
      topic: 'invoices',
      type: 'invoice.reminded',
      data: { id, invoice_number, customer, stage },
    })
  }
  return reminded.length === aTurn
}

/** Later work for a reminder: a mail, when the customer has an address and has not paid in the meantime. */
export const mailReminder =
  (mail: KitchenMail) =>
  async (tenant: Tenant, { data }: Event, done: Note): Promise<void> => {
    const invoice = await mailable(tenant.read, Number(data.id))
    if (!invoice) return
    const { email, name, invoice_number, due_date, open_amount } = invoice
    const message = {
      to: email,
      subject: `Invoice ${invoice_number} is still open`,
      text: [
        `Hello ${name},`,
        `${open_amount} ${tenant.currency} of your invoice ${invoice_number} from ${tenant.name} was due on ${due_date} and is still open. Please pay it, or tell us if something is wrong with it.`,
        'If you have paid in the meantime, there is nothing to do. Thank you.',
      ].join('\n\n'),
    }
    await mail.sendOnce(tenant, message, done)
  }
