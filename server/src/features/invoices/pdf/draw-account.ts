import { minorUnits } from '../../../platform/money.ts'
import type { CreditNoteDocument, Document, InvoiceDocument } from './document.ts'
import type { Phrases } from './phrases.ts'
import { inner, type Sheet } from './sheet.ts'
import { accent, dark, pale, small, strong, tiny } from './style.ts'
import { isolated } from './typeset.ts'

const methods = ['cash', 'card', 'bank', 'wallet', 'gateway'] as const
const block = { x: inner * 0.46, width: inner * 0.54 }
const names = { x: block.x + 10, width: block.width * 0.66 - 10 }
const figures = { x: block.x + block.width * 0.6, width: block.width * 0.4 - 10, align: 'end' } as const

/** What the items come to, what of it was paid and taken back, and what is still owed. */
export function drawAccount(sheet: Sheet, invoice: InvoiceDocument, phrases: Phrases) {
  const { label, money } = phrases
  const { currency, paid_amount, credited_amount, returned_amount } = invoice
  drawTotals(sheet, invoice, phrases)
  if (isSome(credited_amount)) drawRow(sheet, label('credited_amount'), money(`-${credited_amount}`))
  if (isSome(paid_amount)) drawRow(sheet, label('paid_amount'), money(`-${paid_amount}`))
  if (isSome(returned_amount)) drawRow(sheet, label('returned_amount'), money(returned_amount))
  if (isSome(paid_amount) || isSome(credited_amount))
    drawBand(sheet, label('open_amount'), `${money(invoice.open_amount)} ${currency}`, pale, dark)
  drawEntries(
    sheet,
    label('payments'),
    invoice.payments.map(({ received_on, method, reference, amount }) => {
      const word = methods.find((known) => known === method)
      return [
        phrases.day(received_on),
        [word && label(word), reference].filter(Boolean).map(String).map(isolated).join(' — '),
        money(amount),
      ]
    }),
  )
  drawEntries(
    sheet,
    label('credit_notes'),
    invoice.credit_notes.map(({ credit_note_number, date, reason, total }) => [
      phrases.day(date),
      `${isolated(credit_note_number)} — ${isolated(reason)}`,
      money(total),
    ]),
  )
}

/** What a credit note takes back, and what of it went to the wallet. */
export function drawCredit(sheet: Sheet, note: CreditNoteDocument, phrases: Phrases) {
  drawTotals(sheet, note, phrases)
  if (isSome(note.returned_amount))
    drawRow(sheet, phrases.label('returned_amount'), phrases.money(note.returned_amount))
}

const isSome = (amount: string) => minorUnits(amount) !== 0n

function drawTotals(sheet: Sheet, { net, tax, tax_rate, total, currency }: Document, phrases: Phrases) {
  const { label, money, rate } = phrases
  sheet.room(150)
  drawRow(sheet, label('net_total'), money(net))
  drawRow(sheet, `${label('tax_total')} ${isolated(`(${rate(tax_rate)}%)`)}`, money(tax))
  drawBand(sheet, label('total'), `${money(total)} ${currency}`, accent, '#ffffff')
}

function drawRow(sheet: Sheet, name: string, amount: string) {
  sheet.text(name, small, names)
  sheet.y = sheet.text(amount, strong, figures) + 3
}

function drawBand(sheet: Sheet, name: string, amount: string, ground: string, color: string) {
  const type = { size: 11, weight: 'bold', color } as const
  sheet.y += 3
  sheet.fill(ground, { ...block, height: 26, radius: 3 })
  sheet.text(name, { ...type, size: 9.5 }, names, sheet.y + 6)
  sheet.text(amount, type, figures, sheet.y + 5)
  sheet.y += 33
}

/** A small table of days, words and amounts. */
function drawEntries(sheet: Sheet, title: string, entries: string[][]) {
  if (!entries.length) return
  sheet.room(48)
  sheet.y = sheet.text(title, strong, { x: 0, width: inner }, sheet.y + 8) + 4
  for (const [day = '', what = '', amount = ''] of entries) {
    const middle = { x: 90, width: inner - 190 }
    const lines = sheet.lines(what, small, middle)
    sheet.room(sheet.height(lines, small) + 8)
    sheet.rule('#e3eae9', 0.5)
    sheet.text(day, { ...tiny, size: 9 }, { x: 0, width: 90 }, sheet.y + 4)
    sheet.text(amount, small, { x: inner - 100, width: 100, align: 'end' }, sheet.y + 4)
    sheet.y = sheet.draw(lines, small, middle, sheet.y + 4) + 4
  }
  sheet.y += 6
}
