import type { IncomingMessage } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../../refusals.ts'
import type { App } from './corridor.ts'

/** Without OPTIONS, which every path takes. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Lists and items may be asked for with a format ending, "orders.json"; there is one format. */
export function withoutFormat({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  if (!url.startsWith('/api/')) return url
  const end = url.indexOf('?')
  const path = end < 0 ? url : url.slice(0, end)
  return path.endsWith('.json') ? `${path.slice(0, -5)}/${url.slice(path.length)}` : url
}

/**
 * What a path that no route takes is answered: 405 where another method would do, the way to the same path with its
 * final slash (which only reading can follow), else 404.
 */
export function answerUnknownPaths(app: App) {
  const takers = (url: string) => methods.filter((method) => app.findRoute({ method, url }))

  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?')
    const allowed = takers(path)
    // A route that takes the method came here itself, for a file that is not there.
    const taken = allowed.some((method) => method === request.method)
    if (allowed.length && !taken) {
      const { status, body } = refuse('method_not_allowed')
      return reply
        .code(status)
        .header('allow', [...allowed, 'OPTIONS'].join(', '))
        .send(body)
    }
    if (!taken && !path.endsWith('/') && takers(`${path}/`).length) return addSlash(request, reply, path)
    return unknown(reply, 'unknown_path')
  })
}

function addSlash({ method, url }: FastifyRequest, reply: FastifyReply, path: string) {
  if (method !== 'GET' && method !== 'HEAD') return unknown(reply, 'final_slash')
  return reply.redirect(`${path}/${url.slice(path.length)}`, 301)
}

function unknown(reply: FastifyReply, code: 'unknown_path' | 'final_slash') {
  const { status, body } = refuse(code)
  return reply.code(status).send({ ...body, status })
}
