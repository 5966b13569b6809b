import type { FastifyReply, FastifyRequest } from 'fastify'
import { askerOf } from './context.ts'
import type { App } from './corridor.ts'

/** One line for each request, once it is answered. */
export function logRequests(app: App) {
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      { ...requestLine(request, reply), ms: Math.round(reply.elapsedTime * 10) / 10 },
      'answered',
    )
    done()
  })
}

/** The route's pattern, not the URL: a query may hold personal data. */
export const requestLine = (request: FastifyRequest, { statusCode }: Pick<FastifyReply, 'statusCode'>) => ({
  request: request.id,
  trace: traceOf(request),
  method: request.method,
  route: request.routeOptions.url ?? 'none',
  status: statusCode,
  ...askerOf(request),
})

const traceparent = /^00-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/

/** The trace that the caller belongs to (W3C Trace Context), else one of our own that the request id leads to. */
function traceOf({ headers, id }: FastifyRequest): string {
  const { traceparent: header } = headers
  return (typeof header === 'string' && traceparent.exec(header)?.[1]) || id.padStart(32, '0')
}
