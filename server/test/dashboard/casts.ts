/**
 * How the Flutter dashboard reads JSON (contract 8.3). A wrong type makes its whole screen fail, so it fails the test
 * here with the field's path; where the dashboard would silently show 0 for a text that is no number, the test fails too.
 */
export type Cast<T> = (value: unknown, path: string) => T

class CastError extends Error {
  override readonly name = 'CastError'
}

const wrong = (path: string, wanted: string, value: unknown): never => {
  throw new CastError(`${path} should be ${wanted}, and is ${JSON.stringify(value)?.slice(0, 80)}`)
}
const absent = (value: unknown) => value === null || value === undefined

export const int =
  (fallback = 0): Cast<number> =>
  (value, path) =>
    absent(value) ? fallback : Number.isInteger(value) ? Number(value) : wrong(path, 'an int', value)
export const maybeInt: Cast<number | null> = (value, path) => (absent(value) ? null : int()(value, path))
/** Required: absent crashes. */
export const theInt: Cast<number> = (value, path) =>
  absent(value) ? wrong(path, 'an int', value) : int()(value, path)

export const text =
  (fallback = ''): Cast<string> =>
  (value, path) =>
    absent(value) ? fallback : typeof value === 'string' ? value : wrong(path, 'a text', value)
export const maybeText: Cast<string | null> = (value, path) => (absent(value) ? null : text()(value, path))
/** Required, and never empty. */
export const theText: Cast<string> = (value, path) =>
  typeof value === 'string' && value !== '' ? value : wrong(path, 'a text that is not empty', value)

export const bool =
  (fallback: boolean): Cast<boolean> =>
  (value, path) =>
    absent(value) ? fallback : typeof value === 'boolean' ? value : wrong(path, 'a bool', value)

/** A number or numeric text. */
export const decimal: Cast<number> = (value, path) => {
  if (absent(value)) return 0
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
    ? Number(value)
    : wrong(path, 'a number or numeric text', value)
}
export const maybeDecimal: Cast<number | null> = (value, path) =>
  absent(value) ? null : decimal(value, path)
/** A JSON number: text crashes. */
export const number: Cast<number> = (value, path) =>
  typeof value === 'number' ? value : wrong(path, 'a JSON number', value)
/** A number or whole-number text; other text is shown as 0. */
export const quantity: Cast<number> = (value, path) => {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^\d+$/.test(value)
    ? Number(value)
    : wrong(path, 'a whole number', value)
}

export const list =
  <T>(each: Cast<T>): Cast<T[]> =>
  (value, path) => {
    if (absent(value)) return []
    if (!Array.isArray(value)) return wrong(path, 'a list', value)
    return value.map((item, index) => each(item, `${path}[${index}]`))
  }

type Fields = Record<string, Cast<any>>
export type Read<F extends Fields> = { [Name in keyof F]: ReturnType<F[Name]> }

/** An object of these fields; others are not looked at. */
export const model =
  <F extends Fields>(fields: F): Cast<Read<F>> =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return wrong(path, 'an object', value)
    const found = value as Record<string, unknown> // just checked
    return Object.fromEntries(
      Object.entries(fields).map(([name, cast]) => [name, cast(found[name], `${path}.${name}`)]),
    ) as Read<F>
  }
export const maybe =
  <T>(cast: Cast<T>): Cast<T | null> =>
  (value, path) =>
    absent(value) ? null : cast(value, path)

/** A list that may be a bare array or a page. */
export const rowsOf =
  <T>(each: Cast<T>): Cast<T[]> =>
  (value, path) =>
    Array.isArray(value) ? list(each)(value, path) : model({ results: list(each) })(value, path).results
export const pageOf = <T>(each: Cast<T>) =>
  model({ count: int(), next: maybeText, previous: maybeText, results: list(each) })
