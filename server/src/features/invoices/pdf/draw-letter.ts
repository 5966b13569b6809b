import type { Document } from './document.ts'
import { openPhrases, type Phrases } from './phrases.ts'
import { inner, Sheet, page } from './sheet.ts'
import { accent, dark, faint, small, tiny } from './style.ts'
import { isolated } from './typeset.ts'
import type { Word } from './words/index.ts'

type Letter = {
  title: Word
  number: string
  /** What is said of it beside the buyer. */
  facts: (phrases: Phrases) => [name: string, value: string][]
  state?: 'paid' | 'overdue' | undefined
}

/**
 * A document as a PDF of A4 pages, with who sells to whom above and its number below each page; `body` draws what is
 * between. With a second language each label stands in both; the first one decides from which side the page is read.
 */
export function drawLetter(
  document: Document,
  letter: Letter,
  body: (sheet: Sheet, phrases: Phrases) => void,
): Promise<Buffer> {
  const phrases = openPhrases(document)
  const rightToLeft = document.language === 'ar'
  const sheet = new Sheet({ rightToLeft, title: `${phrases.first[letter.title]} ${letter.number}` })
  drawHead(sheet, document, letter, phrases)
  body(sheet, phrases)
  const half = inner / 2
  return sheet.close((number, of) => {
    const y = page.height - 40
    const whose = [document.seller_name, letter.number].map(isolated).join(' · ')
    sheet.text(whose, tiny, { x: 0, width: half }, y)
    const which = `${phrases.first.page} ${isolated(`${number} / ${of}`)}`
    sheet.text(which, tiny, { x: half, width: half, align: 'end' }, y)
  })
}

function drawHead(sheet: Sheet, document: Document, { title, facts, state }: Letter, phrases: Phrases) {
  const { first, second, label } = phrases
  sheet.fill(accent, { x: 0, width: 40, height: 4, y: sheet.y })
  sheet.y += 16
  const top = sheet.y
  const side = { x: 0, width: inner * 0.54 }
  const other = { x: inner * 0.56, width: inner * 0.44, align: 'end' } as const

  let left = sheet.text(document.seller_name, { size: 15, weight: 'bold', color: dark }, side, top)
  if (document.seller_address) left = sheet.text(document.seller_address, small, side, left + 3)
  if (document.seller_tax_number)
    left = sheet.text(
      `${label('tax_number')}: ${isolated(document.seller_tax_number)}`,
      small,
      side,
      left + 3,
    )
  let right = sheet.text(first[title], { size: 22, weight: 'bold', color: accent }, other, top - 6)
  if (second) right = sheet.text(second[title], { size: 15, weight: 'bold', color: faint }, other, right)
  if (state) right = drawState(sheet, label(state), state, right + 6)

  sheet.y = Math.max(left, right) + 18
  sheet.rule()
  sheet.y += 14
  const start = sheet.y
  left = sheet.text(label('bill_to'), tiny, side)
  left = sheet.text(document.buyer_name, { size: 11, weight: 'bold', color: dark }, side, left + 2)
  if (document.buyer_address) left = sheet.text(document.buyer_address, small, side, left + 1)
  right = start
  for (const [name, value] of facts(phrases)) {
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
