import { nestedTooDeep } from './nested-too-deep.ts'
import { invalid } from '../../refusals.ts'

/** The part of JSON Schema that our schemas use. */
type Schema = {
  type?: string
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  additionalProperties?: boolean
  readOnlyFields?: string[]
  verbatim?: boolean
  decimal?: boolean
  lenient?: boolean
}

/**
 * Brings what clients send to the types that the schema names, as Django REST did: numeric text to numbers, "true" and
 * "1" to booleans, numbers to text, text trimmed, and (forms only know text) JSON text to lists and objects. Fields that
 * are read-only in this place are dropped. Everything else is left for validation to judge; null stays null.
 */
export function coerce(schema: Schema, value: unknown, field = 'non_field_errors'): unknown {
  // What can be no integer is for validation to judge: in a path it is an unknown id, and no bad text.
  if (typeof value === 'string' && schema.type !== 'integer') refuseUnstorable(value, field)
  if (schema.anyOf) {
    if (value === null) return null
    const branch = schema.anyOf.find((one) => one.type !== 'null')
    return branch ? coerce(branch, value, field) : value
  }
  switch (schema.type) {
    case 'string':
      if (typeof value === 'number') return String(value)
      if (typeof value !== 'string' || schema.verbatim) return value
      return schema.decimal ? inFull(value.trim()) : value.trim()
    case 'integer':
      return typeof value === 'string' && /^-?\d{1,15}$/.test(value.trim()) ? Number(value) : value
    case 'number':
      return typeof value === 'string' && /^-?\d{1,15}(\.\d+)?$/.test(value.trim()) ? Number(value) : value
    case 'boolean':
      return (
        booleans.get(typeof value === 'string' ? value.trim().toLowerCase() : value) ??
        (schema.lenient ? undefined : value)
      )
    case 'array': {
      const list = fromText(value)
      return Array.isArray(list) && schema.items
        ? list.map((item) => coerce(schema.items!, item, field))
        : list // items was just checked
    }
    case 'object':
      return coerceObject(schema, fromText(value), field)
    default:
      return value
  }
}

function coerceObject(schema: Schema, value: unknown, field: string) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { properties: known = {}, readOnlyFields = [], additionalProperties = false } = schema
  const fields: [string, unknown][] = []
  for (const [name, one] of Object.entries(value)) {
    if (Object.hasOwn(known, name)) fields.push([name, coerce(known[name]!, one, name)]) // hasOwn says so
    else if (!readOnlyFields.includes(name)) {
      if (additionalProperties) refuseUnstorableWithin([name, one], field)
      fields.push([name, one])
    }
  }
  return Object.fromEntries(fields)
}

/** "+4" as "4", "-.5" as "-0.5", "5." as "5"; what is no decimal stays as it is. */
function inFull(text: string): string {
  const [, sign, whole, part] = /^([+-]?)(\d*)\.?(\d*)$/.exec(text) ?? []
  if (!whole && !part) return text
  return `${sign === '-' ? '-' : ''}${whole || '0'}${part && `.${part}`}`
}

const booleans = new Map<unknown, boolean>([
  ['true', true],
  ['1', true],
  ['on', true],
  [1, true],
  ['false', false],
  ['0', false],
  ['off', false],
  [0, false],
])

/**
 * PostgreSQL stores no NUL, refuses half of a surrogate pair in JSON, and in text it would be another character: refused
 * here, where the field has a name.
 */
function refuseUnstorable(text: string, field: string) {
  if (text.includes('\0')) throw invalid({ [field]: 'Null characters are not allowed.' })
  if (!text.isWellFormed()) throw invalid({ [field]: 'This text ends or begins within a character.' })
}

/** JSON that no schema describes: its names are text as well. */
function refuseUnstorableWithin(json: unknown, field: string) {
  if (typeof json === 'string') refuseUnstorable(json, field)
  else if (typeof json === 'object' && json !== null)
    for (const part of Object.entries(json).flat()) refuseUnstorableWithin(part, field)
}

function fromText(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value) || nestedTooDeep(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
