import { invalid, refuse } from '../../refusals.ts'
import type { App } from './corridor.ts'
import { nestedTooDeep } from './nested-too-deep.ts'

/** JSON, form and multipart bodies are taken everywhere; the dashboard sends "application/json" with no body at all. */
export function readBodies(app: App): void {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers() // of plain text as well
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
