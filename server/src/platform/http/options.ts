import type { FastifyRequest, RouteOptions } from 'fastify'
import type { App } from './corridor.ts'

type Schema = {
  type?: string
  anyOf?: Schema[]
  enum?: unknown[]
  items?: Schema
  format?: string
  picture?: boolean
  description?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  properties?: Record<string, Schema>
  required?: string[]
  readOnlyFields?: string[]
}
type Described = { summary?: string; description?: string; body?: Schema }

/**
 * OPTIONS on every documented path says which fields its methods take (contract 1.5). Preflights of browsers come the
 * same way; the CORS plugin has put their headers on the answer before.
 */
export function answerOptions(app: App) {
  const described = new Map<string, Record<string, Described>>()
  app.addHook('onRoute', function (this: App, route: RouteOptions & { routePath: string }) {
    const schema = route.schema as Described & { hide?: boolean; operationId?: string } // as our routes write it
    if (!schema?.operationId || typeof route.method !== 'string' || route.method === 'HEAD') return
    const known = described.get(route.url)
    if (known) {
      known[route.method] = schema
      return
    }
    const methods = { [route.method]: schema }
    described.set(route.url, methods)
    this.options(route.routePath, { schema: { hide: true } }, async (request, reply) =>
      isPreflight(request) ? reply.send() : metadata(methods),
    )
  })
}

const isPreflight = ({ headers }: FastifyRequest) =>
  headers.origin !== undefined && headers['access-control-request-method'] !== undefined

function metadata(methods: Record<string, Described>) {
  const [first] = Object.values(methods)
  const actions = Object.entries(methods).flatMap(([method, { body }]) =>
    body?.properties ? [[method, fieldsOf(body)]] : [],
  )
  return {
    name: first?.summary ?? '',
    description: first?.description ?? '',
    renders: ['application/json'],
    parses: ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
    ...(actions.length && { actions: Object.fromEntries(actions) }),
  }
}

function fieldsOf({ properties = {}, required = [], readOnlyFields = [] }: Schema): object {
  const fields = Object.entries(properties).map(([name, schema]) => {
    const one = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema
    return [
      name,
      {
        type: typeOf(one),
        required: required.includes(name),
        read_only: false,
        label: label(name),
        ...(schema.description && { help_text: schema.description }),
        ...(one.minLength && { min_length: one.minLength }),
        ...(one.maxLength && { max_length: one.maxLength }),
        ...(one.minimum !== undefined && { min_value: one.minimum }),
        ...(one.maximum !== undefined && { max_value: one.maximum }),
        ...(one.enum && { choices: one.enum.map((value) => ({ value, display_name: value })) }),
        ...(one.items?.properties && { child: { type: 'nested object', children: fieldsOf(one.items) } }),
      },
    ] as const
  })
  const readOnly = readOnlyFields
    .filter((name) => !(name in properties))
    .map((name) => [name, { type: 'field', required: false, read_only: true, label: label(name) }] as const)
  return Object.fromEntries([...fields, ...readOnly])
}

const label = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ')

function typeOf({ type, enum: choices, format, picture, properties }: Schema): string {
  if (picture) return 'image upload'
  if (choices) return 'choice'
  if (format === 'date') return 'date'
  if (type === 'array') return 'list'
  if (type === 'number') return 'float'
  if (properties) return 'nested object'
  return type ?? 'field'
}
