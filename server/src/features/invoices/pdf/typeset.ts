import bidiFactory from 'bidi-js'
import { faces, type Face, type Weight } from './fonts.ts'

/** bidi-js says "default" where Node sees a CommonJS module. */
const bidi = (bidiFactory as unknown as () => import('bidi-js').Bidi)()

export type Type = { size: number; weight?: Weight; color?: string }
/** Letters of one font and one direction, in the order in which they are drawn. */
export type Run = { face: Face; text: string; width: number }
export type Line = { runs: Run[]; width: number }

/** What is not seen, but for the joiners, which shape letters, and the isolates of below. */
const control = /(?!\u200c|\u200d|\u2068|\u2069)[\p{Cc}\p{Cf}]/gu
const isolates = /\u2068|\u2069/u
/** A part of a line that keeps its own direction: a number behind an Arabic word would else be turned around. */
export const isolated = (text: string) => `\u2068${text}\u2069`
const clean = (text: string) => text.replace(/\s+/gu, ' ').replace(control, '').trim()

/**
 * One line of text by the Unicode Bidirectional Algorithm: levels of the letters, runs of one level and one font, and the
 * runs in the order in which they stand from left to right. Inside a run fontkit shapes the letters, and turns those of
 * Arabic around; what else stands in a run from right to left (brackets, dashes) is turned around here.
 */
export function setLine(text: string, { size, weight = 'regular' }: Type): Line {
  const line = clean(text)
  const { levels } = bidi.getEmbeddingLevels(line, 'auto')
  const mirrored = bidi.getMirroredCharactersMap(line, levels)
  const runs: (Run & { level: number })[] = []
  let at = 0
  for (const letter of line) {
    const level = levels[at] ?? 0
    if (isolates.test(letter)) {
      at += 1
      continue
    }
    const shown = mirrored.get(at) ?? letter
    const before = runs.at(-1)
    const face = faceOf(shown, weight, before?.face)
    if (before?.level === level && before.face === face) before.text += shown
    else runs.push({ level, face, text: shown, width: 0 })
    at += letter.length
  }
  for (const run of runs) {
    const turned = run.level % 2 === 1 && !/\p{Script=Arabic}/u.test(run.text)
    if (turned) run.text = [...run.text].toReversed().join('')
    run.width = (run.face.font.layout(run.text).advanceWidth * size) / run.face.font.unitsPerEm
  }
  const highest = Math.max(0, ...runs.map(({ level }) => level))
  for (let level = highest; level > 0; level -= 1) turn(runs, level)
  return { runs, width: runs.reduce((sum, { width }) => sum + width, 0) }
}

/** Turns around each row of runs of at least this level. */
function turn(runs: { level: number }[], level: number) {
  let start = 0
  for (let at = 0; at <= runs.length; at += 1) {
    if (at < runs.length && runs[at]!.level >= level) continue // the index is in bounds
    runs.splice(start, at - start, ...runs.slice(start, at).toReversed())
    start = at + 1
  }
}

function faceOf(letter: string, weight: Weight, before: Face | undefined): Face {
  const code = letter.codePointAt(0) ?? 0
  const has = ({ font }: Face) => font.hasGlyphForCodePoint(code)
  // A space or a mark stays with the word that it belongs to.
  if (before && has(before)) return before
  return faces[weight].find(has) ?? faces[weight][0]! // the list is not empty
}

/** Text in lines of at most this width, broken between words; a word that is too long stands out. */
export function setLines(text: string, type: Type, width: number): Line[] {
  return text.split(/\r?\n/).flatMap((paragraph) => {
    const lines: Line[] = []
    let kept = ''
    let line: Line | undefined
    for (const word of clean(paragraph)
      .split(' ')
      .flatMap((long) => pieces(long, type, width))) {
      const longer = kept ? `${kept} ${word}` : word
      const set = setLine(longer, type)
      if (line && set.width > width) {
        lines.push(line)
        kept = word
        line = setLine(word, type)
      } else {
        kept = longer
        line = set
      }
    }
    if (line && kept) lines.push(line)
    return lines
  })
}

/** A word that is wider than its column is cut where it must be. */
function pieces(word: string, type: Type, width: number): string[] {
  if (setLine(word, type).width <= width) return [word]
  const letters = [...word]
  const half = Math.ceil(letters.length / 2)
  if (letters.length < 2) return [word]
  return [letters.slice(0, half), letters.slice(half)].flatMap((part) => pieces(part.join(''), type, width))
}
