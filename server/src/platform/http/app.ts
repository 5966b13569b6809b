import multipart from '@fastify/multipart'
import cors from '@fastify/cors'
import websocket from '@fastify/websocket'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyRequest } from 'fastify'
import { refuse } from '../../refusals.ts'
import { coerce } from './coerce.ts'
import type { App } from './corridor.ts'
import { answerError } from './errors.ts'
import { readForm } from './multipart.ts'
import { requestId } from './request-id.ts'
import { securityHeaders } from './security-headers.ts'
import { websockets } from './websockets.ts'

const mebibyte = 1024 * 1024

export type AppOptions = { log: FastifyBaseLogger; production: boolean }

/** An empty house: how requests are read, checked and answered. Corridors and rooms are added by the server's app.ts. */
export async function createApp({ log, production }: AppOptions): Promise<App> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    // A path that cannot be decoded reaches neither hooks nor the error handler.
    frameworkErrors: (error, request, reply) =>
      void answerError(error, request, reply.headers(securityHeaders)),
    bodyLimit: mebibyte,
    trustProxy: 'loopback',
    requestIdHeader: false,
    genReqId: requestId,
    // A server that answers slow clients for ever can be held by a few hundred of them.
    connectionTimeout: 30_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    ajv: {
      customOptions: {
        coerceTypes: false,
        removeAdditional: false,
        useDefaults: true,
        allErrors: true,
        strict: false,
      },
    },
  }).withTypeProvider<TypeBoxTypeProvider>()

  readBodies(app)
  await app.register(multipart, {
    limits: { fileSize: 5 * mebibyte, files: 1, fields: 100, fieldSize: mebibyte / 16, parts: 101 },
  })
  await app.register(cors, corsOptions(production))
  await app.register(websocket, websockets)

  app.addHook('preValidation', async (request) => {
    const { body, querystring, params } = request.routeOptions.schema ?? {}
    // Our schemas are JSON Schema objects; Fastify's type leaves them open.
    if (body) {
      const sent = request.isMultipart() ? await readForm(request, body as never) : request.body
      request.body = coerce(body as never, sent ?? {})
    }
    if (querystring) request.query = coerce(querystring as never, request.query)
    if (params) request.params = coerce(params as never, request.params)
  })
  answerFully(app)
  return app
}

/** JSON, form and multipart bodies are taken everywhere; the dashboard sends "application/json" with no body at all. */
function readBodies(app: App) {
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

function answerFully(app: App) {
  app.setErrorHandler(answerError)
  app.setNotFoundHandler((request, reply) => {
    const allowed = methods.filter((method) =>
      app.findRoute({ method, url: request.url.split('?')[0] ?? '' }),
    )
    // A route that takes the method came here itself, for a file that is not there.
    const isMethod = allowed.length > 0 && !allowed.some((method) => method === request.method)
    const refusal = refuse(isMethod ? 'method_not_allowed' : 'unknown_path')
    if (isMethod) reply.header('allow', allowed.join(', '))
    return reply.code(refusal.status).send(isMethod ? refusal.body : { ...refusal.body, status: 404 })
  })
  // These run for every request; with a callback each costs less than with a promise.
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(securityHeaders).header('x-request-id', request.id)
    done()
  })
  app.addHook('onSend', (_request, reply, payload, done) => {
    reply.header('x-response-time', (reply.elapsedTime / 1000).toFixed(3))
    done(null, payload)
  })
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(requestLine(request, reply.statusCode, reply.elapsedTime), 'request')
    done()
  })
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** The route's pattern, not the URL: a query may hold personal data. */
const requestLine = (request: FastifyRequest, status: number, elapsed: number) => ({
  method: request.method,
  route: request.routeOptions.url ?? 'none',
  status,
  ms: Math.round(elapsed * 10) / 10,
})

const corsOptions = (production: boolean) => ({
  origin: !production,
  credentials: true,
  methods: ['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
  allowedHeaders: [
    'accept',
    'accept-encoding',
    'authorization',
    'content-type',
    'dnt',
    'origin',
    'user-agent',
    'x-csrftoken',
    'x-requested-with',
    'x-api-key',
    'x-tenant-slug',
    'x-tenant-id',
    'idempotency-key',
  ],
  exposedHeaders: ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'x-request-id', 'etag'],
  maxAge: 86_400,
  optionsSuccessStatus: 200,
})
