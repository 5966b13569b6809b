import type { InvoiceDocument } from './document.ts'
import { drawAccount } from './draw-account.ts'
import { drawItems } from './draw-items.ts'
import { drawLetter } from './draw-letter.ts'

/**
 * An invoice: the items with net, rate, tax and gross, the totals, what was paid and what was taken back. It is called a
 * tax invoice only where the seller has a tax number.
 */
export function drawInvoice(invoice: InvoiceDocument): Promise<Buffer> {
  const { period_start, period_end } = invoice
  return drawLetter(
    invoice,
    {
      title: invoice.seller_tax_number ? 'tax_invoice' : 'invoice',
      number: invoice.invoice_number,
      state: invoice.status === 'paid' ? 'paid' : invoice.is_overdue ? 'overdue' : undefined,
      facts: ({ label, day }) => [
        [label('number'), invoice.invoice_number],
        [label('date'), day(invoice.date)],
        [label('due_date'), day(invoice.due_date)],
        ...(period_start && period_end
          ? [[label('period'), `${day(period_start)} – ${day(period_end)}`] as [string, string]]
          : []),
      ],
    },
    (sheet, phrases) => {
      drawItems(sheet, invoice, phrases)
      drawAccount(sheet, invoice, phrases)
    },
  )
}
