import { Type } from 'typebox'
import type { Clock } from '../clock.ts'
import { principalOf, tenantOf } from '../http/context.ts'
import type { Routes } from '../http/corridor.ts'
import { Problem } from '../http/schemas.ts'
import { refuse } from '../../refusals.ts'
import type { Live } from './live.ts'
import { issueTicket } from './tickets.ts'

const StreamTicket = Type.Object({
  ticket: Type.String({ description: 'For GET /api/v1/stream?ticket=, once.' }),
  expires_in: Type.Integer({ description: 'Seconds.' }),
  epoch: Type.String({
    description:
      'With seq: where the log ends now. Lists read after this and a subscription from here miss nothing.',
  }),
  seq: Type.Integer(),
})

/** In the kitchen's corridor. */
export const streamTicketRoutes =
  ({ clock }: { clock: Clock }): Routes =>
  (app) => {
    app.post(
      '/stream/ticket/',
      {
        config: { permission: 'stream.read' },
        schema: {
          operationId: 'openStreamTicket',
          summary: 'A pass to the live stream',
          response: { 200: StreamTicket, '4xx': Problem },
        },
      },
      (request) => {
        const { session } = principalOf(request)
        // The stream ends with the sign-in that it belongs to; an API key has none.
        if (!session) throw refuse('permission_denied')
        return issueTicket(tenantOf(request), session, clock)
      },
    )
  }

const protocol = `A WebSocket. Send {"subscribe": [topics], "epoch", "seq"}; epoch and seq say where to go on, without them from now.
Answers {"subscribed", "epoch", "seq"}, with "resync" (epoch_changed, too_old, unknown_position) when the log has no
continuation from there and lists must be read anew, then events {"epoch", "seq", "topic", "type", "id", "at", "data"} in
order and each once, or {"error"}. Close codes 1012 and 1013: come back with the last epoch and seq; 4401: signed out;
4403: not allowed any more.`

/** In a corridor of its own, whose guard takes the ticket. */
export const streamRoutes =
  ({ live }: { live: Live }): Routes =>
  (app) => {
    app.route({
      method: 'GET',
      url: '/stream',
      config: { permission: 'stream.read' },
      schema: {
        operationId: 'openStream',
        summary: 'The live stream',
        description: protocol,
        security: [],
        querystring: Type.Object({ ticket: Type.String() }),
        response: { 426: Problem, '4xx': Problem },
      },
      wsHandler: (socket, request) => live.join(tenantOf(request), principalOf(request), socket),
      // The guard lets nothing but an upgrade through.
      handler: () => {
        throw refuse('upgrade_required')
      },
    })
  }
