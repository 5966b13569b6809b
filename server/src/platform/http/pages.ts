import { join, resolve } from 'node:path'
import files from '@fastify/static'
import type { App } from './corridor.ts'

/** What bin/build-web.ts builds. */
const dist = resolve(import.meta.dirname, '../../../../web/dist')
const pages = {
  '/': 'index.html',
  '/kitchen/': 'kitchen/index.html',
  '/invitation/': 'password/index.html',
  '/reset/': 'password/index.html',
  '/paid/': 'paid/index.html',
  '/unpaid/': 'unpaid/index.html',
}

/** The screens. Names under /assets/ carry a hash of their content, so they never change; the pages are always asked for. */
export async function servePages(app: App) {
  await app.register(files, { root: dist, serve: false, suppressWarning: true })
  for (const [path, file] of Object.entries(pages)) {
    app.get(path, { schema: { hide: true } }, (_request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile(file, { cacheControl: false }),
    )
  }
  app.get<{ Params: { '*': string } }>('/assets/*', { schema: { hide: true } }, ({ params }, reply) =>
    reply.sendFile(params['*'], join(dist, 'assets'), { immutable: true, maxAge: '1y' }),
  )
}
