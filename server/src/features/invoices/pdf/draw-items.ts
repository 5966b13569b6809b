import type { Document } from './document.ts'
import type { Phrases } from './phrases.ts'
import { inner, type Box, type Sheet } from './sheet.ts'
import { accent, small, strong } from './style.ts'
import type { Word } from './words/index.ts'

// Decimals stand below each other from whichever side the page is read.
type Column = { word: Word; width: number; align: NonNullable<Box['align']> }

const columns: Column[] = [
  { word: 'description', width: 0, align: 'start' },
  { word: 'quantity', width: 38, align: 'right' },
  { word: 'unit_price', width: 62, align: 'right' },
  { word: 'net', width: 64, align: 'right' },
  { word: 'tax_rate', width: 46, align: 'right' },
  { word: 'tax', width: 56, align: 'right' },
  { word: 'gross', width: 68, align: 'right' },
]
const padding = 5

/** Each column with its place; the first has what the others leave. */
const placed = columns.map(({ word, width, align }, place) => {
  const after = columns.slice(place).reduce((sum, one) => sum + one.width, 0)
  const rest = inner - columns.reduce((sum, one) => sum + one.width, 0)
  const [x, room] = place === 0 ? [0, rest] : [inner - after, width]
  return { word, align, x: x + padding, width: room - 2 * padding }
})

/** The table of items. A row is never torn, and each page begins with what the columns are. */
export function drawItems(sheet: Sheet, { items, currency_digits }: Document, phrases: Phrases) {
  const { money, quantity, rate } = phrases
  drawHeader(sheet, phrases)
  items.forEach((item, place) => {
    const texts = [
      item.menu_name,
      item.quantity && quantity(item.quantity),
      item.unit_price && money(item.unit_price),
      money(item.net),
      `${rate(item.tax_rate)}%`,
      money(item.tax),
      money(item.gross),
    ]
    // Three decimals of a dinar need the room of one size.
    const figures = { ...small, size: currency_digits > 2 ? 8.5 : 9 }
    const cells = placed.map((column, at) => {
      const type = at === 0 ? strong : figures
      return { column, type, lines: sheet.lines(texts[at] ?? '', type, column) }
    })
    const height = Math.max(...cells.map(({ lines, type }) => sheet.height(lines, type))) + 12
    if (sheet.room(height)) drawHeader(sheet, phrases)
    else if (place > 0) sheet.rule('#e3eae9', 0.5)
    for (const { column, type, lines } of cells) sheet.draw(lines, type, column, sheet.y + 6)
    sheet.y += height
  })
  sheet.rule(accent, 1)
  sheet.y += 14
}

function drawHeader(sheet: Sheet, { first, second }: Phrases) {
  const type = { size: 8, weight: 'bold', color: '#ffffff' } as const
  const pale = { ...type, weight: 'regular', color: '#cfe3e1' } as const
  const cells = placed.map((column) => ({
    column,
    head: sheet.lines(first[column.word], type, column),
    below: second ? sheet.lines(second[column.word], pale, column) : [],
  }))
  const height = Math.max(
    ...cells.map(({ head, below }) => sheet.height(head, type) + sheet.height(below, pale)),
  )
  sheet.room(height + 60)
  sheet.fill(accent, { x: 0, width: inner, height: height + 10, radius: 3 })
  for (const { column, head, below } of cells)
    sheet.draw(below, pale, column, sheet.draw(head, type, column, sheet.y + 5))
  sheet.y += height + 12
}
