import Pdf from 'pdfkit'
import { faces } from './fonts.ts'
import { setLines, type Line, type Type } from './typeset.ts'

export const page = { width: 595.28, height: 841.89, margin: 48, foot: 64 }
export const inner = page.width - 2 * page.margin
const leading = 1.4

export type Box = { x: number; width: number; align?: 'start' | 'end' | 'middle' | 'right' }
type Ground = { x: number; width: number; height: number; y?: number; radius?: number }

/**
 * Pages of A4 to draw on from top to bottom; `y` is the current place. Where the text runs from right to left all of it is
 * the other way around: x counts from the side at which lines begin.
 */
export class Sheet {
  y = page.margin
  readonly #doc: InstanceType<typeof Pdf>
  readonly #rightToLeft: boolean

  constructor({ rightToLeft, title }: { rightToLeft: boolean; title: string }) {
    this.#rightToLeft = rightToLeft
    this.#doc = new Pdf({
      size: [page.width, page.height],
      margin: 0,
      bufferPages: true,
      info: { Title: title, Producer: 'Fun Adventure Kitchen', Creator: 'Fun Adventure Kitchen' },
    })
    for (const { name, data } of [...faces.regular, ...faces.bold]) this.#doc.registerFont(name, data)
  }

  height = (lines: readonly Line[], { size }: Type) => lines.length * size * leading
  lines = (text: string, type: Type, { width }: Box) => setLines(text, type, width)

  /** Draws lines at y, or at the current place, which stays where it is. Answers where they end. */
  draw(lines: readonly Line[], type: Type, box: Box, y = this.y): number {
    const { size, color = '#1c2526' } = type
    const atRight = box.align === 'right' || (box.align === 'end') !== this.#rightToLeft
    const share = box.align === 'middle' ? 0.5 : Number(atRight)
    this.#doc.fontSize(size).fillColor(color)
    lines.forEach(({ runs, width }, row) => {
      let x = this.#left(box) + (box.width - width) * share
      for (const run of runs) {
        // Features keep pdfkit from laying out each word by itself, which turns the words of Arabic around.
        const options = { lineBreak: false, baseline: 'alphabetic' as const, features: [] }
        this.#doc.font(run.face.name).text(run.text, x, y + (row * leading + 1.05) * size, options)
        x += run.width
      }
    })
    return y + this.height(lines, type)
  }

  text = (text: string, type: Type, box: Box, y = this.y): number =>
    this.draw(this.lines(text, type, box), type, box, y)

  fill(color: string, { y = this.y, radius = 0, ...box }: Ground) {
    this.#doc.roundedRect(this.#left(box), y, box.width, box.height, radius).fill(color)
  }

  rule(color = '#d5dddd', thick = 0.6) {
    this.fill(color, { x: 0, width: inner, height: thick })
  }

  /** Goes on overleaf when there is no room for so much. Answers whether it did. */
  room(height: number): boolean {
    if (this.y + height <= page.height - page.foot) return false
    this.#doc.addPage()
    this.y = page.margin
    return true
  }

  /** Draws at the foot of each page, and answers the whole. */
  async close(foot: (number: number, of: number) => void): Promise<Buffer> {
    const { count } = this.#doc.bufferedPageRange()
    for (let number = 0; number < count; number += 1) {
      this.#doc.switchToPage(number)
      foot(number + 1, count)
    }
    this.#doc.end()
    return Buffer.concat(await Array.fromAsync<Buffer>(this.#doc))
  }

  #left = ({ x, width }: { x: number; width: number }) =>
    page.margin + (this.#rightToLeft ? inner - x - width : x)
}
