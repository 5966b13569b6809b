import type { InvoiceDocument } from './document.ts'
import { drawAccount } from './draw-account.ts'
import { drawItems } from './draw-items.ts'
import { openPhrases } from './phrases.ts'
import { inner, Sheet, page } from './sheet.ts'
import { accent, dark, faint, small, tiny } from './style.ts'
import { isolated } from './typeset.ts'

/**
 * The invoice as a PDF of A4 pages: who sells to whom, the items with net, rate, tax and gross, the totals, what was paid
 * and what was taken back. It is called a tax invoice only where the seller has a tax number. With a second language each
 * label stands in both; the first one decides from which side the page is read.
 */
export function drawInvoice(invoice: InvoiceDocument): Promise<Buffer> {
  const phrases = openPhrases(invoice)
  const rightToLeft = invoice.language === 'ar'
  const sheet = new Sheet({ rightToLeft, title: `${phrases.first.invoice} ${invoice.invoice_number}` })
  drawHead(sheet, invoice, phrases)
  drawItems(sheet, invoice, phrases)
  drawAccount(sheet, invoice, phrases)
  const half = inner / 2
  return sheet.close((number, of) => {
    const y = page.height - 40
    const whose = [invoice.seller_name, invoice.invoice_number].map(isolated).join(' · ')
    sheet.text(whose, tiny, { x: 0, width: half }, y)
    const which = `${phrases.first.page} ${isolated(`${number} / ${of}`)}`
    sheet.text(which, tiny, { x: half, width: half, align: 'end' }, y)
  })
}

type Phrases = ReturnType<typeof openPhrases>

function drawHead(sheet: Sheet, invoice: InvoiceDocument, phrases: Phrases) {
  const { first, second, label, day } = phrases
  const title = invoice.seller_tax_number ? 'tax_invoice' : 'invoice'
  sheet.fill(accent, { x: 0, width: 40, height: 4, y: sheet.y })
  sheet.y += 16
  const top = sheet.y
  const side = { x: 0, width: inner * 0.54 }
  const other = { x: inner * 0.56, width: inner * 0.44, align: 'end' } as const

  let left = sheet.text(invoice.seller_name, { size: 15, weight: 'bold', color: dark }, side, top)
  if (invoice.seller_address) left = sheet.text(invoice.seller_address, small, side, left + 3)
  if (invoice.seller_tax_number)
    left = sheet.text(`${label('tax_number')}: ${isolated(invoice.seller_tax_number)}`, small, side, left + 3)
  let right = sheet.text(first[title], { size: 22, weight: 'bold', color: accent }, other, top - 6)
  if (second) right = sheet.text(second[title], { size: 15, weight: 'bold', color: faint }, other, right)
  const state = invoice.status === 'paid' ? 'paid' : invoice.is_overdue ? 'overdue' : undefined
  if (state) right = drawState(sheet, label(state), state, right + 6)

  sheet.y = Math.max(left, right) + 18
  sheet.rule()
  sheet.y += 14
  const start = sheet.y
  left = sheet.text(label('bill_to'), tiny, side)
  left = sheet.text(invoice.buyer_name, { size: 11, weight: 'bold', color: dark }, side, left + 2)
  if (invoice.buyer_address) left = sheet.text(invoice.buyer_address, small, side, left + 1)
  const { period_start, period_end } = invoice
  const facts = [
    [label('number'), invoice.invoice_number],
    [label('date'), day(invoice.date)],
    [label('due_date'), day(invoice.due_date)],
    ...(period_start && period_end ? [[label('period'), `${day(period_start)} – ${day(period_end)}`]] : []),
  ]
  right = start
  for (const [name = '', value = ''] of facts) {
    const names = sheet.text(name, small, { x: inner * 0.46, width: inner * 0.24 }, right)
    const bold = { size: 9, weight: 'bold', color: dark } as const
    right =
      Math.max(names, sheet.text(value, bold, { x: inner * 0.7, width: inner * 0.3, align: 'end' }, right)) +
      3
  }
  sheet.y = Math.max(left, right) + 16
}

function drawState(sheet: Sheet, text: string, state: 'paid' | 'overdue', y: number): number {
  const [ground, ink] = state === 'paid' ? ['#e0f2ec', '#0b6b4f'] : ['#fdeaea', '#b3261e']
  const type = { size: 9, weight: 'bold', color: ink } as const
  const [line] = sheet.lines(text, type, { x: 0, width: inner })
  const width = (line?.width ?? 0) + 20
  const box = { x: inner - width, width, align: 'middle' } as const
  sheet.fill(ground, { ...box, height: 19, y, radius: 9.5 })
  sheet.text(text, type, box, y + 2.6)
  return y + 19
}
