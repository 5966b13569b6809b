import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import swaggerUi from '@fastify/swagger-ui'
import type { App } from './corridor.ts'
import { securityHeaders } from './security-headers.ts'

/** The contract for people and for generators, open to everybody, with nothing fetched from elsewhere. */
export async function serveDocs(app: App) {
  let text: string | undefined
  for (const path of ['/openapi.json', '/swagger.json']) {
    app.get(path, { schema: { hide: true } }, (_request, reply) => {
      text ??= JSON.stringify(app.swagger())
      return reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(text)
    })
  }
  await app.register(swaggerUi, {
    routePrefix: '/swagger',
    staticCSP: swaggerPolicy,
    theme: {
      title: 'Fun Adventure Kitchen: API',
      css: [{ filename: 'plain.css', content: '.swagger-ui .topbar { display: none }' }],
    },
    uiConfig: { docExpansion: 'list', deepLinking: true, filter: true, persistAuthorization: false },
  })
  await serveRedoc(app)
}

async function serveRedoc(app: App) {
  const bundle = withoutLogo(
    await readFile(fileURLToPath(import.meta.resolve('redoc/bundles/redoc.standalone.js')), 'utf8'),
  )
  app.get('/redoc/', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', redocPolicy).send(redocPage),
  )
  app.get('/redoc/redoc.js', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'max-age=3600').send(bundle),
  )
  app.get('/redoc/start.js', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(redocStart),
  )
  app.get('/redoc/page.css', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/css; charset=utf-8').send('body { margin: 0 }'),
  )
}

/** The bundle shows its maker's logo from the maker's server; the link to the maker stays. */
function withoutLogo(bundle: string): string {
  const logo = 'https://cdn.redoc.ly/redoc/logo-mini.svg'
  if (!bundle.includes(logo)) throw new Error('redoc has changed where its logo comes from')
  return bundle.replace(logo, 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E')
}

/**
 * Both put one constant text of their own into a <style> element, and ReDoc fills empty ones through the CSSOM. These are
 * the hashes of those texts: nothing else is let in, and a version with another text fails the browser test.
 */
const styles = (...hashes: string[]) =>
  `${securityHeaders['content-security-policy']}; style-src 'self' ${hashes.map((hash) => `'sha256-${hash}'`).join(' ')}`
const swaggerPolicy = styles('RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w=')
const redocPolicy = styles(
  '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
  'QMIg+bpjm3JdElJ388KYke01izlUW0UoNOeKjpMxdgc=',
)

const redocPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fun Adventure Kitchen: API</title>
<link rel="icon" href="/swagger/static/favicon-32x32.png">
<link rel="stylesheet" href="/redoc/page.css">
</head>
<body>
<div id="redoc"></div>
<script src="/redoc/redoc.js"></script>
<script src="/redoc/start.js"></script>
</body>
</html>
`
const redocStart = `Redoc.init('/openapi.json', { hideDownloadButton: false, expandResponses: '200,201' }, document.getElementById('redoc'))\n`
