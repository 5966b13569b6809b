import type { CreditNoteDocument } from './document.ts'
import { drawCredit } from './draw-account.ts'
import { drawItems } from './draw-items.ts'
import { drawLetter } from './draw-letter.ts'

/** A credit note: which invoice it takes back of, why and how much, in the languages of that invoice. */
export const drawCreditNote = (note: CreditNoteDocument): Promise<Buffer> =>
  drawLetter(
    note,
    {
      title: note.seller_tax_number ? 'tax_credit_note' : 'credit_note',
      number: note.credit_note_number,
      facts: ({ label, day }) => [
        [label('credit_note_number'), note.credit_note_number],
        [label('issued'), day(note.date)],
        [label('for_invoice'), note.invoice_number],
        [label('date'), day(note.invoice_date)],
        [label('reason'), note.reason],
      ],
    },
    (sheet, phrases) => {
      drawItems(sheet, note, phrases)
      drawCredit(sheet, note, phrases)
    },
  )
