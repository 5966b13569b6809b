import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import openapiTypes, { astToString } from 'openapi-typescript'
import pino from 'pino'
import { buildApp } from '../server/src/app.ts'
import type { Config } from '../server/src/config.ts'
import { openDeps } from '../server/src/deps.ts'
import type { OwnerConnection } from '../server/src/platform/db/owner.ts'
import { openSettings } from '../server/src/platform/http/settings.ts'
import { mailToFiles } from '../server/src/platform/mail/settings.ts'

const repository = resolve(import.meta.dirname, '..')

/** Writes docs/openapi.json and, from it, the types of the web client. The server is made whole, but listens nowhere. */
export async function writeOpenapi(postgres: OwnerConnection, dataDir: string) {
  const config: Config = {
    env: 'test',
    host: '127.0.0.1',
    port: 0,
    dataDir,
    demo: false,
    rateLimits: false,
    logLevel: 'info',
    dnsServers: [],
    http: openSettings,
    mail: mailToFiles,
    stripeApiUrl: 'https://api.stripe.com',
    publicUrl: 'http://localhost:8000',
    secretKey: 'generated files need no secret',
  }
  const log = pino({ level: 'error' })
  const deps = await openDeps({
    config,
    postgres: { ...postgres, controlDatabase: 'control_of_openapi', budget: 10 },
    log,
  })
  const app = await buildApp(deps)
  await app.ready()
  const document = app.swagger()
  await app.close()
  await deps.close()

  await writeFile(join(repository, 'docs/openapi.json'), `${JSON.stringify(document, undefined, 2)}\n`)
  const types = await openapiTypes(document as Parameters<typeof openapiTypes>[0]) // the same standard, typed by two packages
  await writeFile(join(repository, 'web/src/shared/api/schema.generated.ts'), banner + astToString(types))
}

const banner = '// Made from docs/openapi.json by bin/gen.ts.\n'
