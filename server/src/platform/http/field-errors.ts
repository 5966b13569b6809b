import type { FastifySchemaValidationError } from 'fastify'
import { invalid, refuse, type Refusal } from '../../refusals.ts'

type Schema = { errorMessage?: string; properties?: Record<string, Schema>; items?: Schema; anyOf?: Schema[] }

/**
 * Validation errors as the contract has them: {"field": ["sentence"]}, nested for lists of objects
 * ({"items": [{}, {"quantity": [..]}]}). An id in a path that can be no id is an unknown one: 404.
 */
export function fieldErrors(
  part: string,
  errors: FastifySchemaValidationError[],
  schema: Schema | undefined,
): Refusal {
  if (part === 'params') return refuse('not_found')
  const answer: Record<string, unknown> = { __proto__: null } // a form may name any field, __proto__ as well
  for (const error of errors) {
    // A null branch of a union says nothing that the other branch does not say better.
    if (error.keyword === 'anyOf' || (error.keyword === 'type' && error.params.type === 'null')) continue
    const path = error.instancePath
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    const named = error.params.missingProperty ?? error.params.additionalProperty
    if (typeof named === 'string') path.push(named)
    put(answer, path.length ? path : ['non_field_errors'], sentence(error, at(schema, path)))
  }
  return invalid(answer as Record<string, string[]>) // nested lists are sent as they are
}

function sentence(error: FastifySchemaValidationError, schema: Schema | undefined): string {
  const { limit, allowedValues } = error.params
  switch (error.keyword) {
    case 'required':
      return 'This field is required.'
    case 'additionalProperties':
      return 'Unknown field.'
    case 'minLength':
      return limit === 1
        ? 'This field may not be blank.'
        : `Ensure this field has at least ${limit} characters.`
    case 'maxLength':
      return `Ensure this field has no more than ${limit} characters.`
    case 'enum':
      return `Not a valid choice. Choose from: ${[allowedValues].flat().join(', ')}.`
    case 'minimum':
      return `Ensure this value is greater than or equal to ${limit}.`
    case 'maximum':
      return `Ensure this value is less than or equal to ${limit}.`
    case 'minItems':
      return 'This list may not be empty.'
    case 'maxItems':
      return `Ensure this list has no more than ${limit} entries.`
    case 'type':
      return typeSentences[String(error.params.type)] ?? 'Not a valid value.'
    default:
      return schema?.errorMessage ?? 'Not a valid value.'
  }
}

const typeSentences: Record<string, string> = {
  integer: 'A valid integer is required.',
  number: 'A valid number is required.',
  boolean: 'Must be a valid boolean.',
  string: 'Not a valid string.',
  array: 'Expected a list of items.',
  object: 'Expected an object.',
}

function at(schema: Schema | undefined, path: string[]): Schema | undefined {
  const [step, ...rest] = path
  const here = schema?.anyOf?.[0] ?? schema
  return step === undefined ? here : at(/^\d+$/.test(step) ? here?.items : here?.properties?.[step], rest)
}

function put(answer: Record<string, unknown>, [name = '', ...rest]: string[], text: string): void {
  if (rest.length === 0) {
    const known = answer[name]
    answer[name] = [...new Set([known ?? [], text].flat())]
    return
  }
  const place = Number(rest[0])
  if (!Number.isInteger(place) || rest.length === 1) return put(answer, [name], `${rest.join('.')}: ${text}`)
  const known = answer[name]
  const list: Record<string, unknown>[] =
    Array.isArray(known) && known.every((one) => typeof one === 'object') ? known : []
  while (list.length <= place) list.push({})
  put(list[place]!, rest.slice(1), text) // the loop above made it
  answer[name] = list
}
