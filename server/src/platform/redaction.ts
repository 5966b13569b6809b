/** What must never stand in a log, wherever it came from. Applied to every line but those of requests, which hold none. */
const secrets: [RegExp, string][] = [
  [
    /"([\w-]*(?:password|passwd|secret|token|authorization|cookie|api_?key|e?mail|phone)[\w-]*)":\s*"(?:[^"\\]|\\.)*"/gi,
    '"$1":"[hidden]"',
  ],
  [/\bBearer +[\w.~+/-]+=*/gi, 'Bearer [hidden]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]'],
  [/\/shared\/[\w-]+\/[^\s/"]+/g, '/shared/[link]'],
  [/\bfak_\d+_[\w-]+/g, '[key]'],
  [/\b(?:sk|rk|whsec)_\w+/g, '[key]'],
  [/\b(postgres(?:ql)?|rediss?|smtps?|https?):\/\/[^\s/@"]+@/gi, '$1://[hidden]@'],
  [/[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail]'],
  [/\+\d[\d ().-]{6,}\d/g, '[phone]'],
]

export const redact = (text: string): string =>
  secrets.reduce((clean, [secret, instead]) => clean.replace(secret, instead), text)

/**
 * An error without what it was about: PostgreSQL's carry the values of the row they refused, in `detail`, `where` and
 * between quotes in the message, and ours may carry a whole body.
 */
export function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { message: withoutValues(String(error)) }
  // Driver errors name these; what they hold is the name of a thing of ours.
  const { code, table, column, constraint, cause } = error as Error &
    Partial<Record<'code' | 'table' | 'column' | 'constraint', unknown>>
  return {
    type: error.constructor.name,
    message: withoutValues(error.message),
    ...Object.fromEntries(
      Object.entries({ code, table, column, constraint }).filter(([, value]) => typeof value === 'string'),
    ),
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 20)
      .join('\n'),
    ...(cause instanceof Error && { cause: plainError(cause) }),
  }
}

/** Numbers that could be somebody's, and what stands between quotes, which in PostgreSQL's sentences are values. */
const withoutValues = (message: string): string =>
  redact(message)
    .replace(/: "(?:[^"\\]|\\.)*"/g, ': [value]')
    .replace(/\d[\d ().-]{5,}\d/g, '[number]')
    .slice(0, 500)
