import { STATUS_CODES } from 'node:http'
import type { RouteOptions } from 'fastify'
import { Type, type TSchema } from 'typebox'
import { refuse, invalid, type Refusal } from '../../refusals.ts'
import { anyKitchenGuard, openGuard, platformGuard, type Guard } from './guard.ts'
import { whyRefused } from './schemas.ts'

const Detail = Type.Object(
  { detail: Type.String(), code: Type.Optional(Type.String()) },
  { title: 'Reason', additionalProperties: true },
)
const Sentence = Type.Object(
  { error: Type.String(), status: Type.Optional(Type.Integer()) },
  { title: 'Refused action', additionalProperties: false },
)
const Fields = Type.Record(Type.String(), Type.Array(Type.Unknown()), { title: 'Fields' })
const Throttled = Type.Object(
  {
    detail: Type.String(),
    code: Type.String(),
    retry_after: Type.Integer({ description: 'Seconds.' }),
    error: Type.Optional(Type.String()),
  },
  { title: 'Throttled' },
)

type Said = { name: string; when: string; schema: TSchema; example: Refusal }

/** Every answer that refuses, by status: in which shape, and when. */
const refusedWith: Record<string, Said> = {
  400: {
    name: 'BadRequest',
    when: 'Something in the request cannot be used: sentences per field (nested for lists of objects), a refused action, or a reason.',
    schema: Type.Union([Fields, Sentence, Detail]),
    example: invalid({ name: 'This field is required.' }),
  },
  401: {
    name: 'Unauthorized',
    when: 'Nobody is signed in, or with what is no longer good.',
    schema: Type.Union([Detail, Sentence]),
    example: refuse('not_authenticated'),
  },
  402: {
    name: 'PaymentRequired',
    when: 'The money is not there.',
    schema: Detail,
    example: refuse('insufficient_balance'),
  },
  403: {
    name: 'Forbidden',
    when: 'Signed in, but not allowed; or there is no such kitchen.',
    schema: Type.Union([Detail, Sentence]),
    example: refuse('permission_denied'),
  },
  404: {
    name: 'NotFound',
    when: 'There is nothing of this id, or not for the caller; or no such page.',
    schema: Type.Union([Detail, Sentence]),
    example: refuse('not_found'),
  },
  409: {
    name: 'Conflict',
    when: 'What is asked for no longer goes with how things stand.',
    schema: Type.Union([Detail, Sentence]),
    example: refuse('in_use'),
  },
  413: {
    name: 'TooLarge',
    when: 'The body is too large.',
    schema: Sentence,
    example: refuse('body_too_large'),
  },
  415: {
    name: 'UnsupportedMediaType',
    when: 'The body is neither JSON nor a form, or is compressed.',
    schema: Sentence,
    example: refuse('unsupported_media_type'),
  },
  422: {
    name: 'Unprocessable',
    when: 'The Idempotency-Key was used with another request.',
    schema: Detail,
    example: refuse('idempotency_key_reused'),
  },
  426: {
    name: 'UpgradeRequired',
    when: 'This is a WebSocket.',
    schema: Detail,
    example: refuse('upgrade_required'),
  },
  429: {
    name: 'TooManyRequests',
    when: 'Too many requests; Retry-After says for how long.',
    schema: Throttled,
    example: refuse('throttled', { retry_after: 30 }),
  },
  503: {
    name: 'Unavailable',
    when: 'Too busy; Retry-After says for how long.',
    schema: Detail,
    example: refuse('overloaded'),
  },
}

export const problems = Object.fromEntries(
  Object.values(refusedWith).map(({ name, when, schema, example }) => [
    name,
    { description: when, content: { 'application/json': { schema, example: example.body } } },
  ]),
)

/** What stands in the document for an answer: a refusal by its status, anything else with a description. */
export function answerIn<T extends { description?: string }>(
  status: string,
  answer: T,
): T | { $ref: string } {
  const refused = refusedWith[status]
  if (refused && answer.description === whyRefused) return { $ref: `#/components/responses/${refused.name}` }
  return answer.description === unnamed ? { ...answer, description: STATUS_CODES[status] ?? unnamed } : answer
}

/** What @fastify/swagger calls an answer whose schema has no description. */
const unnamed = 'Default Response'

/**
 * The refusals that any route of this kind can answer with, so that no route needs to list them: by its door, its
 * permission, its method, its parameters and whether it takes an Idempotency-Key. What only a rule of its room can bring
 * about, a route lists itself.
 */
export function refusalsOf(route: Pick<RouteOptions, 'method' | 'schema' | 'config'>): string[] {
  const { permission, watched, guard } = route.config ?? {}
  const { body, querystring, params, headers } = route.schema ?? {}
  const writes = !['GET', 'HEAD'].includes(String(route.method))
  const query = Object.keys((querystring as Properties | undefined)?.properties ?? {})
  const keyed = Object.keys((headers as Properties | undefined)?.properties ?? {}).includes('Idempotency-Key')
  const signsIn = permission !== 'public'
  const when: Record<string, boolean> = {
    400: writes || Boolean(body) || query.length > 0,
    401: signsIn || !leadsNowhere.has(guard),
    402: keyed,
    403: signsIn || (guard !== openGuard && guard !== platformGuard),
    404: Boolean(params) || query.includes('page'),
    409: writes && guard !== openGuard,
    413: writes,
    415: writes,
    422: keyed,
    429: !watched,
    503: !watched,
  }
  return Object.keys(when).filter((status) => when[status])
}

type Properties = { properties?: object }
/** Doors at which nobody looks at a token when the route is public. */
const leadsNowhere = new Set<Guard | undefined>([openGuard, anyKitchenGuard, platformGuard])
