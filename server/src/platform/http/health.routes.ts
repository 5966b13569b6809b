import { Type } from 'typebox'
import type { Handle } from '../db/handles.ts'
import type { ControlDb } from '../db/control-db.generated.ts'
import type { Routes } from './corridor.ts'
import { ping } from './health.sql.ts'

const NotReady = Type.Object({ status: Type.String(), message: Type.String() }, { description: 'Not ready.' })
const Health = Type.Object({ status: Type.String(), message: Type.String() })

/** Whether the process lives, and whether it can do its work. Neither tells the public more than that. */
export const healthRoutes =
  ({ control }: { control: Handle<ControlDb> }): Routes =>
  (app) => {
    app.get(
      '/livez',
      {
        config: { permission: 'public', watched: true },
        schema: { operationId: 'livez', summary: 'Whether the process lives', response: { 200: Health } },
      },
      async () => ({ status: 'healthy', message: 'The process answers.' }),
    )

    app.get(
      '/readyz',
      {
        config: { permission: 'public', watched: true },
        schema: {
          operationId: 'readyz',
          summary: 'Whether it can do its work',
          response: { 200: Health, 503: NotReady },
        },
      },
      async (_request, reply) => {
        if (await ping(control.read)) return { status: 'healthy', message: 'Ready.' }
        return reply
          .code(503)
          .header('retry-after', '1')
          .send({ status: 'unhealthy', message: 'The control database does not answer.' })
      },
    )
  }
