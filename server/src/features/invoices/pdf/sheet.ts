import Pdf from 'pdfkit'
import { faces } from './fonts.ts'
import { setLines, type Line, type Type } from './typeset.ts'

export const page = { width: 595.28, height: 841.89, margin: 48, foot: 64 }
export const inner = page.width - 2 * page.margin
const leading = 1.4

export type Box = { x: number; width: number; align?: 'start' | 'end' | 'middle' | 'right' }

/**
 * Pages of A4 to draw on from top to bottom. Where the text runs from right to left all of it is the other way around: x
 * counts from the side at which lines begin.
 */
export function openSheet({ rightToLeft, title }: { rightToLeft: boolean; title: string }) {
  const doc = new Pdf({
    size: [page.width, page.height],
    margin: 0,
    bufferPages: true,
    lang: rightToLeft ? 'ar' : 'en',
    info: { Title: title, Producer: 'Fun Adventure Kitchen', Creator: 'Fun Adventure Kitchen' },
  })
  for (const { name, data } of [...faces.regular, ...faces.bold]) doc.registerFont(name, data)
  const left = ({ x, width }: { x: number; width: number }) =>
    page.margin + (rightToLeft ? inner - x - width : x)

  const sheet = {
    y: page.margin,
    height: (lines: readonly Line[], { size }: Type): number => lines.length * size * leading,
    lines: (text: string, type: Type, { width }: Box): Line[] => setLines(text, type, width),

    /** Draws lines at y, or at the current place, which stays where it is. Answers where they end. */
    draw(lines: readonly Line[], type: Type, box: Box, y: number = sheet.y): number {
      const { size, color = '#1c2526' } = type
      const begin = left(box)
      lines.forEach(({ runs, width }, row) => {
        const atRight = box.align === 'right' || (box.align === 'end') !== rightToLeft
        let x = begin + (box.width - width) * (box.align === 'middle' ? 0.5 : atRight ? 1 : 0)
        for (const run of runs) {
          doc.font(run.face.name).fontSize(size).fillColor(color)
          doc.text(run.text, x, y + (row * leading + 1.05) * size, {
            lineBreak: false,
            baseline: 'alphabetic',
            features: [],
          })
          x += run.width
        }
      })
      return y + sheet.height(lines, type)
    },

    text: (text: string, type: Type, box: Box, y: number = sheet.y): number =>
      sheet.draw(sheet.lines(text, type, box), type, box, y),

    fill(color: string, box: { x: number; width: number; height: number; y?: number; radius?: number }) {
      doc.roundedRect(left(box), box.y ?? sheet.y, box.width, box.height, box.radius ?? 0).fill(color)
    },

    rule(color = '#d5dddd', thick = 0.6, { x, width }: Box = { x: 0, width: inner }) {
      doc.rect(left({ x, width }), sheet.y, width, thick).fill(color)
    },

    /** Goes on overleaf when there is no room for so much. Answers whether it did. */
    room(height: number): boolean {
      if (sheet.y + height <= page.height - page.foot) return false
      doc.addPage()
      sheet.y = page.margin
      return true
    },

    /** Draws at the foot of each page, and answers the whole. */
    async close(foot: (number: number, of: number) => void): Promise<Buffer> {
      const { count } = doc.bufferedPageRange()
      for (let number = 0; number < count; number += 1) {
        doc.switchToPage(number)
        foot(number + 1, count)
      }
      const parts: Buffer[] = []
      const whole = new Promise<Buffer>((resolve, reject) => {
        doc.on('data', (part: Buffer) => parts.push(part))
        doc.on('end', () => resolve(Buffer.concat(parts)))
        doc.on('error', reject)
      })
      doc.end()
      return whole
    },
  }
  return sheet
}
export type Sheet = ReturnType<typeof openSheet>
