import type { Document } from './document.ts'
import { isolated } from './typeset.ts'
import { words, type Word } from './words/index.ts'

/** The words, days and figures of a document in its languages. Digits are 0 to 9 in all of them. */
export function openPhrases({ language, second_language, currency_digits, items }: Document) {
  const first = words[language]
  const second = second_language ? words[second_language] : undefined
  const locale = `${language}-u-nu-latn`
  // The days are dates without a time, so they are read and written in one zone.
  const days = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const figures = (least: number, most = least) => {
    const format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
    })
    // As text it is exact, which the type of it does not know for every text.
    return (decimal: string) => format.format(decimal as `${number}`)
  }
  return {
    first,
    second,
    /** In both languages, on one line. */
    label: (word: Word) =>
      second && second[word] !== first[word] ? `${first[word]} · ${isolated(second[word])}` : first[word],
    day: (date: string) => days.format(new Date(`${date}T00:00:00Z`)),
    money: figures(currency_digits),
    quantity: figures(0, 2),
    rate: figures(items.some(({ tax_rate }) => !tax_rate.endsWith('.00')) ? 2 : 0, 2),
  }
}
export type Phrases = ReturnType<typeof openPhrases>
