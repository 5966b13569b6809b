import type { Language } from '../../../settings/index.ts'
import { arabic } from './ar.ts'
import { german } from './de.ts'
import { english, type Words } from './en.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'

export type { Word } from './en.ts'
export const words: Record<Language, Words> = {
  en: english,
  ar: arabic,
  de: german,
  es: spanish,
  fr: french,
}
