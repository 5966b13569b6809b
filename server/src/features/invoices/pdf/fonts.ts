import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'

export type Weight = 'regular' | 'bold'
export type Face = { name: string; data: Buffer; font: Font }

const folders = { regular: '400Regular', bold: '600SemiBold' } as const

/** A letter is set in the first of these that has it. As TTF: fontkit inflates each table of a WOFF anew, in JavaScript. */
const load = (weight: Weight): Face[] =>
  [
    ['ibm-plex-sans', 'IBMPlexSans'],
    ['ibm-plex-sans-arabic', 'IBMPlexSansArabic'],
    ['noto-sans-devanagari', 'NotoSansDevanagari'],
  ].map(([family, file]) => {
    const folder = folders[weight]
    const name = `@expo-google-fonts/${family}/${folder}/${file}_${folder}.ttf`
    const data = readFileSync(fileURLToPath(import.meta.resolve(name)))
    return { name, data, font: create(data) as Font } // one font in a file, not a collection
  })

/** Read once, by the thread that prints. */
export const faces: Record<Weight, Face[]> = { regular: load('regular'), bold: load('bold') }
