import multipart from '@fastify/multipart'
import cors from '@fastify/cors'
import websocket from '@fastify/websocket'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyRequest } from 'fastify'
import { refuse } from '../../refusals.ts'
import { readBodies } from './bodies.ts'
import { closePolitely } from './close-politely.ts'
import { coerce } from './coerce.ts'
import type { App } from './corridor.ts'
import { corsOptions } from './cors.ts'
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
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    // A path that cannot be decoded reaches neither hooks nor the error handler.
    frameworkErrors: (error, request, reply) =>
      void answerError(error, request, reply.headers(securityHeaders)),
    bodyLimit: mebibyte,
    trustProxy: 'loopback',
    requestIdHeader: false,
    genReqId: requestId,
    // A child logger for each request costs a tenth of its time; the lines name the request themselves.
    childLoggerFactory: (logger) => logger,
    // A server that answers slow clients for ever can be held by a few hundred of them.
    connectionTimeout: 30_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 72_000,
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
  closePolitely(app)
  return app
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
    request.log.info(requestLine(request, reply.statusCode, reply.elapsedTime), 'answered')
    done()
  })
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** The route's pattern, not the URL: a query may hold personal data. */
const requestLine = (request: FastifyRequest, status: number, elapsed: number) => ({
  request: request.id,
  method: request.method,
  route: request.routeOptions.url ?? 'none',
  status,
  ms: Math.round(elapsed * 10) / 10,
})
