import multipart from '@fastify/multipart'
import cookie from '@fastify/cookie'
import cors from '@fastify/cors'
import websocket from '@fastify/websocket'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { LogController, type FastifyBaseLogger } from 'fastify'
import { readBodies, refuseFields } from './bodies.ts'
import { answerClientError } from './client-errors.ts'
import { closePolitely } from './close-politely.ts'
import { coerce } from './coerce.ts'
import type { App } from './corridor.ts'
import { corsOptions } from './cors.ts'
import { answerError } from './errors.ts'
import { openFrontDoor, type SlugOfDomain } from './front-door.ts'
import { hostRules } from './hosts.ts'
import { readForm } from './multipart.ts'
import { answerOptions } from './options.ts'
import { answerUnknownPaths, withoutFormat } from './paths.ts'
import { requestId } from './request-id.ts'
import { logRequests } from './request-log.ts'
import { securityHeaders } from './security-headers.ts'
import type { HttpSettings } from './settings.ts'
import { websockets } from './websockets.ts'

const mebibyte = 1024 * 1024

export type AppOptions = { log: FastifyBaseLogger; http: HttpSettings; slugOfDomain: SlugOfDomain }

/** An empty house: how requests are read, checked and answered. Corridors and rooms are added by the server's app.ts. */
export async function createApp({ log, http, slugOfDomain }: AppOptions): Promise<App> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
    rewriteUrl: withoutFormat,
    // A path that cannot be decoded reaches neither hooks nor the error handler.
    frameworkErrors: (error, request, reply) =>
      void answerError(error, request, reply.headers(securityHeaders).header('x-request-id', request.id)),
    clientErrorHandler: answerClientError,
    bodyLimit: mebibyte,
    trustProxy: http.trustedProxies,
    requestIdHeader: false,
    genReqId: requestId,
    // A child logger for each request costs a tenth of its time; the lines name the request themselves.
    childLoggerFactory: (logger) => logger,
    // A server that answers slow clients for ever can be held by a few hundred of them.
    connectionTimeout: 30_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 72_000,
    // While it closes, what comes over open sockets is still answered, and told that the socket ends.
    return503OnClosing: false,
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
  app.decorate('hosts', hostRules(http))

  openFrontDoor(app, http, slugOfDomain)
  readBodies(app)
  await app.register(multipart, {
    limits: { fileSize: 5 * mebibyte, files: 1, fields: 100, fieldSize: mebibyte / 16, parts: 101 },
  })
  // Read where they are asked for: hardly any request signs in by one.
  await app.register(cookie, { hook: false })
  await app.register(cors, corsOptions(http.corsOrigins))
  await app.register(websocket, websockets)

  app.addHook('preValidation', async (request) => {
    if (request.is404) return
    const { body, querystring, params } = request.routeOptions.schema ?? {}
    // Our schemas are JSON Schema objects; Fastify's type leaves them open.
    if (body) {
      const sent = request.isMultipart() ? await readForm(request, body as never) : request.body
      request.body = coerce(body as never, sent ?? {})
    } else refuseFields(request.body)
    if (querystring) request.query = coerce(querystring as never, request.query)
    if (params) request.params = coerce(params as never, request.params)
  })
  app.setErrorHandler(answerError)
  answerUnknownPaths(app)
  answerOptions(app)
  logRequests(app)
  closePolitely(app)
  return app
}
