import { invalid, refuse } from '../../refusals.ts'
import type { App } from './corridor.ts'

/** JSON, form and multipart bodies are taken everywhere; the dashboard sends "application/json" with no body at all. */
export function readBodies(app: App): void {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser<string>(
    /^application\/(.+\+)?json/,
    { parseAs: 'string' },
    (request, body, done) => {
      if (body === '') return done(null, {})
      if (nestedTooDeep(body)) return done(refuse('malformed'))
      return void parseJson(request, body, done)
    },
  )
  app.addContentTypeParser<string>(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body))),
  )
}

/** A door that takes nothing refuses what it is given by name, as the others refuse what they do not know. */
export function refuseFields(body: unknown): void {
  if (typeof body !== 'object' || body === null) return
  if (Array.isArray(body)) throw invalid({ non_field_errors: 'Expected an object.' })
  const names = Object.keys(body)
  if (names.length) throw invalid(Object.fromEntries(names.map((name) => [name, 'Unknown field.'])))
}

/** Depth beyond anything we read; counted before parsing, which would recurse. */
function nestedTooDeep(json: string, most = 50): boolean {
  let depth = 0
  for (let place = 0; place < json.length; place += 1) {
    const sign = json.charCodeAt(place)
    if ((sign === 0x5b || sign === 0x7b) && (depth += 1) > most) return true
    if (sign === 0x5d || sign === 0x7d) depth -= 1
  }
  return false
}
